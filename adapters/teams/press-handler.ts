/** Carries presses out within the time Teams waits for an answer. */
import type { App } from '../../src/dispatch/on-command.js';
import type { Handled, Inbound } from '../../src/ports/events.js';
import type { Call, Form, View } from '../../src/view/view.js';
import { type Settled, withDeadline } from '../platform/deadline.js';
import { troubleWord } from '../platform/store-trouble.js';
import type { TeamsChat } from './chat.js';
import type { InvokeAnswer } from './invoke-answers.js';
import type { Press, PressVia } from './presses.js';

interface PressHandlerParts {
  app: App;
  chat: TeamsChat;
  fault(error: unknown, key?: string): void;
  /** How long a press can take before it is answered with "this takes longer". */
  patienceMs?: number | undefined;
}

/** The wording of what is said if the store does not work, or if a form turns out to be wrong when nobody looks at it any more. */
export type TroubleWording = `teams-${ReturnType<typeof troubleWord>}` | 'teams-form-wrong';

/** How a press is answered in the window it was made in. */
interface PressAnswers {
  /** It was carried out. */
  done(handled: Handled): Promise<InvokeAnswer>;
  /** One line with the wording of this id: it takes longer, or has failed. */
  line(id: 'teams-working' | TroubleWording): InvokeAnswer;
  /** It has failed, and the window does not wait any more: whoever pressed is told in the conversation. */
  sorry(id: TroubleWording): Promise<void>;
}

/**
 * The wording of what a window says if the answer is shown elsewhere: "Done." only if something was done. A press that comes a
 * second time has no answer of its own.
 */
export function lineFor({ done, answer }: Handled): 'teams-done' | 'teams-answered' | 'teams-already' {
  if (done) return 'teams-done';
  return answer ? 'teams-answered' : 'teams-already';
}

type CallInbound = Extract<Inbound, { type: 'call' }>;

/** Teams waits some ten seconds for the answer to a press. What comes before takes up to three of them: see presses.ts. */
const PATIENCE_MS = 5_500;

/** Carries presses out. */
export class PressHandler {
  constructor(private readonly parts: PressHandlerParts) {}

  /** Carries a press out, however long it takes. */
  handle(press: Press, via: PressVia): Promise<Handled> {
    return this.parts.app.handle(inboundOf(press, press.data.call, via));
  }

  /** Carries a press out and answers in time. If it takes longer, a private answer follows in the chat. */
  async answer(press: Press, via: PressVia, answers: PressAnswers): Promise<InvokeAnswer> {
    const { fault, patienceMs = PATIENCE_MS } = this.parts;
    const outcome = await withDeadline(this.handle(press, via), patienceMs, (error) => fault(error, press.key));
    if (outcome.is === 'late') {
      void outcome.settled.then((settled) => this.answerLate(press, settled, answers)).catch(fault);
      return answers.line('teams-working');
    }
    return outcome.is === 'done' ? answers.done(outcome.value) : answers.line(`teams-${troubleWord(outcome.error)}`);
  }

  /** What a call shows, without carrying anything out. */
  look(press: Press, call: Call): Promise<View> {
    return this.parts.app.look(inboundOf(press, call, 'button'));
  }

  /** The form a call asks for, without carrying anything out; undefined if it asks for none. */
  form(press: Press, call: Call): Promise<Form | undefined> {
    return this.parts.app.form(inboundOf(press, call, 'button'));
  }

  /** Sends what a window that no longer waits would have shown. */
  private async answerLate({ workspace }: Press, settled: Settled<Handled>, { sorry }: PressAnswers): Promise<void> {
    if (settled.is === 'failed') return sorry(`teams-${troubleWord(settled.error)}`);
    const { answer, errors } = settled.value;
    // What is wrong belongs to a field, and is nobody else's business.
    if (errors) return sorry('' in errors ? 'teams-try-again' : 'teams-form-wrong');
    if (answer?.to === 'whisper') await this.parts.chat.tell(workspace, answer);
  }
}

const inboundOf = ({ origin, message }: Press, call: Call, via: PressVia): CallInbound => ({
  ...origin,
  type: 'call',
  via,
  call,
  message,
});
