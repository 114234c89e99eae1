/**
 * How much is tested: `npm test` runs a share of the slow tests, `npm run soak` (which sets SOAK=1) runs all of them with
 * more rounds.
 */
export const FULL = process.env.SOAK === '1';

/** How often something is repeated: `usual` in `npm test`, `full` in `npm run soak`. */
export const rounds = (usual: number, full: number): number => (FULL ? full : usual);
