/** Steps that do not speak to Baton, as activities: something written, edited or deleted, a reaction, somebody leaving. */
import { expect } from 'vitest';
import { isHeldOut, messageKey } from '../../../src/model/nudges.js';
import { msOf, type Step } from '../dialogs.js';
import { accountOf, channelDataOf, markMentions } from './activities.js';
import { channelIdOf } from './ids.js';
import type { World } from './world.js';

/** The step whose message is held out of being asked about. */
const HELD_OUT_STEP = 3;

/** What an activity says, and the thread it is in. */
interface Happening {
  more: object;
  root: string | undefined;
}

/** Whether a step does not speak to Baton. */
export const isOverheard = ({ wait, write, remove, react, leave }: Step): boolean =>
  Boolean(wait || write !== undefined || remove || react || leave);

/** Sends the activities of such steps. */
export class OverheardSteps {
  /** Ids of messages, by the number of the step that wrote them. */
  private readonly written = new Map<number, string>();

  constructor(
    private readonly world: World,
    private readonly tenant: string,
  ) {}

  /** Sends the activity of step number `n`. */
  async play(step: Step, n: number): Promise<void> {
    if (step.wait) return;
    const { more, root } = this.happening(step, n);
    const thread = step.in === 'direct' ? undefined : root;
    const activity = this.world.activity(this.tenant, step.as, step.in, more, thread);
    for (let i = 0; i < (step.twice ? 2 : 1); i += 1) expect((await this.world.send(activity)).status).toBe(200);
  }

  private happening(step: Step, n: number): Happening {
    if (step.edit) return this.changed(step, 'messageUpdate', 'editMessage', step.edit, this.words(step));
    if (step.write !== undefined) return this.message(step, n);
    if (step.react) {
      const reaction = {
        type: 'messageReaction',
        reactionsAdded: [{ type: step.react }],
        replyToId: this.idOf(step.to),
      };
      return { more: reaction, root: this.newId(step, n) };
    }
    if (step.leave) {
      const { id, aadObjectId } = accountOf(step.as);
      return { more: { type: 'conversationUpdate', membersRemoved: [{ id, aadObjectId }] }, root: undefined };
    }
    return this.changed(step, 'messageDelete', 'softDeleteMessage', step.remove, {});
  }

  private message(step: Step, n: number): Happening {
    const id = step.in === 'direct' ? undefined : this.newId(step, n);
    if (id) this.written.set(n, id);
    const more = { type: 'message', ...(id && { id }), ...this.words(step) };
    return { more, root: step.to ? this.idOf(step.to) : id };
  }

  private changed(step: Step, type: string, eventType: string, of: number | undefined, words: object): Happening {
    const id = this.idOf(of);
    const channelData = channelDataOf(this.tenant, step.in, { eventType });
    return { more: { type, id, ...words, channelData }, root: id };
  }

  private words({ write = '', late }: Step): object {
    return { ...markMentions(write), timestamp: new Date(this.world.clock.now() - msOf(late)).toISOString() };
  }

  private idOf(step: number | undefined): string {
    return this.written.get(step ?? 0) ?? '1';
  }

  /** Whether a message is held out depends on its id. In these conversations it is always the message of the third step. */
  private newId({ in: channel }: Step, n: number): string {
    for (;;) {
      const id = this.world.fake.id();
      const heldOut = isHeldOut(messageKey(channelIdOf(this.tenant, channel), id), 20);
      if (heldOut === (n === HELD_OUT_STEP)) return id;
    }
  }
}
