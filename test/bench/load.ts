/** A program under load, compared with one that does nothing: separate processes, alternating within one run. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { root } from '../../adapters/common/paths.js';

const CONNECTIONS = 64;
/** Many short rounds: the machine's pace changes within seconds, and a pair of short rounds sees the same pace. */
const ROUNDS = 9;
const ROUND_MS = 1_200;
/** Requests are made before a flood, so that making them does not count. */
const AHEAD = 9_000;

/** A request as sent over the wire. */
export function request(path: string, headers: Record<string, string>, body: string): string {
  const all = Object.entries({ host: 'baton.test', 'content-length': String(Buffer.byteLength(body)), ...headers });
  return `POST ${path} HTTP/1.1\r\n${all.map(([k, v]) => `${k}: ${v}`).join('\r\n')}\r\n\r\n${body}`;
}

/** One kept-alive connection, a request at a time. Cheaper than any client, which leaves the machine to the server. */
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

/** As fast as possible, over several connections, with requests made beforehand. */
async function flood(address: string, make: () => string, ahead: number): Promise<Round> {
  const requests = Array.from({ length: ahead }, make);
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

/** Starts each request on time, whether or not earlier ones are done. @returns all latencies in ms, sorted */
async function paced(address: string, make: () => string, rate: number): Promise<number[]> {
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
      line.send(make()).then(() => {
        times.push(performance.now() - at);
        free.push(line);
      }),
    );
  }
  await Promise.all(under);
  for (const line of free) line.end();
  return times.sort((a, b) => a - b);
}

/** Lets this process read the metrics of the others. */
const TOKEN = 'token-of-the-benchmark';

export async function child(script: string, args: string[], env: Record<string, string>): Promise<Program> {
  const process_ = spawn(process.execPath, [join(root(), 'dist/test/bench', script), ...args], {
    env: { PATH: process.env.PATH ?? '', METRICS_TOKEN: TOKEN, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await new Promise<string>((resolve, reject) => {
    process_.stdout?.on('data', (chunk: Buffer) => {
      const found = /http:\/\/\S+/.exec(chunk.toString());
      if (found) resolve(found[0]);
    });
    process_.once('exit', (code) => reject(new Error(`${script} ended with ${code}`)));
  });
  return { process: process_, address };
}

/** Waits until all answers to a flood of commands have been sent. */
async function quiet(address: string): Promise<void> {
  for (let i = 0; i < 600; i += 1) {
    const metrics = await (await fetch(`${address}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } })).text();
    if (/baton_outbox_messages\{state="waiting"\} 0/.test(metrics)) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

export interface Share {
  what: string;
  trivial: number;
  baton: number;
  /** Baton's throughput as a share of the trivial app's: the median of all pairs of rounds. */
  share: number;
  /** Processor time of one request in microseconds; NaN if the system does not say. */
  trivialCpu: number;
  batonCpu: number;
  /** p99 in ms at a fixed rate. */
  trivialP99: number;
  batonP99: number;
  refused: number;
  /** The least share of the trivial app's throughput. */
  bound: number | undefined;
}

/** Processor time a process has used, in ms: all threads, user and system. */
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

export interface Load {
  what: string;
  /** The next request. */
  make(): string;
  /** Requests a second at which latency is measured. */
  rate: number;
  bound?: number;
}

export interface Program {
  process: ChildProcess;
  address: string;
}

/** Every load on both programs, alternating. */
export async function compare(trivial: Program, baton: Program, loads: readonly Load[]): Promise<Share[]> {
  const rows: Share[] = [];
  for (const { what, make, rate, bound } of loads) {
    const rates: [number[], number[]] = [[], []];
    const times: [number[], number[]] = [[], []];
    const cpus: [number[], number[]] = [[], []];
    let refused = 0;
    for (let round = 0; round <= ROUNDS; round += 1)
      for (const [i, program] of [trivial, baton].entries()) {
        const { process: process_, address } = program;
        const slow = p99(await paced(address, make, rate));
        const before = cpuOf(process_);
        const flooded = await flood(address, make, AHEAD);
        const used = ((cpuOf(process_) - before) * 1_000) / flooded.done;
        if (program === baton) await quiet(address);
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
      share: middle(rates[1].map((r, i) => r / (rates[0][i] ?? r))),
      trivialCpu: middle(cpus[0]),
      batonCpu: middle(cpus[1]),
      trivialP99: middle(times[0]),
      batonP99: middle(times[1]),
      refused,
      bound,
    });
  }
  return rows;
}
