/** What people see at once when they use Baton: an acknowledgement within Slack's three seconds, and forms. */
import { flat } from '../../src/model/text.js';
import type { Handled, Say } from '../../src/ports.js';
import { type DeadlineOutcome, withDeadline } from '../platform/deadline.js';
import type { Api } from './api.js';
import { type FormOrigin, modalOf } from './forms.js';
import type { Ack } from './routes.js';

/** What replies need. */
export interface ReplyParts {
  api: Api;
  say: Say;
  fault(error: unknown, key?: string): void;
}

/** What the acknowledgement says if work is not done yet, or has failed. */
interface AckTexts {
  working?: object;
  failed?: object;
}

/** An interaction that can open a form: `trigger_id` is good for that for three seconds. */
interface Trigger {
  trigger_id: string;
  response_url?: string | undefined;
}

/** Answers people at once. */
export class Replies {
  constructor(
    private readonly parts: ReplyParts,
    private readonly patienceMs: number,
  ) {}

  /** A wording, as plain text. */
  text(id: string): string {
    return flat(this.parts.say(id));
  }

  /** A wording, as a message that only the person who acted sees. */
  whisper(id: string): object {
    return { response_type: 'ephemeral', text: this.text(id) };
  }

  /** Waits for work, as long as Slack can be kept waiting. */
  wait<T>(work: Promise<T>, key: string): Promise<DeadlineOutcome<T>> {
    return withDeadline(work, this.patienceMs, (error) => this.parts.fault(error, key));
  }

  /** Acknowledges work when it is done, or when it takes too long. @returns how it ended */
  async acknowledge(work: Promise<Handled>, key: string, ack: Ack, texts: AckTexts = {}): Promise<'done' | 'failed'> {
    const outcome = await this.wait(work, key);
    if (outcome.is === 'late') {
      await ack(texts.working);
      return (await outcome.settled).is;
    }
    await ack(outcome.is === 'done' ? undefined : texts.failed);
    return outcome.is;
  }

  /** Says something to the person who acted, if there is an address for it. */
  async tell(url: string | undefined, id: string): Promise<void> {
    if (url) await this.parts.api.respond(url, { ...this.whisper(id), replace_original: false });
  }

  /** Opens the form that a call asks for. If Slack no longer opens one, the person has to press again. */
  async openForm(workspace: string, trigger: Trigger, { form }: Handled, origin: FormOrigin): Promise<void> {
    if (!form) return;
    const { trigger_id, response_url: reply } = trigger;
    const { channel, thread, message } = origin;
    const words = { cancel: this.text('slack-cancel'), choose: this.text('slack-choose') };
    const view = modalOf(form, { channel, thread, message, ...(reply && { reply }) }, words);
    const answer = await this.parts.api.call(workspace, 'views.open', { trigger_id, view });
    if (!answer.ok) await this.tell(reply, 'slack-press-again');
  }
}
