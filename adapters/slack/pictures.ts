/**
 * Pictures of charts, which Slack fetches by their address. The address contains all that is in the picture, sealed: every
 * instance can draw it, nobody else can read or forge one, and nothing is stored.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { BoundedCache } from '../../src/model/bounded-cache.js';
import { LIMITS } from '../../src/view/fit.js';
import type { Chart } from '../../src/view/view.js';
import { sendAnswer } from '../platform/request.js';
import type { Seal } from '../store/seal.js';
import { PATHS } from './paths.js';

/** Longest address of a picture (docs.slack.dev: image block). */
const MAX_ADDRESS = 3_000;
/** Pictures that are kept in memory. */
const CACHED = 50;
const YEAR_S = 31_536_000;

const text = z.string().max(LIMITS.label);
const content = z.strictObject({
  bars: z
    .array(z.strictObject({ label: text, share: z.number().min(0).max(1), text }))
    .min(1)
    .max(LIMITS.bars),
});

/** Makes addresses of pictures, and draws what they stand for. */
export class Pictures {
  /** PNGs by the sealed part of their address. */
  private readonly drawn = new BoundedCache<Buffer>(CACHED);

  constructor(
    private readonly seal: Seal,
    private readonly publicUrl: string,
  ) {}

  /** The address of a chart's picture; undefined if it would be too long. */
  address({ bars }: Chart): string | undefined {
    const rounded = bars.map((bar) => ({ ...bar, share: Math.round(bar.share * 1_000) / 1_000 }));
    const address = `${this.publicUrl}${PATHS.chart}${this.seal.close(JSON.stringify({ bars: rounded }))}.png`;
    return address.length > MAX_ADDRESS ? undefined : address;
  }

  /** Answers a request for a picture: 404 if its address was not made by Baton. */
  async show(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [path = ''] = (request.url ?? '').split('?');
    const name = path.slice(PATHS.chart.length).replace(/\.png$/, '');
    const png = name.length > MAX_ADDRESS ? undefined : (this.drawn.get(name) ?? (await this.draw(name)));
    if (!png) return sendAnswer(response, 404);
    response.writeHead(200, {
      'Content-Type': 'image/png',
      'Content-Length': png.length,
      'Cache-Control': `public, max-age=${YEAR_S}, immutable`,
      'X-Content-Type-Options': 'nosniff',
    });
    response.end(png);
  }

  private async draw(name: string): Promise<Buffer | undefined> {
    const opened = this.seal.open(name);
    // Other things are sealed with the same keys: they are not pictures, whoever sends them here.
    if (!opened?.startsWith('{')) return undefined;
    const chart = content.safeParse(JSON.parse(opened));
    if (!chart.success) return undefined;
    // Loaded for the first picture only: it takes a third of a second.
    const { plot } = await import('./plot.js');
    const png = plot(chart.data);
    this.drawn.set(name, png);
    return png;
  }
}
