/** Who is in which channel of the playground. */
import type { PlaceReport, Places } from '../../src/ports.js';
import { canSee, roomChannel } from './channels.js';
import { PEOPLE, PLAYGROUND_WORKSPACE } from './people.js';

/** What the playground says of one of its channels. */
export const placeReport = (channel: string): PlaceReport => ({
  channel: roomChannel(channel),
  people: PEOPLE.filter(({ id }) => canSee(channel, id)).map(({ id }) => id),
});

/** The playground's answer to the question who is where. */
export const PLAYGROUND_PLACES: Places = {
  look: async (workspace, { id, direct }) =>
    workspace === PLAYGROUND_WORKSPACE && !direct ? placeReport(id) : undefined,
};
