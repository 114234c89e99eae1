/**
 * Pictures that Slack fetches by their address. The address holds all that is in the picture, sealed: any copy can draw it,
 * nobody can read or make one, and nothing is kept.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { BoundedCache } from '../../src/model/bounded-cache.js';
import { type Chart, LIMITS } from '../../src/view.js';
import { end } from '../platform/request.js';
import type { Seal } from '../store/seal.js';
import { PATHS } from './paths.js';

/** Longest address of a picture (docs.slack.dev: image block). */
const ADDRESS = 3_000;
/** Pictures that are kept drawn, in memory. */
const DRAWN = 50;
const YEAR_S = 31_536_000;

const text = z.string().max(LIMITS.label);
const content = z.strictObject({
  bars: z
    .array(z.strictObject({ label: text, share: z.number().min(0).max(1), text }))
    .min(1)
    .max(LIMITS.bars),
});

export class Pictures {
  private readonly drawn = new BoundedCache<Buffer>(DRAWN);

  constructor(
    private readonly seal: Seal,
    private readonly publicUrl: string,
  ) {}

  /** The address of a picture; undefined where it would be too long. */
  address({ bars }: Chart): string | undefined {
    const short = bars.map((bar) => ({ ...bar, share: Math.round(bar.share * 1_000) / 1_000 }));
    const address = `${this.publicUrl}${PATHS.chart}${this.seal.close(JSON.stringify({ bars: short }))}.png`;
    return address.length > ADDRESS ? undefined : address;
  }

  /** Answers a request for one. What was not made here is not there. */
  async show(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [path = ''] = (request.url ?? '').split('?');
    const name = path.slice(PATHS.chart.length).replace(/\.png$/, '');
    const png = name.length > ADDRESS ? undefined : (this.drawn.get(name) ?? (await this.draw(name)));
    if (!png) return end(response, 404);
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
    // What else is sealed with these keys is no picture, whoever sends it here.
    if (!opened?.startsWith('{')) return undefined;
    const read = content.safeParse(JSON.parse(opened));
    if (!read.success) return undefined;
    // Loaded when the first one is asked for: it takes a third of a second.
    const { plot } = await import('./plot.js');
    const png = plot(read.data);
    this.drawn.set(name, png);
    return png;
  }
}
