/** The built program as a process, for tests: `npm run build` comes first. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect } from 'vitest';
import { root } from '../../adapters/common/paths.js';

export const MAIN = join(root(), 'dist', 'start.js');
export const CLI = join(root(), 'dist', 'baton.js');

const folders: string[] = [];
const running: ChildProcess[] = [];

/** Kills the processes and removes the folders of the test that ends. */
export const cleanUpProcesses = () =>
  afterEach(() => {
    for (const child of running.splice(0)) if (child.exitCode === null) child.kill('SIGKILL');
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });

/** An empty data folder. */
export function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'baton-process-'));
  folders.push(folder);
  return folder;
}

interface Ended {
  code: number | null;
  /** All that was printed, to either stream. */
  out: string;
}

export interface Program {
  child: ChildProcess;
  /** Everything printed so far. */
  printed(): string;
  ended: Promise<Ended>;
}

/** Starts a script; it sees only the environment that is given, and PATH. */
export function start(script: string, args: string[], env: Record<string, string>): Program {
  const child = spawn(process.execPath, [script, ...args], {
    env: { PATH: process.env.PATH ?? '', ...env },
    cwd: tmpdir(),
  });
  running.push(child);
  let out = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
  const ended = new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ code, out })));
  return { child, printed: () => out, ended };
}

/** Runs a script to its end. */
export const run = (script: string, args: string[], env: Record<string, string>): Promise<Ended> =>
  start(script, args, env).ended;

/** Starts Baton on a free port. */
export const startBaton = (env: Record<string, string>): Program => start(MAIN, [], { PORT: '0', ...env });

/** Ends it with a signal. */
export function end({ child, ended }: Program, signal: NodeJS.Signals): Promise<Ended> {
  child.kill(signal);
  return ended;
}

/** Waits for the line with the address. @throws if the program ends before, or does not print it within a minute */
export async function addressOf({ child, printed }: Program): Promise<string> {
  const began = performance.now();
  while (child.exitCode === null && performance.now() - began < 60_000) {
    const address = /http:\/\/\S+/.exec(printed())?.[0];
    if (address) return address;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`did not start: ${printed()}`);
}

/** Says something in the playground's channel, as Ana. */
export async function sayIn(address: string, text: string): Promise<void> {
  const body = new URLSearchParams({ as: 'ana', channel: 'general', thread: '', text });
  const { status } = await fetch(`${address}/say`, { method: 'POST', body, headers: { origin: address } });
  expect(status).toBe(204);
}

/** What Ana sees in the playground's channel. */
export const channelPage = async (address: string): Promise<string> =>
  (await fetch(`${address}/chat/general?as=ana`)).text();

/** Waits until the channel shows some words: answers come through the outbox. */
export const waitFor = (address: string, words: string) =>
  expect.poll(() => channelPage(address), { message: `"${words}" in the channel` }).toContain(words);
