/** Takes the activities that were let in: gives each its key, and passes it to whatever handles it. */
import { createHash } from 'node:crypto';
import { flat } from '../../src/model/text.js';
import type { Say } from '../../src/ports/say.js';
import { troubleWord } from '../platform/store-trouble.js';
import { type Activity, isPersonal, tenantOf, workspaceOfTenant } from './activity.js';
import { plainMessage } from './composer.js';
import type { TeamsEvents } from './events.js';
import type { InvokeAnswer } from './invoke-answers.js';
import type { Invokes } from './invokes.js';
import { readMessageText } from './message-text.js';
import type { Posts } from './posts.js';

interface IntakeParts {
  invokes: Invokes;
  events: TeamsEvents;
  posts: Posts;
  say: Say;
  fault(error: unknown): void;
}

/** Takes activities. */
export class Intake {
  constructor(private readonly parts: IntakeParts) {}

  /**
   * Handles an activity. @returns the answer to an invoke
   * @throws if nothing was stored and nobody could be told: Teams sends the activity again then
   */
  async take(activity: Activity, body: object): Promise<InvokeAnswer | undefined> {
    const { invokes, events, fault } = this.parts;
    const workspace = workspaceOfTenant(tenantOf(activity) ?? '');
    const key = keyOfActivity(activity, body);
    if (activity.type === 'invoke') return invokes.take(workspace, key, activity);
    try {
      if (isSubmitted(activity)) await invokes.submitted(workspace, key, activity);
      else await events.take(workspace, key, activity);
    } catch (error) {
      if (!(await this.apologise(workspace, activity, error))) throw error;
      fault(error);
    }
    return undefined;
  }

  /** Tells whoever spoke to Baton to try again. @returns whether they were told */
  private async apologise(workspace: string, activity: Activity, error: unknown): Promise<boolean> {
    if (activity.type !== 'message') return false;
    const isPress = isSubmitted(activity);
    if (!isPress && !isPersonal(activity) && !readMessageText(activity).addressed) return false;
    const message = plainMessage(flat(this.parts.say(`teams-${troubleWord(error)}`)));
    const { serviceUrl, conversation } = activity;
    return (await this.parts.posts.post(workspace, serviceUrl, conversation.id, message)).ok;
  }
}

/** Whether an activity is a press, sent as a message by a client that does not know Action.Execute. */
const isSubmitted = ({ type, text, value }: Activity): boolean =>
  type === 'message' && !text && typeof value === 'object' && value !== null;

/** Types that come more than once for one message or conversation. */
const RECURRING = new Set(['messageUpdate', 'messageReaction', 'conversationUpdate', 'installationUpdate']);

/** Identifies an activity: delivered twice, or replayed by somebody who recorded it, it takes effect once. */
function keyOfActivity({ type, id, conversation, timestamp, name }: Activity, body: object): string {
  const identity = id ?? createHash('sha256').update(JSON.stringify(body)).digest('base64url');
  const instant = RECURRING.has(type) ? `:${timestamp ?? ''}` : '';
  return `${type}${name ? `:${name}` : ''}:${conversation.id}:${identity}${instant}`;
}
