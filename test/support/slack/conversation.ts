/** Plays a conversation in Slack: each step as the request that Slack would send, each check on what Slack would show. */
import { expect } from 'vitest';
import { parseJson } from '../../../adapters/platform/json.js';
import { msOf, type Step } from '../dialogs.js';
import { isEndedCard } from '../ended-cards.js';
import { expected } from '../expected.js';
import { CAST } from '../kit.js';
import { tellChannels } from '../told.js';
import { Cards, type FormWindow } from './cards.js';
import type { FakeMessage, Shown } from './fake.js';
import { unescaped, wordsIn } from './screen.js';
import { inputsOf, StepRequests, userId } from './step-requests.js';
import type { SlackWorld } from './world.js';

const nameOf = (id: string): string => Object.values(CAST).find((actor) => actor.id === id)?.name ?? id;
const nickOf = (id: string): string => Object.entries(CAST).find(([, actor]) => actor.id === id)?.[0] ?? id;
const teamOf = (shown: Shown): string => ('message' in shown ? shown.message.team : shown.team);
const isDirect = ({ channel }: FakeMessage): boolean => channel.startsWith('D');
/** Letters and digits alone: what has to be seen of a wording, however it is laid out. */
const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, ' ').toLowerCase();
const listOf = (texts: string | string[] | undefined): string[] => [texts ?? []].flat();

/** What one step led to. */
class Turn {
  constructor(
    private readonly shown: readonly Shown[],
    readonly errors: Record<string, string> | undefined,
  ) {}

  get window(): FormWindow | undefined {
    const opened = this.shown.findLast((one) => one.how === 'open');
    return opened?.how === 'open' ? opened.view : undefined;
  }

  messages(how: 'post' | 'whisper' | 'update'): FakeMessage[] {
    const messages = this.shown.flatMap((one) => (one.how === how && 'message' in one ? [one.message] : []));
    return how === 'update' ? messages.filter(({ text }) => !isEndedCard(unescaped(text))) : messages;
  }
}

export class SlackConversation {
  private readonly cards = new Cards();
  private readonly requests: StepRequests;

  constructor(
    private readonly w: SlackWorld,
    private readonly team: string,
  ) {
    this.requests = new StepRequests(w, team, this.cards);
  }

  /** Lets everybody be seen once, as in the conversations of the other adapters. */
  async people(): Promise<void> {
    for (const who of Object.keys(CAST)) await this.requests.say(who, 'help', 'churn');
    await this.w.settle();
    await tellChannels(this.w.store, `slack:${this.team}`, this.w.clock.now());
  }

  /** Plays one step, and checks what it leads to. */
  async play(s: Step): Promise<void> {
    this.w.clock.pass(msOf(s.after));
    this.requests.next();
    const heard = Boolean(s.wait || s.write !== undefined || s.remove || s.react || s.leave);
    const turn = await this.turn(heard, () => (heard ? this.requests.hear(s) : this.requests.act(s)));
    expect(this.w.faults).toEqual([]);
    expect(this.w.fake.problems).toEqual([]);
    if (heard) this.checkHeard(turn, s);
    else this.checkAnswer(turn, s);
  }

  private async turn(heard: boolean, act: () => Promise<string | undefined>): Promise<Turn> {
    const from = this.w.fake.shown.length;
    if (heard) await this.w.settle();
    const answer = parseJson((await act()) ?? '');
    await this.w.settle(heard);
    const shown = this.w.fake.shown.slice(from).filter((one) => teamOf(one) === this.team);
    return new Turn(shown, errorsIn(answer));
  }

  private answerOf(turn: Turn, s: Step): FakeMessage | undefined {
    const [updated] = turn.messages('update');
    const whispered = turn.messages('whisper').find(({ onlyFor }) => onlyFor === userId(s.as));
    const here = this.requests.place(s);
    return updated ?? whispered ?? turn.messages('post').find(({ channel }) => channel === here);
  }

  private checkAnswer(turn: Turn, s: Step): void {
    const answer = this.answerOf(turn, s);
    const answers = [answer, turn.errors, turn.window].filter((one) => one !== undefined);
    expect(answers, 'exactly one answer').toHaveLength(1);
    this.checkWords(answer, s);
    if (s.form) expect(s.form).toEqual(expect.arrayContaining(fieldsOf(turn.window)));
    if (s.form) expect(fieldsOf(turn.window).length).toBeGreaterThan(0);
    for (const error of Object.values(s.errors ?? {})) expect(Object.values(turn.errors ?? {}).join()).toContain(error);
    if (s.seen) expect(this.visibility(turn, answer)).toBe(s.seen);
    this.checkOthers(turn, s, answer);
    this.cards.window = turn.window ?? this.cards.window;
    this.cards.answered(s, answer);
    this.rememberDirect(turn, answer);
  }

  private checkWords(answer: FakeMessage | undefined, s: Step): void {
    const text = answer ? unescaped(answer.text) : '';
    for (const part of listOf(s.says)) {
      expect(text).toContain(part);
      if (!answer) continue;
      const words = wordsIn(answer.blocks, (id) => this.w.fake.channels.get(id) ?? nameOf(id));
      expect(bare(words).split(' ')).toEqual(expect.arrayContaining(bare(part).trim().split(' ')));
    }
    for (const part of listOf(s.lacks)) expect(text).not.toContain(part);
  }

  /** Who sees an answer. */
  private visibility(turn: Turn, answer: FakeMessage | undefined): Step['seen'] {
    if (!answer) return undefined;
    if (turn.messages('update').includes(answer)) return 'update';
    return answer.onlyFor ? 'private' : 'public';
  }

  /** What others are told, and what is posted elsewhere. */
  private checkOthers(turn: Turn, s: Step, answer: FakeMessage | undefined): void {
    const others = turn.messages('post').filter((message) => message !== answer);
    const told = others.filter(isDirect).map((m) => [nickOf(m.channel.slice(1)), unescaped(m.text)]);
    const posted = others.filter((m) => !isDirect(m)).map((m) => [this.channelName(m), unescaped(m.text)]);
    expect(Object.fromEntries(told)).toEqual(expected(s.tells));
    expect(Object.fromEntries(posted)).toEqual(expected(s.posts));
  }

  private channelName({ channel }: FakeMessage): string {
    return this.w.fake.channels.get(channel) ?? channel;
  }

  private checkHeard(turn: Turn, s: Step): void {
    this.cards.heard();
    const whispers = turn.messages('whisper');
    const said = new Map(whispers.map((m) => [nickOf(m.onlyFor ?? ''), unescaped(m.text)]));
    expect([...said.keys()].sort()).toEqual(Object.keys(s.whispers ?? {}).sort());
    for (const [who, parts] of Object.entries(s.whispers ?? {}))
      for (const part of listOf(parts)) expect(said.get(who)).toContain(part);
    // Slack cannot change a whisper that nobody has pressed.
    expect(turn.messages('update')).toEqual([]);
    // A message to Baton in private is a command, and is answered.
    const posts = turn.messages('post');
    this.checkOthers(turn, s, s.in === 'direct' ? posts[0] : undefined);
    for (const message of whispers) this.cards.whispered(nickOf(message.onlyFor ?? ''), message);
    this.rememberDirect(turn, undefined);
    for (const message of posts.filter((m) => !isDirect(m))) this.cards.posted(this.channelName(message), message);
  }

  private rememberDirect(turn: Turn, answer: FakeMessage | undefined): void {
    for (const message of turn.messages('post'))
      if (message !== answer && isDirect(message)) this.cards.posted(`@${nickOf(message.channel.slice(1))}`, message);
  }
}

/** The errors in the answer to a form. */
function errorsIn(answer: unknown): Record<string, string> | undefined {
  if (typeof answer !== 'object' || answer === null || !('errors' in answer)) return undefined;
  return Object.fromEntries(Object.entries(answer.errors ?? {}).map(([field, text]) => [field, String(text)]));
}

const fieldsOf = (view: FormWindow | undefined): string[] => [
  ...new Set(inputsOf(view).map((block) => (block.block_id ?? '').replace(/\.words$/, ''))),
];
