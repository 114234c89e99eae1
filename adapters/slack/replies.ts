/** What people see at once when they use Baton: an acknowledgement within Slack's three seconds, and forms. */
import { flat } from '../../src/model/text.js';
import type { Handled, Origin } from '../../src/ports/events.js';
import type { Say } from '../../src/ports/say.js';
import { type DeadlineOutcome, withDeadline } from '../platform/deadline.js';
import { troubleWord } from '../platform/store-trouble.js';
import type { Api } from './api.js';
import { type FormOrigin, modalOf } from './forms.js';
import type { Ack } from './routes.js';

/** What replies need. */
export interface ReplyParts {
  api: Api;
  say: Say;
  fault(error: unknown, key?: string): void;
}

/** How whoever acted is reached once the acknowledgement is given. */
interface ReplyPlace {
  workspace: string;
  person: string;
  /** The address to answer the interaction. App Home gives none. */
  url?: string | undefined;
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

  /**
   * Acknowledges work when it is done, or when it takes too long. If it fails, sooner or later, whoever acted is told.
   * @param texts whether the acknowledgement can say something: that it takes longer, or why it failed
   */
  async acknowledge(work: Promise<Handled>, key: string, ack: Ack, reach: ReplyPlace, texts = false): Promise<void> {
    const outcome = await this.wait(work, key);
    const isLate = outcome.is === 'late';
    if (outcome.is === 'failed' && texts) return ack(this.whisper(`slack-${troubleWord(outcome.error)}`));
    await ack(isLate && texts ? this.whisper('slack-working') : undefined);
    const settled = isLate ? await outcome.settled : outcome;
    if (settled.is === 'failed') await this.tell(reach, `slack-${troubleWord(settled.error)}`);
  }

  /** Says something to the person who acted: by the address for it or, if that is used up or missing, in their own conversation. */
  async tell({ workspace, person, url }: ReplyPlace, id: string): Promise<void> {
    const { api, fault } = this.parts;
    const said = url ? await api.respond(url, { ...this.whisper(id), replace_original: false }) : undefined;
    if (said?.ok) return;
    const direct = api.call(workspace, 'chat.postMessage', { channel: person, text: this.text(id) });
    await direct.catch((error: unknown) => fault(error));
  }

  /** Opens the form that a call asks for. If Slack no longer opens one, the person has to press again. */
  async openForm(
    workspace: string,
    trigger: Trigger,
    { form }: Handled,
    origin: FormOrigin & Pick<Origin, 'person'>,
  ): Promise<void> {
    if (!form) return;
    const { trigger_id, response_url: reply } = trigger;
    const { channel, thread, message } = origin;
    const words = {
      cancel: this.text('slack-cancel'),
      choose: this.text('slack-choose'),
      inWords: this.text('slack-in-words'),
    };
    const view = modalOf(form, { channel, thread, message, ...(reply && { reply }) }, words);
    const answer = await this.parts.api.call(workspace, 'views.open', { trigger_id, view });
    if (!answer.ok) await this.tell({ workspace, person: origin.person.id, url: reply }, 'slack-press-again');
  }
}
