/**
 * `npm run soak [rounds] [channels]`: first the whole suite with every share of it played in full (`test/support/full.ts`),
 * then rounds of four instances over one PostgreSQL with many channels whose digests are due in the same minute: instances
 * are killed or stopped at random, and started again or continued, their machines' clocks are up to forty minutes off, and Slack has an outage every fourth round. Twenty rounds and 2,000 channels if
 * nothing else is given. The exit code is 1 if a test fails, or if a digest is missing or arrives twice.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../../adapters/common/paths.js';
import { postgresPlace } from '../support/places.js';
import { startPostgres } from '../support/postgres.js';
import { type SoakResult, soak } from './soak.js';

const rounds = Number(process.argv[2] ?? 20);
const channels = Number(process.argv[3] ?? 2_000);

const HEADER = `| round | kills | outage | digests once | missing | twice | other | order | given up | broken | all sent after |
|---|---|---|---|---|---|---|---|---|---|---|`;

/** @returns whether every test passed */
function runSuite(): boolean {
  const vitest = join(root(), 'node_modules', 'vitest', 'vitest.mjs');
  const env = { ...process.env, SOAK: '1' };
  return spawnSync(process.execPath, [vitest, 'run'], { cwd: root(), env, stdio: 'inherit' }).status === 0;
}

function rowOf(round: number, kills: number, outageMs: number, result: SoakResult): string {
  const [missing = 0, once = 0, twice = 0] = [0, 1, 2].map((n) => result.digests.get(n) ?? 0);
  const cells = [
    round,
    kills,
    `${outageMs / 1_000} s`,
    ...[once, missing, twice, channels - once - missing - twice],
    result.disordered[0] ?? 'kept',
    result.failed,
    result.broken[0] ?? 'none',
    `${(result.tookMs / 1_000).toFixed(0)} s`,
  ];
  return `| ${cells.join(' | ')} |`;
}

const isGood = ({ digests, disordered, waiting, failed, problems, broken }: SoakResult): boolean =>
  digests.get(1) === channels && disordered.length + waiting + failed + problems.length + broken.length === 0;

/** Runs one round and prints its row. @returns whether it went well */
async function runRound(round: number, server: string): Promise<boolean> {
  const place = await postgresPlace(server);
  const outageMs = round % 4 === 0 ? 20_000 : 0;
  const kills = 10 + Math.floor(Math.random() * 10);
  const stops = 3;
  const result = await soak(place, { instances: 4, channels, kills, stops, outageMs });
  console.log(rowOf(round, kills, outageMs, result));
  await place.remove();
  return isGood(result);
}

let good = runSuite();
const server = await startPostgres();
console.log(HEADER);
try {
  for (let round = 1; round <= rounds; round += 1) if (!(await runRound(round, server.url))) good = false;
} finally {
  await server.stop();
}
process.exitCode = good ? 0 : 1;
