/** Who is in which channel of the playground. */
import type { Places } from '../../src/ports/places.js';
import type { Company } from './company.js';
import { PLAYGROUND_WORKSPACE } from './people.js';

/** The playground's answer to the question who is where. */
export const playgroundPlaces = (company: Company): Places => ({
  look: async (workspace, { id, direct }) =>
    workspace === PLAYGROUND_WORKSPACE && !direct ? company.report(id) : undefined,
});
