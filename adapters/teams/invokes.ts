/** What people do with Baton's cards in Teams: buttons, choices, forms, dialogs, and the menu of a message. */
import { z } from 'zod';
import type { App } from '../../src/dispatch/on-command.js';
import { flat } from '../../src/model/text.js';
import type { Handled, Inbound, Origin, Outbound, Place, Say } from '../../src/ports.js';
import type { Call, Option, View } from '../../src/view.js';
import { type Settled, withDeadline } from '../platform/deadline.js';
import type { Seal } from '../store/seal.js';
import type { Sent } from '../store/sent.js';
import { type Pressed, readData } from './actions.js';
import { type Activity, type InvokeAnswer, isPersonal } from './activity.js';
import { type Belonging, readBelonging, sealed, unsealed } from './belonging.js';
import { CARD, type Card } from './cards.js';
import { isNotice, type TeamsChat } from './chat.js';
import type { Conversations } from './conversations.js';
import { dialog, dialogLine, dialogOf, formCard, sentBack } from './forms.js';
import type { People } from './people.js';
import { messageId, readReply, replyOf } from './places.js';
import type { Posts } from './posts.js';
import { fallback, type Words } from './render.js';
import { plainOf } from './text.js';

export interface InvokeParts {
  app: App;
  chat: TeamsChat;
  posts: Posts;
  people: People;
  conversations: Conversations;
  sent: Sent;
  seal: Seal;
  say: Say;
  words: Words;
  /** Whether people are chosen from the directory. */
  directory: boolean;
  /** People who can be chosen in a list. */
  choices(workspace: string): Promise<Option[]>;
  fault(error: unknown, key?: string): void;
}

/** A press, with what is known of where it was made. */
interface Act {
  workspace: string;
  key: string;
  origin: Origin;
  pressed: Pressed;
  message: Place | null;
  /** What it belongs to, where that is not where it was made. */
  belongs: Belonging | undefined;
  /** The arguments that a form gave. */
  filled: ReadonlySet<string>;
}

type Called = Extract<Inbound, { type: 'call' }>;

const action = z.object({ action: z.object({ verb: z.string().max(50), data: z.unknown().optional() }) });
const task = z.object({ data: z.unknown().optional() });
const menu = z.object({
  commandId: z.string().max(100),
  messagePayload: z.object({
    body: z.object({ content: z.string().max(400_000), contentType: z.string().optional() }),
    linkToMessage: z.string().max(2_000).optional().catch(undefined),
  }),
});

/** Menus of a message, by the id in the app's manifest. */
export const MENUS: Record<string, string> = { createTask: 'message task', checkClarity: 'message check' };
/** Teams waits some ten seconds for the answer to a press. */
const PATIENCE_MS = 6_000;
/** Longest message that is looked at. */
const LONGEST = 12_000;

const answer = (value: object): InvokeAnswer => ({ status: 200, body: value });
const shown = (value: Card): InvokeAnswer => answer({ statusCode: 200, type: CARD, value });
const line = (value: string): InvokeAnswer =>
  answer({ statusCode: 200, type: 'application/vnd.microsoft.activity.message', value });
const bad = (message: string): InvokeAnswer =>
  answer({ statusCode: 400, type: 'application/vnd.microsoft.error', value: { code: 'BadRequest', message } });

export class Invokes {
  constructor(
    private readonly parts: InvokeParts,
    private readonly patienceMs = PATIENCE_MS,
  ) {}

  /** Always answered: what could not be kept with a word on that. */
  async take(workspace: string, key: string, activity: Activity): Promise<InvokeAnswer> {
    try {
      return await this.answer(workspace, key, activity);
    } catch (error) {
      this.parts.fault(error, key);
      const text = this.text('teams-try-again');
      return activity.name === 'adaptiveCard/action' ? line(text) : this.inDialog(text);
    }
  }

  private async answer(workspace: string, key: string, activity: Activity): Promise<InvokeAnswer> {
    switch (activity.name) {
      case 'adaptiveCard/action':
        return this.action(workspace, key, activity);
      case 'task/fetch':
      case 'task/submit':
      case 'composeExtension/submitAction':
        return this.dialog(workspace, key, activity);
      case 'composeExtension/fetchTask':
        return this.menu(workspace, key, activity);
      default:
        return { status: 501 };
    }
  }

  /** An action that comes as a message: what clients do that do not know Action.Execute. */
  async submitted(workspace: string, key: string, activity: Activity): Promise<void> {
    const act = await this.act(workspace, key, activity, activity.value);
    if (act) await this.handle(act, 'button');
  }

  private text(id: string): string {
    return flat(this.parts.say(id));
  }

  private async action(workspace: string, key: string, activity: Activity): Promise<InvokeAnswer> {
    const read = action.safeParse(activity.value);
    if (!read.success) return bad(this.text('teams-not-read'));
    const { verb, data } = read.data.action;
    const act = await this.act(workspace, key, activity, data, 'notice');
    if (!act) return line(this.text('teams-choose-first'));
    if (verb === 'look') return shown(await this.look(act, act.pressed.call));
    if (verb === 'cancel') return this.cancelled(act);
    const via = verb === 'form' ? 'form' : 'button';
    return this.timely(act, this.handle(act, via), (handled) => this.pressed(act, via, handled));
  }

  /** What comes of a press, in the window in which it was made. */
  private async pressed(act: Act, via: 'button' | 'form', handled: Handled): Promise<InvokeAnswer> {
    const { form, errors, answer: said } = handled;
    if (form) return shown(formCard(form, await this.formLook(act, 'message')));
    if (errors) return this.refused(act, Object.values(errors), 'message');
    if (said?.to === 'message') return shown(await this.drawn(act, said.view));
    if (said?.to === 'whisper' && isNotice(said.view)) return line(fallback(said.view, 300));
    const text = this.text(said?.to === 'whisper' ? 'teams-in-chat' : 'teams-done');
    // A form has taken the place of the message for the person who filled it in.
    return via === 'form' ? this.settled(act, text) : line(text);
  }

  /** In place of a form that is done with: the message as it is now, or a word. */
  private async settled(act: Act, text: string): Promise<InvokeAnswer> {
    const { after } = act.pressed.call;
    // What the message showed may be no more.
    const now = after && (await this.look(act, after).catch(() => undefined));
    return shown(now ?? (await this.drawn(act, lineView(text))));
  }

  private cancelled(act: Act): Promise<InvokeAnswer> {
    return this.settled(act, this.text('teams-cancelled'));
  }

  /** The form once more, as it was filled in, with what is wrong with it. */
  private async refused(act: Act, errors: readonly string[], surface: 'message' | 'dialog'): Promise<InvokeAnswer> {
    const { call } = act.pressed;
    const bare = {
      ...call,
      args: Object.fromEntries(Object.entries(call.args).filter(([name]) => !act.filled.has(name))),
    };
    const form = await this.parts.app.form(this.inbound(act, bare, 'button'));
    if (!form) return surface === 'message' ? line(errors.join(' ')) : this.inDialog(errors.join(' '));
    const made = formCard(sentBack(form, call.args), { ...(await this.formLook(act, surface)), errors });
    return surface === 'message' ? shown(made) : answer(dialog(form.title, made));
  }

  /** A dialog that opens, or is sent. */
  private async dialog(workspace: string, key: string, activity: Activity): Promise<InvokeAnswer> {
    const read = task.safeParse(activity.value);
    const data = read.success ? read.data.data : undefined;
    const act = await this.act(workspace, key, activity, data, 'dialog');
    if (!act) return this.inDialog(this.text('teams-choose-first'));
    const via = (data as { verb?: unknown }).verb === 'form' ? 'form' : 'button';
    return this.timely(act, this.handle(act, via), (handled) => this.answered(act, handled, via), true);
  }

  /** What comes of it, in the dialog; without more to say, the dialog closes. */
  private async answered(act: Act, handled: Handled, via: 'button' | 'form'): Promise<InvokeAnswer> {
    const { form, errors, answer: said } = handled;
    if (form) return answer(dialog(form.title, formCard(form, await this.formLook(act, 'dialog'))));
    if (errors) return this.refused(act, Object.values(errors), 'dialog');
    if (said?.to === 'whisper')
      return answer(dialogOf(this.text('teams-baton'), said.view, await this.dialogLook(act)));
    return via === 'form' ? { status: 200 } : this.inDialog(this.text('teams-done'));
  }

  /** The menu of a message. */
  private async menu(workspace: string, key: string, activity: Activity): Promise<InvokeAnswer> {
    const read = menu.safeParse(activity.value);
    const command = read.success ? MENUS[read.data.commandId] : undefined;
    if (!read.success || !command) return this.inDialog(this.text('teams-not-read'));
    const { body, linkToMessage: link } = read.data.messagePayload;
    const words = body.contentType === 'text' ? body.content : plainOf(body.content);
    const call: Call = { command, args: { text: words.slice(0, LONGEST), ...(link && { link }) } };
    const origin = await this.parts.conversations.origin(workspace, key, activity, 'dialog');
    const pressed = { call, at: undefined, people: [], filled: [] };
    const act: Act = { workspace, key, origin, pressed, message: null, belongs: undefined, filled: new Set() };
    return this.timely(act, this.handle(act, 'button'), (handled) => this.answered(act, handled, 'button'), true);
  }

  private inDialog(text: string): InvokeAnswer {
    return answer(dialogLine(this.text('teams-baton'), text, this.parts.words));
  }

  /** Reads what was pressed, and where; undefined where that is not ours, or nothing was chosen. */
  private async act(
    workspace: string,
    key: string,
    activity: Activity,
    data: unknown,
    how?: 'notice' | 'dialog',
  ): Promise<Act | undefined> {
    const pressed = readData(data);
    if (!pressed) return undefined;
    const here = await this.parts.conversations.origin(workspace, key, activity, how);
    const belongs = await this.belonging(workspace, activity, pressed, here.person.id);
    // A form that was given to somebody else, or that cannot be read any more, is none.
    if (pressed.at !== undefined && !belongs) return undefined;
    await this.parts.people.introduce(
      workspace,
      pressed.people.map((id) => ({ id })),
    );
    const message = belongs?.message ?? placeOfMessage(activity, belongs);
    const rest = { workspace, key, pressed, message, belongs, filled: new Set(pressed.filled) };
    if (!belongs) return { ...rest, origin: here };
    const { channel, thread, root } = belongs;
    return { ...rest, origin: { ...here, channel, thread, reply: replyOf({ root, shown: how }) } };
  }

  /** What a form says that it belongs to; else what is kept of the message that was pressed. */
  private async belonging(workspace: string, activity: Activity, { at }: Pressed, person: string) {
    if (at !== undefined) return unsealed(this.parts.seal, at, person);
    const { replyToId: message, conversation } = activity;
    if (!message) return undefined;
    return readBelonging(await this.parts.sent.belongs(workspace, { place: conversation.id, message }), person);
  }

  private inbound({ origin, message }: Act, call: Call, via: 'button' | 'form'): Called {
    return { ...origin, type: 'call', via, call, message };
  }

  private handle(act: Act, via: 'button' | 'form'): Promise<Handled> {
    return this.parts.app.handle(this.inbound(act, act.pressed.call, via));
  }

  /** Answers in time: where it takes longer, with a word first, and a private answer afterwards in the chat. */
  private async timely(
    act: Act,
    work: Promise<Handled>,
    then: (handled: Handled) => Promise<InvokeAnswer>,
    inDialog = false,
  ): Promise<InvokeAnswer> {
    const say = (id: string) => (inDialog ? this.inDialog(this.text(id)) : line(this.text(id)));
    const outcome = await withDeadline(work, this.patienceMs, (error) => this.parts.fault(error, act.key));
    if (outcome.is === 'late') {
      void outcome.settled.then((settled) => this.late(act, settled)).catch(this.parts.fault);
      return say('teams-working');
    }
    return outcome.is === 'done' ? then(outcome.value) : say('teams-try-again');
  }

  /** What was to be shown in a window that is not waited for any more. */
  private async late({ workspace }: Act, settled: Settled<Handled>): Promise<void> {
    const said: Outbound | undefined = settled.is === 'done' ? settled.value.answer : undefined;
    if (said?.to === 'whisper') await this.parts.chat.tell(workspace, said);
  }

  /** The message as it is now, for the person who looks at it. */
  private async look(act: Act, call: Call): Promise<Card> {
    return this.drawn(act, await this.parts.app.look(this.inbound(act, call, 'button')));
  }

  private drawn({ workspace, origin, message }: Act, view: View): Promise<Card> {
    return this.parts.posts.card(workspace, view, message?.shared ? undefined : origin.person.id);
  }

  private async formLook(act: Act, surface: 'message' | 'dialog') {
    const { words, seal, choices, directory } = this.parts;
    const people = await choices(act.workspace);
    const at = sealed(seal, this.where(act));
    return { surface, words, missing: this.text('teams-missing'), people, directory, at };
  }

  private where({ origin, message, belongs }: Act): Belonging {
    const { channel, thread, person, reply } = origin;
    const { root } = readReply(reply);
    return { channel, thread, message, root, person: person.id, targeted: belongs?.targeted ?? false };
  }

  private async dialogLook(act: Act) {
    return { words: this.parts.words, directory: this.parts.directory, at: sealed(this.parts.seal, this.where(act)) };
  }
}

const lineView = (text: string): View => ({ blocks: [{ block: 'note', text: [{ is: 'plain', text }] }] });

/** The message that a control stands in. */
function placeOfMessage(activity: Activity, belongs: Belonging | undefined): Place | null {
  const { conversation, replyToId } = activity;
  if (!replyToId) return null;
  const targeted = belongs?.targeted ?? false;
  const shared = !isPersonal(activity) && !targeted;
  return { id: messageId({ conversation: conversation.id, activity: replyToId, targeted }), shared };
}
