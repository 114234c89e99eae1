/** Forms that are sent. They are answered in the form itself, so that nothing filled in is lost. */
import type { ModalView } from '@slack/types';
import type { App } from '../../src/dispatch/on-command.js';
import type { Handled } from '../../src/ports/events.js';
import type { Settled } from '../platform/deadline.js';
import { troubleWord } from '../platform/store-trouble.js';
import type { Api } from './api.js';
import { rejectsBlocks } from './errors.js';
import { blockOf, FORM, fieldNames, messageModal, modalAgain, readSubmission, type Submission } from './forms.js';
import { type SentModal, type ViewSubmission, viewSubmission } from './payloads/interactions.js';
import type { SlackPeople } from './people.js';
import type { Replies } from './replies.js';
import type { Routes, SlackRequest } from './routes.js';
import { workspaceFrom } from './workspaces.js';

/** What forms need. */
export interface SubmissionParts {
  app: App;
  api: Api;
  people: SlackPeople;
}

type Errors = Record<string, string>;

/** The first field, with a text that belongs to none. */
function onFirstField(modal: SentModal, text: string): Errors {
  const [first] = fieldNames(modal);
  return first && text ? { [first]: text } : {};
}

/** Errors by field. Those of no field are shown at the first one. */
function byField(modal: SentModal, errors: Errors): Errors {
  const names = fieldNames(modal);
  const all = Object.entries(errors);
  const other = all.filter(([name]) => !names.includes(name)).map(([, text]) => text);
  const own = all.filter(([name]) => names.includes(name)).map(([name, text]) => [blockOf(modal, name), text]);
  return { ...onFirstField(modal, other.join(' ')), ...Object.fromEntries(own) };
}

/** Handles forms. */
export class Submissions {
  constructor(
    private readonly parts: SubmissionParts,
    private readonly replies: Replies,
  ) {}

  register(routes: Routes): void {
    routes.on('view', FORM, (request) => this.submit(request));
  }

  private async submit({ body, ack, context }: SlackRequest): Promise<void> {
    const sent = viewSubmission.parse(body);
    const submission = readSubmission(sent.view);
    if (!submission) return ack();
    const workspace = workspaceFrom(context);
    const outcome = await this.replies.wait(this.handle(workspace, sent, submission), sent.trigger_id);
    if (outcome.is === 'late') {
      await ack(this.updated(this.replies.text('slack-still-working')));
      return this.finish(workspace, sent, await outcome.settled);
    }
    const errors = outcome.is === 'failed' ? this.sorry(outcome.error) : outcome.value.errors;
    return errors ? ack(this.refused(sent.view, errors)) : ack();
  }

  /** What is said if the store does not work. It belongs to no field. */
  private sorry(error: unknown): Errors {
    return { '': this.replies.text(`slack-${troubleWord(error)}`) };
  }

  /** A form without fields has no place for what is wrong: the window says it. */
  private refused(modal: SentModal, errors: Errors): object {
    const shown = byField(modal, errors);
    if (Object.keys(shown).length === 0) return this.updated(Object.values(errors).join(' '));
    return { response_action: 'errors', errors: shown };
  }

  private async handle(workspace: string, sent: ViewSubmission, submission: Submission): Promise<Handled> {
    const { app, people } = this.parts;
    const { origin, call } = submission;
    await people.introduce(workspace, submission.people);
    const person = await people.person(workspace, sent.user.id, sent.user.name);
    const locale = await people.locale(workspace, sent.user.id);
    const where = { ...origin, workspace, key: sent.trigger_id, person, elsewhere: true as const };
    return app.handle({ ...where, ...(locale !== undefined && { locale }), type: 'call', via: 'form', call });
  }

  /** A form that took long: its window says how it ended. */
  private async finish(workspace: string, sent: ViewSubmission, settled: Settled<Handled>): Promise<void> {
    const errors = settled.is === 'done' ? (settled.value.errors ?? {}) : this.sorry(settled.error);
    const problems = Object.values(errors);
    const isShown = await this.update(workspace, sent.view, problems).catch(() => false);
    // The window may be closed by now. What was refused is lost with it; what failed is said elsewhere.
    if (!('' in errors) || isShown) return;
    const word = troubleWord(settled.is === 'failed' ? settled.error : undefined);
    await this.replies.tell({ workspace, person: sent.user.id }, `slack-${word}`);
  }

  /** @returns whether the window shows what is wrong, or that it is done */
  private async update(workspace: string, modal: SentModal, problems: readonly string[]): Promise<boolean> {
    const show = (view: ModalView) => this.parts.api.call(workspace, 'views.update', { view_id: modal.id, view });
    if (problems.length === 0) return (await show(this.message(this.replies.text('slack-done')))).ok;
    const shown = await show(modalAgain(modal, problems));
    if (shown.ok || 'afterMs' in shown || !rejectsBlocks(shown.code)) return shown.ok;
    return (await show(modalAgain(modal, problems, true))).ok;
  }

  private updated(text: string): object {
    return { response_action: 'update', view: this.message(text) };
  }

  private message(text: string): ModalView {
    return messageModal(this.replies.text('slack-baton'), text, this.replies.text('slack-cancel'));
  }
}
