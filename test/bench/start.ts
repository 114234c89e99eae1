/** How long Baton takes to serve its first page, and the memory it uses when idle. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../adapters/common/paths.js';
import type { Place } from '../support/places.js';

const MAIN = join(root(), 'dist', 'start.js');
const IDLE_MS = 5_000;

export interface Started {
  /** Milliseconds from the start of the process to the whole first page. */
  firstPage: number;
  /** Resident megabytes after some idle seconds; undefined if the system does not say. */
  memory: number | undefined;
}

function resident(pid: number): number | undefined {
  try {
    return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
  } catch {
    return undefined;
  }
}

/** Starts the built program on a store, fetches the first page, waits, and ends it. */
export async function measureStart(place: Place): Promise<Started> {
  const begun = performance.now();
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env.PATH ?? '', PORT: '0', ...place.env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const address = await new Promise<string>((resolve, reject) => {
      child.stdout.on('data', (chunk: Buffer) => {
        const found = /http:\/\/\S+/.exec(chunk.toString());
        if (found) resolve(found[0]);
      });
      child.once('exit', (code) => reject(new Error(`ended with ${code}`)));
    });
    await (await fetch(`${address}/chat/general?as=ana`)).text();
    const firstPage = performance.now() - begun;
    await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
    return { firstPage, memory: child.pid === undefined ? undefined : resident(child.pid) };
  } finally {
    child.kill('SIGTERM');
  }
}
