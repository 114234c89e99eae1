/** Instances of Baton that share one store, each in its own process. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../../adapters/common/paths.js';
import type { Place } from '../support/places.js';

const INSTANCE = join(root(), 'dist', 'test', 'soak', 'instance.js');

/** How far the instances' machines are off, one after another, in ms. */
const SKEWS = [0, 90_000, -90_000, 2_400_000, -2_400_000];

export class Instances {
  private readonly all: ChildProcess[] = [];
  private started = 0;

  /** @param args of `instance.ts` */
  constructor(
    private readonly place: Place,
    private readonly args: string[],
  ) {}

  start(): void {
    const env = { PATH: process.env.PATH ?? '', ...this.place.env, DATABASE_POOL: '6' };
    const skew = SKEWS[this.started % SKEWS.length] ?? 0;
    this.started += 1;
    this.all.push(
      spawn(process.execPath, [INSTANCE, ...this.args, String(skew)], { env, stdio: ['ignore', 'ignore', 'inherit'] }),
    );
  }

  /** Kills one without warning and starts another in its place. @param chance which one, from 0 to 1 */
  replace(chance: number): void {
    const [victim] = this.all.splice(Math.floor(chance * this.all.length), 1);
    victim?.kill('SIGKILL');
    this.start();
  }

  /** Stops one in whatever it is doing, and has it go on later. @param chance which one, from 0 to 1 */
  async suspend(chance: number, ms: number): Promise<void> {
    const one = this.all[Math.floor(chance * this.all.length)];
    one?.kill('SIGSTOP');
    await new Promise((resolve) => setTimeout(resolve, ms));
    one?.kill('SIGCONT');
  }

  async end(): Promise<void> {
    const ended = this.all.map((child) => new Promise((resolve) => child.once('exit', resolve)));
    for (const child of this.all) child.kill('SIGKILL');
    await Promise.all(ended);
  }
}
