/** What people do with Baton in Slack: commands, buttons and menus, forms, and the menu of a message. */
import type { ModalView } from '@slack/types';
import type { App } from '../../src/dispatch/on-command.js';
import { flat } from '../../src/model/text.js';
import type { ControlMessage, Handled, Inbound, Say } from '../../src/ports.js';
import type { Form } from '../../src/view.js';
import { type Settled, withDeadline } from '../platform/deadline.js';
import { callOf, type Pressed } from './actions.js';
import type { Api } from './api.js';
import type { Directory } from './directory.js';
import { permalink } from './events.js';
import { FORM, type FormOrigin, modal, type SentView, saying, sent, sentBack } from './modals.js';
import { type Origins, workspaceIn } from './origin.js';
import { homeId, messageId, whisperId } from './places.js';
import type { Got, Routes } from './routes.js';
import { mentionedIn, readText } from './text.js';

export interface InteractionParts {
  app: App;
  api: Api;
  directory: Directory;
  origins: Origins;
  say: Say;
  fault(error: unknown, key?: string): void;
}

interface SlashCommand {
  text?: string;
  user_id: string;
  user_name?: string;
  channel_id: string;
  channel_name?: string;
  response_url: string;
  trigger_id: string;
}

interface User {
  id: string;
  name?: string;
  username?: string;
}

interface Actions {
  user: User;
  actions: Pressed[];
  trigger_id: string;
  response_url?: string;
  channel?: { id: string; name?: string };
  container?: { type?: string; is_ephemeral?: boolean; message_ts?: string; thread_ts?: string };
  message?: { thread_ts?: string; ts?: string };
  view?: { type: string };
}

interface Submission {
  user: User;
  view: SentView & { id: string };
  trigger_id: string;
}

interface MessageAction {
  callback_id: string;
  user: User;
  channel: { id: string; name?: string };
  message: { text?: string; ts: string; thread_ts?: string };
  response_url: string;
  trigger_id: string;
}

type Ack = Got<unknown>['ack'];

/** Slack waits three seconds for an answer. */
const PATIENCE_MS = 1_800;
/** Longest message that is looked at. */
const LONGEST = 12_000;
/** Menus of a message, by the id in the manifest. */
const MENUS: Record<string, string> = { make_task: 'message task', check_clarity: 'message check' };

export class Interactions {
  constructor(
    private readonly parts: InteractionParts,
    private readonly patienceMs = PATIENCE_MS,
  ) {}

  register(routes: Routes): void {
    routes.on<SlashCommand>('command', '/baton', (got) => this.command(got));
    for (const kind of ['call', 'pick']) routes.on<Actions>('action', kind, (got) => this.action(got));
    routes.on<Submission>('view', FORM, (got) => this.submission(got));
    for (const id of Object.keys(MENUS)) routes.on<MessageAction>('shortcut', id, (got) => this.menu(got));
  }

  private text(id: string): string {
    return flat(this.parts.say(id));
  }

  /** Answered once it is kept; where that takes long, with a word first, and the answer after it. */
  private async command({ body, ack, context }: Got<SlashCommand>): Promise<void> {
    const workspace = workspaceIn(context);
    const { text: raw = '', trigger_id: key, response_url: reply } = body;
    const work = async () => {
      const { directory, origins, app } = this.parts;
      const ids = mentionedIn(raw);
      await directory.introduce(workspace, ids);
      const { text, mentions } = readText(raw, await directory.names(workspace, ids));
      const { channel_id: channel, channel_name: channelName, user_id: person, user_name: personName } = body;
      const event = { workspace, key, channel, channelName, thread: null, person, personName, reply };
      return app.handle({ ...(await origins.of(event)), type: 'command', text, mentions });
    };
    const sorry = { response_type: 'ephemeral', text: this.text('slack-try-again') };
    await this.answered(work(), key, ack, { response_type: 'ephemeral', text: this.text('slack-working') }, sorry);
  }

  private async action({ body, ack, context }: Got<Actions>): Promise<void> {
    const [pressed] = body.actions;
    const found = pressed && callOf(pressed);
    if (!found) return ack();
    const workspace = workspaceIn(context);
    const { trigger_id: key } = body;
    const work = async () => {
      if (found.person) await this.parts.directory.introduce(workspace, [found.person]);
      const origin = await this.pressedAt(workspace, body);
      const handled = await this.parts.app.handle({ ...origin, type: 'call', via: 'button', call: found.call });
      await this.open(workspace, body, handled, origin);
      return handled;
    };
    const done = await this.answered(work(), key, ack, undefined, undefined);
    if (done === 'failed' && body.response_url)
      await this.parts.api.respond(body.response_url, {
        response_type: 'ephemeral',
        replace_original: false,
        text: this.text('slack-try-again'),
      });
  }

  /** The message that a control stands in. */
  private async pressedAt(workspace: string, body: Actions) {
    const { user, channel, container, message, response_url: reply = '', trigger_id: key } = body;
    const thread = container?.thread_ts ?? message?.thread_ts ?? null;
    const event = { workspace, key, thread, person: user.id, personName: user.name ?? user.username };
    const where = body.view?.type === 'home' || !channel ? user.id : channel.id;
    const origin = await this.parts.origins.of({ ...event, channel: where, channelName: channel?.name });
    const ts = container?.message_ts ?? message?.ts ?? '';
    const place: ControlMessage =
      body.view?.type === 'home'
        ? { id: homeId(user.id), shared: false }
        : container?.is_ephemeral
          ? { id: whisperId(user.id, reply), shared: false }
          : { id: messageId(channel?.id ?? '', ts, reply), shared: !origin.channel.direct };
    return { ...origin, message: place, ...(reply && { reply }) };
  }

  private async menu({ body, ack, context }: Got<MessageAction>): Promise<void> {
    const workspace = workspaceIn(context);
    const { user, channel, message, trigger_id: key, response_url: reply } = body;
    const command = MENUS[body.callback_id] ?? '';
    const work = async () => {
      const { directory, origins, app } = this.parts;
      const raw = (message.text ?? '').slice(0, LONGEST);
      const { text } = readText(raw, await directory.names(workspace, mentionedIn(raw)));
      const thread = message.thread_ts ?? message.ts;
      const site = await directory.site(workspace);
      const link = site && permalink(site, channel.id, message.ts, thread === message.ts ? null : thread);
      const event = { workspace, key, thread, person: user.id, personName: user.name, reply };
      const origin = await origins.of({ ...event, channel: channel.id, channelName: channel.name });
      const call = { command, args: { text, ...(link && { link }) } };
      const handled = await app.handle({ ...origin, type: 'call', via: 'button', call, message: null });
      await this.open(workspace, body, handled, { ...origin, message: null });
      return handled;
    };
    await this.answered(work(), key, ack, undefined, undefined);
  }

  /** A form that is sent: answered in the form itself, so that nothing filled in is lost. */
  private async submission({ body, ack, context }: Got<Submission>): Promise<void> {
    const workspace = workspaceIn(context);
    const filled = sent(body.view);
    if (!filled) return ack();
    const { user, trigger_id: key } = body;
    const { origin, call, people } = filled;
    const work = async () => {
      await this.parts.directory.introduce(workspace, people);
      const person = await this.parts.directory.person(workspace, user.id, user.name);
      const inbound: Inbound = { ...origin, workspace, key, person, type: 'call', via: 'form', call };
      return this.parts.app.handle(inbound);
    };
    const working = { response_action: 'update', view: this.note('slack-still-working') };
    const sorry = { response_action: 'errors', errors: this.onFirst(body.view, this.text('slack-try-again')) };
    const outcome = await withDeadline(work(), this.patienceMs, (error) => this.parts.fault(error, key));
    if (outcome.is === 'late') {
      await ack(working);
      await this.finish(workspace, body, await outcome.settled);
    } else if (outcome.is === 'failed') await ack(sorry);
    else if (outcome.value.errors)
      await ack({ response_action: 'errors', errors: this.placed(body.view, outcome.value.errors) });
    else await ack();
  }

  /** A form that took long: its window says how it ended. */
  private async finish(workspace: string, body: Submission, settled: Settled<Handled>): Promise<void> {
    const errors = settled.is === 'done' ? Object.values(settled.value.errors ?? {}) : [this.text('slack-try-again')];
    const view: ModalView = errors.length > 0 ? sentBack(body.view, errors) : this.note('slack-done');
    await this.parts.api.call(workspace, 'views.update', { view_id: body.view.id, view });
  }

  private note(id: string): ModalView {
    return saying(this.text('slack-baton'), this.text(id), this.text('slack-cancel'));
  }

  /** Acknowledges what was done, or that it is under way. @returns how it ended */
  private async answered(
    work: Promise<Handled>,
    key: string,
    ack: Ack,
    working: object | undefined,
    sorry: object | undefined,
  ): Promise<'done' | 'failed'> {
    const outcome = await withDeadline(work, this.patienceMs, (error) => this.parts.fault(error, key));
    if (outcome.is === 'late') {
      await ack(working);
      return (await outcome.settled).is;
    }
    await ack(outcome.is === 'done' ? undefined : sorry);
    return outcome.is;
  }

  /** Opens the form that a press asks for. */
  private async open(
    workspace: string,
    body: { trigger_id: string; response_url?: string },
    { form }: Handled,
    origin: FormOrigin,
  ): Promise<void> {
    if (!form) return;
    const { channel, thread, message } = origin;
    const where = { channel, thread, message, ...(body.response_url && { reply: body.response_url }) };
    const view = this.modal(form, where);
    const answer = await this.parts.api.call(workspace, 'views.open', { trigger_id: body.trigger_id, view });
    if (answer.ok || !body.response_url) return;
    const text = this.text('slack-press-again');
    await this.parts.api.respond(body.response_url, { response_type: 'ephemeral', replace_original: false, text });
  }

  private modal(form: Form, origin: FormOrigin): ModalView {
    return modal(form, origin, { cancel: this.text('slack-cancel'), choose: this.text('slack-choose') });
  }

  /** Errors by field; those of none stand at the first field. */
  private placed(view: SentView, errors: Record<string, string>): Record<string, string> {
    const names = Object.keys(view.state.values);
    const loose = Object.entries(errors).filter(([name]) => !names.includes(name));
    const own = Object.entries(errors).filter(([name]) => names.includes(name));
    return { ...this.onFirst(view, loose.map(([, text]) => text).join(' ')), ...Object.fromEntries(own) };
  }

  private onFirst(view: SentView, text: string): Record<string, string> {
    const [first] = Object.keys(view.state.values);
    return first && text ? { [first]: text } : {};
  }
}
