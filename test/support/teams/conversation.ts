/** Plays a conversation in Teams: each step as the activity that Teams would send, each check on what Teams would show. */
import { expect } from 'vitest';
import type { AdaptiveCard, CardAction } from '../../../adapters/teams/cards.js';
import { isHeldOut, messageKey } from '../../../src/model/nudges.js';
import { plainText } from '../../../src/view.js';
import { msOf, type Step } from '../dialogs.js';
import { expected } from '../expected.js';
import { CAST } from '../kit.js';
import { BOT, type FakeMessage, type Shown } from './fake.js';
import { type Answer, aadOf, actionsOf, channelOf, idOf, inputsOf, type World, wordsOf } from './world.js';

/** A message as somebody sees it. */
interface Seen {
  message: { conversation: string; id: string } | undefined;
  card: AdaptiveCard | undefined;
  /** What it says in plain lines. */
  text: string;
  how: 'public' | 'private' | 'update';
}

interface Turn {
  said: Shown[];
  /** What the window shows in which was pressed. */
  window: { card: AdaptiveCard; dialog: boolean } | undefined;
  line: string | undefined;
}

const bare = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, ' ').toLowerCase();
const shortOf = (conversation: string) =>
  Object.keys(CAST).find((who) => conversation.endsWith(`:${idOf(who)}`)) ?? conversation;
const isForm = (card: AdaptiveCard | undefined) =>
  actionsOf(card).some(({ action }) => action.verb === 'form' || (action.data as { verb?: string })?.verb === 'form');
/** What a form says is wrong. */
const wrong = (card: AdaptiveCard | undefined): string =>
  (card?.body ?? [])
    .flatMap((e) => (e.type === 'RichTextBlock' ? (e.inlines as { text: string; color?: string }[]) : []))
    .filter((run) => run.color === 'Attention')
    .map((run) => run.text)
    .join(' ');

export class TeamsConversation {
  private readonly cards = new Map<string, Seen>();
  private readonly old: (Seen | undefined)[] = [];
  private readonly whispers = new Map<string, Seen>();
  private readonly written = new Map<number, string>();
  /** The form that is open, and how it was opened. */
  private form: { card: AdaptiveCard; dialog: boolean; message: Seen['message'] } | undefined;
  private n = 0;

  /** @param dialogs whether forms are to open in dialogs */
  constructor(
    private readonly w: World,
    private readonly tenant: string,
    private readonly dialogs: boolean,
  ) {}

  /** Everybody has been seen once, as in the other adapters' conversations. */
  async people(): Promise<void> {
    for (const who of Object.keys(CAST)) {
      await this.w.say(this.tenant, who, 'churn', 'help');
      await this.w.say(this.tenant, who, 'direct', 'help');
    }
    await this.w.settle();
  }

  async play(s: Step): Promise<void> {
    this.w.clock.pass(msOf(s.after));
    this.n += 1;
    const heard = Boolean(s.wait || s.write !== undefined || s.remove || s.react || s.leave);
    const turn = await this.turn(heard, () => (heard ? this.happen(s) : this.act(s)));
    expect(this.w.faults).toEqual([]);
    expect(this.w.fake.problems).toEqual([]);
    if (heard) this.checkHeard(turn, s);
    else this.checkAnswer(turn, s);
  }

  private async turn(heard: boolean, act: () => Promise<Answer | undefined>): Promise<Turn> {
    const from = this.w.fake.shown.length;
    if (heard) await this.w.settle();
    const answer = await act();
    await this.w.settle(heard);
    const said = this.w.fake.shown.slice(from).filter((one) => one.message.conversation.includes(this.tenant));
    return { said, ...inWindow(answer) };
  }

  private async happen(s: Step): Promise<undefined> {
    if (s.wait) return;
    const direct = s.in === 'direct';
    const id = direct || s.edit || s.remove ? undefined : this.newId(s);
    const about = (n: number | undefined) => this.written.get(n ?? 0) ?? '1';
    const at = new Date(this.w.clock.now() - msOf(s.late)).toISOString();
    const { text, entities } = this.w.marked(s.write ?? '');
    const said = { text, entities, timestamp: at };
    let more: object;
    let root: string | undefined = id;
    if (s.edit) {
      root = about(s.edit);
      more = { type: 'messageUpdate', id: root, ...said, channelData: this.data(s, 'editMessage') };
    } else if (s.write !== undefined) {
      if (id) this.written.set(this.n, id);
      if (s.to) root = about(s.to);
      more = { type: 'message', ...(id && { id }), ...said };
    } else if (s.react) more = { type: 'messageReaction', reactionsAdded: [{ type: s.react }], replyToId: about(s.to) };
    else if (s.leave) {
      const membersRemoved = [{ id: idOf(s.as), aadObjectId: aadOf(s.as) }];
      more = { type: 'conversationUpdate', membersRemoved };
      root = undefined;
    } else {
      root = about(s.remove);
      more = { type: 'messageDelete', id: root, channelData: this.data(s, 'softDeleteMessage') };
    }
    const activity = this.w.activity(this.tenant, s.as, s.in, more, direct ? undefined : root);
    for (let i = 0; i < (s.twice ? 2 : 1); i += 1) expect((await this.w.send(activity)).status).toBe(200);
  }

  /** Which messages are held out of being asked about hangs on their ids: here it is the one of the third step. */
  private newId(s: Step): string {
    for (;;) {
      const id = this.w.fake.id();
      if (isHeldOut(messageKey(channelOf(this.tenant, s.in), id), 20) === (this.n === 3)) return id;
    }
  }

  private data(s: Step, eventType: string) {
    return {
      tenant: { id: this.tenant },
      team: { id: '19:team' },
      channel: { id: channelOf(this.tenant, s.in) },
      eventType,
    };
  }

  private async act(s: Step): Promise<Answer | undefined> {
    if (s.say !== undefined) {
      expect((await this.w.say(this.tenant, s.as, s.in, s.say)).status).toBe(200);
      return undefined;
    }
    if (s.menu) return this.menu(s);
    if (s.invite) {
      const more = { type: 'conversationUpdate', membersAdded: [{ id: BOT }] };
      await this.w.send(this.w.activity(this.tenant, s.as, s.in, more));
      // Teams says it twice.
      await this.w.send(this.w.activity(this.tenant, s.as, s.in, { type: 'installationUpdate', action: 'add' }));
      return undefined;
    }
    if (s.fill) return this.submit(s, s.fill);
    return this.press(s);
  }

  private menu(s: Step): Promise<Answer> {
    const commandId = s.menu === 'message task' ? 'createTask' : 'checkClarity';
    const content = `<div>${(s.message ?? '').replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</div>`;
    const messagePayload = {
      body: { contentType: 'html', content },
      linkToMessage: 'https://teams.microsoft.com/l/message/1',
    };
    const value = { commandId, commandContext: 'message', messagePayload };
    const activity = this.w.activity(this.tenant, s.as, s.in, {
      type: 'invoke',
      name: 'composeExtension/fetchTask',
      value,
    });
    return this.w.send(activity);
  }

  private cardFor(s: Step): Seen | undefined {
    if (s.whisper) return this.whispers.get(s.as);
    return s.on ? this.old[s.on - 1] : this.cards.get(s.in === 'direct' ? `@${s.as}` : s.in);
  }

  private async press(s: Step): Promise<Answer> {
    const seen = this.cardFor(s);
    if (!seen) throw new Error(`nothing to press in ${s.in}`);
    const label = s.press ?? '';
    const all = actionsOf(seen.card);
    const find = (wanted: string) =>
      all.find((e) => e.action.title === wanted) ?? all.find((e) => String(e.action.title).startsWith(wanted));
    const found = find(label) ?? (s.pick === undefined ? undefined : find('Somebody else'));
    if (!found) throw new Error(`no control "${label}" among: ${all.map((e) => e.action.title).join(' | ')}`);
    return this.use(seen, found.action, s);
  }

  /** What opens under a button is used too: a choice, or a question before the deed. */
  private use(seen: Seen, action: CardAction, s: Step): Promise<Answer> {
    if (action.type !== 'Action.ShowCard') return this.send(seen, action, s, {});
    const inside = action.card as AdaptiveCard;
    const [first] = actionsOf(inside);
    const [input] = inputsOf(inside);
    if (!first) throw new Error('nothing under the button');
    const chosen = personIn(s.pick ?? '');
    return this.send(seen, first.action, s, input ? { [input.id]: chosen } : {});
  }

  private send({ message }: Seen, action: CardAction, s: Step, inputs: Record<string, string>): Promise<Answer> {
    // A card in a dialog sends to the dialog.
    if (!message) {
      const data = { ...(action.data as object), ...inputs };
      return this.w.invoke(this.tenant, s.as, 'task/submit', { data }, undefined);
    }
    return this.w.press(this.tenant, s.as, message, action, inputs);
  }

  private submit(s: Step, fill: Record<string, string>): Promise<Answer> {
    const { form } = this;
    if (!form) throw new Error('no form is open');
    const values = Object.fromEntries(
      inputsOf(form.card).map(({ id, value = '' }) => {
        const given = fill[id.replace('field:', '')] ?? value;
        return [id, personIn(given)];
      }),
    );
    const send = actionsOf(form.card).find(({ action }) => action.style === 'positive')?.action;
    if (!send) throw new Error('the form cannot be sent');
    const data = { ...(send.data as object), ...values };
    if (form.dialog) return this.w.invoke(this.tenant, s.as, 'task/submit', { data }, form.message);
    return this.w.press(this.tenant, s.as, form.message ?? { conversation: '', id: '' }, { ...send, data });
  }

  private seen({ how, message }: Shown): Seen {
    const view = message.out?.view;
    const text = view ? plainText(view) : message.text;
    const own = message.conversation.startsWith('a:');
    return { message, card: message.card, text, how: how === 'update' ? 'update' : own ? 'private' : 'public' };
  }

  private of(turn: Turn, to: string): Shown[] {
    return turn.said.filter((one) => one.how === 'post' && one.message.out?.to === to);
  }

  private answerOf(turn: Turn, s: Step): Seen | undefined {
    const updated = turn.said.find((one) => one.how === 'update');
    if (updated) return this.seen(updated);
    const { card, dialog } = turn.window ?? { card: undefined, dialog: false };
    if (dialog && card && !isForm(card)) return { message: undefined, card, text: wordsOf(card), how: 'private' };
    const own = this.w.fake.personal(idOf(s.as), this.tenant);
    const whisper = this.of(turn, 'whisper').find((one) => one.message.conversation === own);
    if (whisper) return this.seen(whisper);
    const place = s.in === 'direct' ? own : channelOf(this.tenant, s.in);
    const posted = this.of(turn, 'channel').find((one) => one.message.conversation.startsWith(place));
    if (posted) return this.seen(posted);
    return turn.line === undefined
      ? undefined
      : { message: undefined, card: undefined, text: turn.line, how: 'private' };
  }

  private checkAnswer(turn: Turn, s: Step): void {
    const form = turn.window && isForm(turn.window.card) ? turn.window : undefined;
    const errors = form && wrong(form.card) !== '' ? wrong(form.card) : undefined;
    const answer = form ? undefined : this.answerOf(turn, s);
    expect(answer ?? form, 'an answer').toBeDefined();
    for (const part of [s.says ?? []].flat()) this.shows(answer, part);
    for (const part of [s.lacks ?? []].flat()) expect(answer?.text ?? '').not.toContain(part);
    if (s.form) {
      const fields = inputsOf(form?.card).map(({ id }) => id.replace('field:', ''));
      expect(fields.length).toBeGreaterThan(0);
      expect(s.form).toEqual(expect.arrayContaining(fields));
      // Where dialogs are used, every form of these conversations opens in one.
      expect(form?.dialog).toBe(this.dialogs || s.menu !== undefined || this.cardFor(s)?.message === undefined);
    }
    for (const says of Object.values(s.errors ?? {})) expect(errors ?? answer?.text).toContain(says);
    if (s.seen) expect(answer?.how).toBe(s.seen);
    this.checkOthers(turn, s, answer);
    this.remember(turn, s, answer, form);
  }

  /** The words stand in what is sent, and are to be seen on the card. */
  private shows(answer: Seen | undefined, part: string): void {
    expect(answer?.message === undefined ? bare(answer?.text ?? '') : (answer?.text ?? '')).toContain(
      answer?.message === undefined ? bare(part).trim() : part,
    );
    // No answer of these is so long that something of it is left out.
    expect(answer?.card ? wordsOf(answer.card) : '').not.toContain('Ask for less at a time');
    if (answer?.card)
      expect(bare(wordsOf(answer.card)).split(' ')).toEqual(expect.arrayContaining(bare(part).trim().split(' ')));
  }

  private checkOthers(turn: Turn, s: Step, answer: Seen | undefined): void {
    const others = turn.said.filter((one) => one.how === 'post' && one.message.id !== answer?.message?.id);
    const told = this.among(others, true).map(([place, text]) => [shortOf(place), text]);
    const posted = this.among(others, false).map(([place, text]) => [this.named(place, s), text]);
    expect(Object.fromEntries(told)).toEqual(expected(s.tells));
    expect(Object.fromEntries(posted)).toEqual(expected(s.posts));
  }

  private among(all: readonly Shown[], own: boolean): [string, string][] {
    const to = (one: Shown) => one.message.conversation.startsWith('a:') === own && one.message.out?.to !== 'whisper';
    return all.filter(to).map((one) => [one.message.conversation.split(';')[0] ?? '', this.seen(one).text]);
  }

  private named(place: string, s: Step): string {
    return Object.keys(s.posts ?? {}).find((name) => channelOf(this.tenant, name) === place) ?? place;
  }

  private checkHeard(turn: Turn, s: Step): void {
    this.old.push(undefined);
    const whispered = this.of(turn, 'whisper').map(
      (one) => [shortOf(one.message.conversation), this.seen(one)] as const,
    );
    expect(whispered.map(([who]) => who).sort()).toEqual(Object.keys(s.whispers ?? {}).sort());
    for (const [who, parts] of Object.entries(s.whispers ?? {}))
      for (const part of [parts].flat()) this.shows(Object.fromEntries(whispered)[who], part);
    const replaced = turn.said.filter((one) => one.how === 'update').map((one) => this.seen(one).text);
    expect(replaced).toEqual((s.replaces ?? []).map((part) => expect.stringContaining(part)));
    // What is said to Baton in private is a command there, and is answered.
    const answer = s.in === 'direct' ? this.of(turn, 'channel')[0] : undefined;
    this.checkOthers(turn, s, answer && this.seen(answer));
    for (const [who, seen] of whispered) this.whispers.set(who, seen);
    this.rememberTold(turn, undefined);
    for (const one of this.of(turn, 'channel'))
      this.cards.set(this.named(one.message.conversation.split(';')[0] ?? '', s), this.seen(one));
  }

  private remember(turn: Turn, s: Step, answer: Seen | undefined, form: Turn['window']): void {
    const pressed = this.cardFor(s)?.message;
    if (form) this.form = { ...form, message: pressed };
    this.old.push(answer);
    if (answer?.card) this.cards.set(s.in === 'direct' ? `@${s.as}` : s.in, answer);
    if (answer?.card && s.whisper) this.whispers.set(s.as, answer);
    this.rememberTold(turn, answer);
  }

  private rememberTold(turn: Turn, answer: Seen | undefined): void {
    for (const one of turn.said) {
      const { conversation, id, out } = one.message;
      if (one.how === 'post' && id !== answer?.message?.id && conversation.startsWith('a:') && out?.to !== 'whisper')
        this.cards.set(`@${shortOf(conversation)}`, this.seen(one));
    }
  }
}

/** What an invoke was answered with: a card, a dialog or a line. */
function inWindow(answer: Answer | undefined): Pick<Turn, 'window' | 'line'> {
  if (!answer) return { window: undefined, line: undefined };
  expect(answer.status).toBe(200);
  const { statusCode, value, task } = (answer.body ?? {}) as {
    statusCode?: number;
    value?: unknown;
    task?: { type: string; value: { card: { content: AdaptiveCard } } };
  };
  if (task) return { window: { card: task.value.card.content, dialog: true }, line: undefined };
  if (statusCode !== undefined) expect(statusCode).toBe(200);
  if (typeof value === 'string') return { window: undefined, line: value };
  return { window: value ? { card: value as AdaptiveCard, dialog: false } : undefined, line: undefined };
}

export type { FakeMessage };

/** A person of the cast by name or id, as the directory knows them; anything else as it is. */
const personIn = (given: string): string =>
  CAST[given] || Object.values(CAST).some((one) => one.id === given) ? aadOf(given) : given;
