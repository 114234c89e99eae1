/**
 * `npm run soak [rounds]`: four copies over one PostgreSQL, 2,000 channels whose digests are due in the same minute, copies
 * killed at random and started again; and every fourth round an outage of the platform. Ends with 1 where a digest is
 * missing or there twice. Twenty rounds unless another number is given.
 */

import { postgresPlace } from '../support/places.js';
import { startPostgres } from '../support/postgres.js';
import { soak } from './soak.js';

const rounds = Number(process.argv[2] ?? 20);
const channels = Number(process.argv[3] ?? 2_000);
const postgres = await startPostgres();
let bad = 0;
console.log(
  '| round | kills | outage | digests once | missing | twice | other | order | given up | all said after |\n|---|---|---|---|---|---|---|---|---|---|',
);
try {
  for (let round = 1; round <= rounds; round += 1) {
    const place = await postgresPlace(postgres.url);
    const outageMs = round % 4 === 0 ? 20_000 : 0;
    const kills = 10 + Math.floor(Math.random() * 10);
    const r = await soak(place, { copies: 4, channels, kills, outageMs, chance: Math.random });
    const once = r.digests.get(1) ?? 0;
    const none = r.digests.get(0) ?? 0;
    const twice = r.digests.get(2) ?? 0;
    const fine =
      once === channels && r.disordered.length === 0 && r.waiting === 0 && r.failed === 0 && r.problems.length === 0;
    if (!fine) bad += 1;
    console.log(
      `| ${round} | ${kills} | ${outageMs / 1_000} s | ${once} | ${none} | ${twice} | ${channels - once - none - twice} | ${r.disordered.length === 0 ? 'kept' : r.disordered[0]} | ${r.failed} | ${(r.tookMs / 1_000).toFixed(0)} s |`,
    );
    await place.remove();
  }
} finally {
  await postgres.stop();
}
process.exitCode = bad > 0 ? 1 : 0;
