/** The messages that go out. */
import type { View } from '../view/view.js';

interface Addressed {
  id: string;
  view: View;
}

/** A message for the outbox. */
export type Outbound =
  /**
   * For everyone in a channel; to the person `orTo` in private if the channel cannot be reached. `under`: Baton's own id of an
   * earlier message in the channel, in whose thread it goes; outside of threads if that one is not there.
   */
  | (Addressed & {
      to: 'channel';
      channel: string;
      thread: string | null;
      under?: string;
      orTo?: string;
      reply?: string;
    })
  /** In a channel, visible to one person only. */
  | (Addressed & { to: 'whisper'; channel: string; thread: string | null; person: string; reply?: string })
  /** A direct message; a whisper in the channel `near` if the person cannot get direct messages from Baton. */
  | (Addressed & { to: 'direct'; person: string; near?: string })
  /** Replaces an earlier message. */
  | (Addressed & { to: 'message'; channel: string; message: string })
  /**
   * The line at the top of a channel, in place of the one before; an empty view takes it away. `first`: there was none, or the
   * channel has a new id; else one that somebody has taken away stays away. `orTell`: who is told in private if the platform does not take it.
   */
  | (Addressed & { to: 'headline'; channel: string; first: boolean; orTell?: { person: string; view: View } })
  | GateAnswer;

/** What somebody decided about a deployment that waits in another system, for that system; its view is the comment. */
export type GateAnswer = Addressed & {
  to: 'gate';
  /** The address at which the answer is wanted, as the other system gave it: it is not to be trusted. */
  callback: string;
  environment: string;
  approved: boolean;
};

/** A message for people. */
export type PeopleMessage = Exclude<Outbound, GateAnswer>;
