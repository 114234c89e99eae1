/** Plays a conversation in Slack: each step as the request that Slack would send, each check on what Slack would show. */
import type { ActionsBlockElement, KnownBlock } from '@slack/types';
import { expect } from 'vitest';
import { escaped } from '../../../adapters/slack/mrkdwn.js';
import { msOf, type Step } from '../dialogs.js';
import { expected } from '../expected.js';
import { CAST } from '../kit.js';

import { elementsOf, type FakeMessage, type Shown, words } from './fake.js';
import type { World } from './world.js';

type Window = Extract<Shown, { view: unknown; trigger: string }>['view'];

/** Something with controls, as it was when it was last looked at. */
interface Card {
  message: FakeMessage;
  blocks: readonly KnownBlock[];
}

const idOf = (who: string) => CAST[who]?.id ?? who;
const nameOf = (id: string) => Object.values(CAST).find((a) => a.id === id)?.name ?? id;
const shortOf = (id: string) => Object.entries(CAST).find(([, a]) => a.id === id)?.[0] ?? id;
export const channelOf = (name: string) => `C${name.toUpperCase().replace(/\W/g, '')}`;
const unescaped = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
/** What is typed, as Slack sends it: its own signs escaped, mentions by id. */
const raw = (text: string) =>
  escaped(text).replace(/@([a-z]+)/g, (all, who: string) => (CAST[who] ? `<@${idOf(who)}>` : all));
/** Letters and digits alone: what of a wording must be seen, however it is laid out. */
const bare = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, ' ').toLowerCase();

const called = (e: ActionsBlockElement): string => {
  if (e.type === 'button') return e.text.text;
  return 'placeholder' in e ? (e.placeholder?.text ?? '') : '';
};

interface Turn {
  said: Shown[];
  errors: Record<string, string> | undefined;
  window: Window | undefined;
}

export class SlackConversation {
  private readonly cards = new Map<string, Card>();
  private readonly old: (Card | undefined)[] = [];
  private readonly whispers = new Map<string, Card>();
  private readonly written = new Map<number, string>();
  private window: Window | undefined;
  private n = 0;

  constructor(
    private readonly w: World,
    private readonly team: string,
  ) {}

  /** Everybody has been seen once, as in the other adapters' conversations. */
  async people(): Promise<void> {
    for (const who of Object.keys(CAST)) await this.say(who, 'help', 'churn');
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

  private async turn(heard: boolean, act: () => Promise<string | undefined>): Promise<Turn> {
    const from = this.w.fake.shown.length;
    if (heard) await this.w.settle();
    const answer = await act();
    await this.w.settle(heard);
    const said = this.w.fake.shown.slice(from).filter((one) => teamOf(one) === this.team);
    const errors = answer?.startsWith('{') ? (JSON.parse(answer).errors as Record<string, string>) : undefined;
    const opened = said.findLast((one) => one.how === 'open');
    return { said, errors, window: opened?.how === 'open' ? opened.view : undefined };
  }

  private channel(s: Step): string {
    if (s.in === 'direct') return `D${idOf(s.as)}`;
    const id = channelOf(s.in);
    this.w.fake.channels.set(id, s.in);
    return id;
  }

  private async happen(s: Step): Promise<undefined> {
    if (s.wait) return;
    const channel = this.channel(s);
    const user = idOf(s.as);
    const ts = ((this.w.clock.now() - msOf(s.late)) / 1_000)
      .toFixed(6)
      .replace(/0{3}$/, String(this.n).padStart(3, '0'));
    const about = (n: number | undefined) => this.written.get(n ?? 0) ?? '1.1';
    const base = { type: 'message', channel, channel_type: s.in === 'direct' ? 'im' : 'channel', ts };
    let event: object;
    if (s.edit) {
      const message = { type: 'message', user, text: raw(s.write ?? ''), ts: about(s.edit) };
      event = { ...base, subtype: 'message_changed', message, previous_message: { ...message, text: '' } };
    } else if (s.write !== undefined) {
      this.written.set(this.n, ts);
      event = { ...base, user, text: raw(s.write), ...(s.to && { thread_ts: about(s.to) }) };
    } else if (s.react)
      event = { type: 'reaction_added', user, reaction: s.react, item: { type: 'message', channel, ts: about(s.to) } };
    else if (s.leave) event = { type: 'member_left_channel', user, channel };
    else event = { ...base, subtype: 'message_deleted', deleted_ts: about(s.remove), previous_message: { user } };
    const key = `Ev${this.team}${this.n}`;
    for (let i = 0; i < (s.twice ? 2 : 1); i += 1) expect((await this.w.event(this.team, event, key)).status).toBe(200);
  }

  private async act(s: Step): Promise<string | undefined> {
    if (s.say !== undefined) return this.say(s.as, s.say, s.in);
    if (s.menu) return this.menu(s);
    if (s.invite) {
      const event = { type: 'member_joined_channel', user: 'UBATON', channel: this.channel(s), inviter: idOf(s.as) };
      await this.w.event(this.team, event);
      return;
    }
    if (s.fill) return this.submit(s, s.fill);
    return this.press(s);
  }

  /** Odd ones by slash command, even ones by mention; both are the same to the product. */
  private async say(who: string, text: string, where: string): Promise<undefined> {
    const user = idOf(who);
    if (where === 'direct') {
      const event = {
        type: 'message',
        channel_type: 'im',
        channel: `D${user}`,
        user,
        text: raw(text),
        ts: this.w.fake.ts(),
      };
      expect((await this.w.event(this.team, event)).status).toBe(200);
      return;
    }
    const channel = channelOf(where);
    this.w.fake.channels.set(channel, where);
    if (this.n % 2 === 0) {
      const event = { type: 'app_mention', channel, user, text: `<@UBATON> ${raw(text)}`, ts: this.w.fake.ts() };
      expect((await this.w.event(this.team, event)).status).toBe(200);
      return;
    }
    const answer = await this.w.slash(this.team, user, channel, raw(text));
    expect(answer).toEqual({ status: 200, body: '' });
  }

  private async menu(s: Step): Promise<string> {
    const channel = this.channel(s);
    const user = idOf(s.as);
    const answer = await this.w.interaction({
      type: 'message_action',
      callback_id: s.menu === 'message task' ? 'make_task' : 'check_clarity',
      team: { id: this.team },
      user: { id: user, name: s.as, team_id: this.team },
      channel: { id: channel, name: s.in },
      message: { type: 'message', user: 'U2', text: raw(s.message ?? ''), ts: '1772440000.000100' },
      trigger_id: `T${this.team}${this.n}`,
      response_url: this.w.fake.reply(this.team, channel, user),
    });
    expect(answer.status).toBe(200);
    return answer.body;
  }

  private cardFor(s: Step): Card | undefined {
    if (s.whisper) return this.whispers.get(s.as);
    return s.on ? this.old[s.on - 1] : this.cards.get(s.in === 'direct' ? `@${s.as}` : s.in);
  }

  private async press(s: Step): Promise<string> {
    const card = this.cardFor(s);
    if (!card) throw new Error(`nothing to press in ${s.in}`);
    const label = s.press ?? '';
    const all = elementsOf(card.blocks);
    const find = (wanted: string) =>
      all.find((e) => called(e) === wanted) ?? all.find((e) => called(e).startsWith(wanted));
    const element = find(label) ?? (s.pick === undefined ? undefined : find('Somebody else'));
    if (!element) throw new Error(`no control "${label}" among: ${all.map(called).join(' | ')}`);
    return this.use(card, element, s);
  }

  private async use({ message }: Card, element: ActionsBlockElement, s: Step): Promise<string> {
    const user = idOf(s.as);
    const { channel, ts, onlyFor, thread } = message;
    const chosen =
      element.type === 'users_select'
        ? { selected_user: idOf(s.pick ?? '') }
        : element.type === 'static_select'
          ? { selected_option: { value: s.pick ?? '', text: { type: 'plain_text', text: s.pick } } }
          : { value: (element as { value?: string }).value };
    const answer = await this.w.interaction({
      type: 'block_actions',
      team: { id: this.team },
      user: { id: user, username: s.as, team_id: this.team },
      channel: { id: channel, name: channel.startsWith('D') ? 'directmessage' : this.w.fake.channels.get(channel) },
      container: {
        type: 'message',
        message_ts: ts,
        channel_id: channel,
        is_ephemeral: onlyFor !== undefined,
        ...(thread && { thread_ts: thread }),
      },
      ...(onlyFor ? {} : { message: { ts, thread_ts: thread } }),
      actions: [{ type: element.type, action_id: element.action_id, block_id: 'b', action_ts: '1.1', ...chosen }],
      trigger_id: `T${this.team}${this.n}`,
      response_url: this.w.fake.reply(this.team, channel, onlyFor ?? user, message),
    });
    expect(answer.status).toBe(200);
    return answer.body;
  }

  private async submit(s: Step, fill: Record<string, string>): Promise<string> {
    const view = this.window;
    if (!view) throw new Error('no window is open');
    const values = Object.fromEntries(
      view.blocks.flatMap((b) => {
        if (b.type !== 'input' || !('element' in b)) return [];
        const name = b.block_id ?? '';
        const { element } = b;
        const initial = element as {
          initial_value?: string;
          initial_user?: string;
          initial_option?: { value: string };
        };
        const value =
          fill[name] ?? initial.initial_value ?? initial.initial_user ?? initial.initial_option?.value ?? '';
        const given =
          element.type === 'users_select'
            ? { selected_user: value ? idOf(value) : null }
            : element.type === 'static_select'
              ? { selected_option: value ? { value } : null }
              : { value: value || null };
        return [[name, { value: { type: element.type, ...given } }]];
      }),
    );
    const answer = await this.w.interaction({
      type: 'view_submission',
      team: { id: this.team },
      user: { id: idOf(s.as), name: s.as, team_id: this.team },
      view: { ...view, state: { values } },
      trigger_id: `T${this.team}${this.n}`,
    });
    expect(answer.status).toBe(200);
    return answer.body;
  }

  private messagesOf(turn: Turn, how: Shown['how']): FakeMessage[] {
    return turn.said.flatMap((one) => (one.how === how && 'message' in one ? [one.message] : []));
  }

  private answerOf(turn: Turn, s: Step): FakeMessage | undefined {
    const [updated] = this.messagesOf(turn, 'update');
    const mine = [...this.messagesOf(turn, 'whisper').filter((m) => m.onlyFor === idOf(s.as))];
    const here = this.channel(s);
    const posted = this.messagesOf(turn, 'post').filter((m) => m.channel === here);
    return updated ?? mine[0] ?? posted[0];
  }

  private checkAnswer(turn: Turn, s: Step): void {
    const answer = this.answerOf(turn, s);
    expect(
      [answer, turn.errors, turn.window].filter((one) => one !== undefined),
      'exactly one answer',
    ).toHaveLength(1);
    const text = answer ? unescaped(answer.text) : '';
    for (const part of [s.says ?? []].flat()) {
      expect(text).toContain(part);
      if (answer)
        expect(bare(words(answer.blocks, (id) => this.w.fake.channels.get(id) ?? nameOf(id))).split(' ')).toEqual(
          expect.arrayContaining(bare(part).trim().split(' ')),
        );
    }
    for (const part of [s.lacks ?? []].flat()) expect(text).not.toContain(part);
    if (s.form) expect(s.form).toEqual(expect.arrayContaining(inputsOf(turn.window)));
    if (s.form) expect(inputsOf(turn.window).length).toBeGreaterThan(0);
    if (s.errors)
      for (const [, says] of Object.entries(s.errors)) expect(Object.values(turn.errors ?? {}).join()).toContain(says);
    if (s.seen) expect(this.seen(turn, answer)).toBe(s.seen);
    this.checkOthers(turn, s, answer);
    this.remember(turn, s, answer);
  }

  private seen(turn: Turn, answer: FakeMessage | undefined): string | undefined {
    if (!answer) return undefined;
    if (this.messagesOf(turn, 'update').includes(answer)) return 'update';
    return answer.onlyFor ? 'private' : 'public';
  }

  private checkOthers(turn: Turn, s: Step, answer: FakeMessage | undefined): void {
    const others = this.messagesOf(turn, 'post').filter((m) => m !== answer);
    const told = others
      .filter((m) => m.channel.startsWith('D'))
      .map((m) => [shortOf(m.channel.slice(1)), unescaped(m.text)]);
    const posted = others
      .filter((m) => !m.channel.startsWith('D'))
      .map((m) => [this.w.fake.channels.get(m.channel) ?? m.channel, unescaped(m.text)]);
    expect(Object.fromEntries(told)).toEqual(expected(s.tells));
    expect(Object.fromEntries(posted)).toEqual(expected(s.posts));
  }

  private checkHeard(turn: Turn, s: Step): void {
    this.old.push(undefined);
    const whispered = this.messagesOf(turn, 'whisper').map(
      (m) => [shortOf(m.onlyFor ?? ''), unescaped(m.text)] as const,
    );
    expect(whispered.map(([who]) => who).sort()).toEqual(Object.keys(s.whispers ?? {}).sort());
    for (const [who, parts] of Object.entries(s.whispers ?? {}))
      for (const part of [parts].flat()) expect(Object.fromEntries(whispered)[who]).toContain(part);
    // What replaces a whisper that nobody pressed cannot be shown in Slack.
    expect(this.messagesOf(turn, 'update')).toEqual([]);
    // What is said to Baton in private is a command there, and is answered.
    this.checkOthers(turn, s, s.in === 'direct' ? this.messagesOf(turn, 'post')[0] : undefined);
    for (const m of this.messagesOf(turn, 'whisper')) this.whispers.set(shortOf(m.onlyFor ?? ''), card(m));
    this.rememberTold(turn, undefined);
    for (const m of this.messagesOf(turn, 'post'))
      if (!m.channel.startsWith('D')) this.cards.set(this.w.fake.channels.get(m.channel) ?? m.channel, card(m));
  }

  private remember(turn: Turn, s: Step, answer: FakeMessage | undefined): void {
    this.window = turn.window ?? this.window;
    this.old.push(answer && card(answer));
    if (answer) this.cards.set(s.in === 'direct' ? `@${s.as}` : s.in, card(answer));
    if (answer && s.whisper) this.whispers.set(s.as, card(answer));
    this.rememberTold(turn, answer);
  }

  private rememberTold(turn: Turn, answer: FakeMessage | undefined): void {
    for (const m of this.messagesOf(turn, 'post'))
      if (m !== answer && m.channel.startsWith('D')) this.cards.set(`@${shortOf(m.channel.slice(1))}`, card(m));
  }
}

const card = (message: FakeMessage): Card => ({ message, blocks: message.blocks });
const teamOf = (one: Shown) => ('message' in one ? one.message.team : one.team);
const inputsOf = (view: Window | undefined) =>
  (view?.blocks ?? []).flatMap((b) => (b.type === 'input' ? [b.block_id ?? ''] : []));
