/** The `state` of an installation by OAuth, which proves that it began at Baton's own page. */
import { randomUUID } from 'node:crypto';
import type { InstallURLOptions, StateStore } from '@slack/oauth';
import { z } from 'zod';
import { isFirst } from '../platform/once.js';
import type { Seal } from '../store/seal.js';
import type { SqlStore } from '../store/store.js';
import { SLACK } from './workspaces.js';

const LIFETIME_MS = 10 * 60_000;
const schema = z.object({
  installOptions: z.looseObject({ scopes: z.union([z.string(), z.array(z.string())]) }),
  at: z.number(),
  id: z.string(),
});

/** The state is forged, too old, or was used before. */
class BadState extends Error {
  override name = 'BadState';
}

/** States are sealed, so they need no table. Each is good once, for ten minutes, whichever instance it comes back to. */
export const oauthStates = (seal: Seal, store: SqlStore): StateStore => ({
  generateStateParam: async (installOptions, now) =>
    seal.close(JSON.stringify({ installOptions, at: now.getTime(), id: randomUUID() })),
  verifyStateParam: async (now, state): Promise<InstallURLOptions> => {
    const opened = seal.open(state);
    const parsed = schema.safeParse(JSON.parse(opened ?? 'null'));
    if (!parsed.success) throw new BadState('the state is not from here');
    const { installOptions, at, id } = parsed.data;
    if (now.getTime() - at >= LIFETIME_MS) throw new BadState('the state is too old');
    if (!(await isFirst(store, `${SLACK}:`, `oauth-state:${id}`))) throw new BadState('the state was used before');
    return installOptions;
  },
});
