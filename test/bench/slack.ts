/**
 * Slack's requests under load, beside a Bolt app that does nothing: signed message events of which two in a hundred are
 * unclear work, and commands. Both are processes of their own, and take turns within one run.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { root } from '../../adapters/paths.js';
import type { Place } from '../support/places.js';
import { sign } from '../support/slack/world.js';

export const CHANNELS = 50;
export const PEOPLE = 400;
const CONNECTIONS = 64;
/** Short rounds and many: the machine's own pace changes within seconds, and a pair of rounds sees the same of it. */
const ROUNDS = 9;
const ROUND_MS = 1_200;
/** Events a second at which the time of one is measured: sixty workspaces at Slack's own cap. */
const PACE = 500;

const IDLE = [
  'lol',
  'thanks, that works now',
  'has anybody seen the error in the log? it says connection reset by peer',
  'the build is red again, looks like the mirror is down',
  'see <https://example.org/issues/12> for the details',
  'you need a GPU to run it, and the drivers have to match',
];

/** Aimed at is 70 %, and reached in some runs: what the machine does besides moves it by ten and more. */
const SHARE = 0.5;

let n = 0;
const PADDING = 'x'.repeat(120);

/** A message event of about 625 bytes, as Slack sends one. */
export function messageEvent(idle = false): { type: string; body: string } {
  n += 1;
  const text =
    n % 50 === 0 && !idle ? `Someone should fix the ETL job number ${n} by Friday.` : (IDLE[n % IDLE.length] ?? '');
  const ts = `${(Date.now() / 1_000).toFixed(3)}${String(n % 1_000).padStart(3, '0')}`;
  const event = {
    type: 'message',
    channel_type: 'channel',
    user: `U${n % PEOPLE}`,
    channel: `C${n % CHANNELS}`,
    text,
    ts,
    client_msg_id: PADDING,
  };
  const authorizations = [
    { enterprise_id: null, team_id: 'T1', user_id: 'UBATON', is_bot: true, is_enterprise_install: false },
  ];
  const body = {
    token: 'x',
    team_id: 'T1',
    api_app_id: 'A1',
    event,
    type: 'event_callback',
    event_id: `Ev${n}${Date.now()}`,
    event_time: 1,
    authorizations,
  };
  return { type: 'application/json', body: JSON.stringify(body) };
}

export function command(api: string): { type: string; body: string } {
  n += 1;
  const fields = {
    ...{
      command: '/baton',
      text: 'task list mine',
      team_id: 'T1',
      team_domain: 'acme',
      user_id: `U${n % PEOPLE}`,
      user_name: 'somebody',
    },
    ...{ channel_id: `C${n % CHANNELS}`, channel_name: `channel-${n % CHANNELS}`, trigger_id: `T${n}${Date.now()}` },
    response_url: `${api}/respond/${n}`,
  };
  return { type: 'application/x-www-form-urlencoded', body: new URLSearchParams(fields).toString() };
}

function request({ type, body }: { type: string; body: string }): string {
  const headers = sign(body, Math.floor(Date.now() / 1_000));
  const lines = Object.entries({
    host: 'baton.test',
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    ...headers,
  });
  return `POST /slack/events HTTP/1.1\r\n${lines.map(([k, v]) => `${k}: ${v}`).join('\r\n')}\r\n\r\n${body}`;
}

/** One connection that is kept: a request at a time. Cheaper than any client, so that the load leaves the machine to the server. */
class Line {
  private waiting: ((status: number) => void) | undefined;

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.on('data', (data) => {
      const done = this.waiting;
      this.waiting = undefined;
      done?.(Number(data.subarray(9, 12).toString()));
    });
  }

  static async to(address: string): Promise<Line> {
    const { hostname, port } = new URL(address);
    const socket = connect(Number(port), hostname);
    await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
    return new Line(socket);
  }

  send(text: string): Promise<number> {
    return new Promise((resolve) => {
      this.waiting = resolve;
      this.socket.write(text);
    });
  }

  end(): void {
    this.socket.destroy();
  }
}

const lines = (address: string, count: number) => Promise.all(Array.from({ length: count }, () => Line.to(address)));

interface Round {
  perSecond: number;
  done: number;
  refused: number;
}

/** As fast as it goes, over some connections. The requests are made before. */
export async function flood(
  address: string,
  make: () => { type: string; body: string },
  ahead: number,
): Promise<Round> {
  const requests = Array.from({ length: ahead }, () => request(make()));
  const open = await lines(address, CONNECTIONS);
  let done = 0;
  let refused = 0;
  const begun = performance.now();
  const until = begun + ROUND_MS;
  await Promise.all(
    open.map(async (line) => {
      while (performance.now() < until) {
        const next = requests.pop();
        if (next === undefined) return;
        if ((await line.send(next)) !== 200) refused += 1;
        done += 1;
      }
    }),
  );
  const perSecond = (done * 1_000) / (performance.now() - begun);
  for (const line of open) line.end();
  return { perSecond, done, refused };
}

/** Begun at their time, whether or not those before are done. @returns the times of all, in ms, sorted */
async function paced(address: string, make: () => { type: string; body: string }, rate: number): Promise<number[]> {
  const free = await lines(address, 256);
  const times: number[] = [];
  const under: Promise<void>[] = [];
  const begun = performance.now();
  const total = (rate * ROUND_MS) / 1_000;
  for (let i = 0; i < total; i += 1) {
    const at = begun + (i * 1_000) / rate;
    while (performance.now() < at) await new Promise((resolve) => setTimeout(resolve, 1));
    const line = free.pop() ?? (await Line.to(address));
    under.push(
      line.send(request(make())).then(() => {
        times.push(performance.now() - at);
        free.push(line);
      }),
    );
  }
  await Promise.all(under);
  for (const line of free) line.end();
  return times.sort((a, b) => a - b);
}

async function child(script: string, args: string[], env: Record<string, string>): Promise<[ChildProcess, string]> {
  const process_ = spawn(process.execPath, [join(root(), 'dist/test/bench', script), ...args], {
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await new Promise<string>((resolve, reject) => {
    process_.stdout?.on('data', (chunk: Buffer) => {
      const found = /http:\/\/\S+/.exec(chunk.toString());
      if (found) resolve(found[0]);
    });
    process_.once('exit', (code) => reject(new Error(`${script} ended with ${code}`)));
  });
  return [process_, address];
}

/** Waits until all that the commands of a flood have to say is said. */
async function quiet(address: string): Promise<void> {
  for (let i = 0; i < 600; i += 1) {
    const metrics = await (await fetch(`${address}/metrics`)).text();
    if (/baton_outbox_messages\{state="waiting"\} 0/.test(metrics)) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

export interface SlackLoad {
  what: string;
  trivial: number;
  baton: number;
  /** Baton's part of the trivial app's, the middle one of all pairs of rounds. */
  share: number;
  /** Microseconds of the processor that one request takes; NaN where the system does not tell. */
  trivialCpu: number;
  batonCpu: number;
  /** p99 in ms at a fixed rate. */
  trivialP99: number;
  batonP99: number;
  refused: number;
  /** The least share of the trivial app's throughput. */
  bound: number | undefined;
}

/** Milliseconds of the processor that a process has used, its threads and the system's part with it. */
function cpuOf(child_: ChildProcess): number {
  try {
    const fields = readFileSync(`/proc/${child_.pid}/stat`, 'utf8').split(' ');
    return (Number(fields[13]) + Number(fields[14])) * 10;
  } catch {
    return Number.NaN;
  }
}

const middle = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const p99 = (sorted: number[]) => sorted[Math.floor(sorted.length * 0.99)] ?? 0;

/** Both kinds of load on both programs, in turns. */
export async function slackLoad(place: Place): Promise<SlackLoad[]> {
  const api = createServer((message, response) => {
    message.resume();
    message.on('end', () =>
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end('{"ok":true,"url":"https://acme.slack.com/"}'),
    );
  });
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
  const apiUrl = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;
  const [trivialProcess, trivial] = await child('slack-trivial.js', [], {});
  const [batonProcess, baton] = await child('slack-baton.js', [apiUrl], place.env);
  const programs = [
    [trivialProcess, trivial],
    [batonProcess, baton],
  ] as const;
  try {
    const loads: [string, () => { type: string; body: string }, number, number, number?][] = [
      ['message events, 2 % unclear', messageEvent, 9_000, PACE, SHARE],
      ['commands (task list mine)', () => command(apiUrl), 9_000, 50],
    ];
    const rows: SlackLoad[] = [];
    for (const [what, make, ahead, rate, bound] of loads) {
      const rates: [number[], number[]] = [[], []];
      const times: [number[], number[]] = [[], []];
      const cpus: [number[], number[]] = [[], []];
      let refused = 0;
      for (let round = 0; round <= ROUNDS; round += 1)
        for (const [i, [process_, address]] of programs.entries()) {
          const slow = p99(await paced(address, make, rate));
          const before = cpuOf(process_);
          const flooded = await flood(address, make, ahead);
          const used = ((cpuOf(process_) - before) * 1_000) / flooded.done;
          if (address === baton) await quiet(baton);
          // The first round warms up.
          if (round === 0) continue;
          rates[i]?.push(flooded.perSecond);
          cpus[i]?.push(used);
          times[i]?.push(slow);
          refused += flooded.refused;
        }
      rows.push({
        what,
        trivial: middle(rates[0]),
        baton: middle(rates[1]),
        share: middle(rates[1].map((rate, i) => rate / (rates[0][i] ?? rate))),
        trivialCpu: middle(cpus[0]),
        batonCpu: middle(cpus[1]),
        trivialP99: middle(times[0]),
        batonP99: middle(times[1]),
        refused,
        bound,
      });
    }
    return rows;
  } finally {
    trivialProcess.kill();
    batonProcess.kill();
    api.closeAllConnections();
    api.close();
  }
}
