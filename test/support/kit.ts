/** What tests share: Baton without a platform, on a real store, with a clock that only moves when told. */

import { CompiledQuery, type Selectable } from 'kysely';
import { newId } from '../../adapters/common/ids.js';
import { wording } from '../../adapters/prompts/wording.js';
import { SqlAlarms } from '../../adapters/store/alarms.js';
import type { Opened } from '../../adapters/store/opened.js';
import { SqlOutbox } from '../../adapters/store/outbox.js';
import { SqlStore } from '../../adapters/store/store.js';
import type { Database } from '../../adapters/store/tables.js';
import { Roster } from '../../src/dispatch/directory.js';
import { App } from '../../src/dispatch/on-command.js';
import { Listener } from '../../src/dispatch/on-message.js';
import { SignalHandler } from '../../src/dispatch/on-signal.js';
import type { AppParts } from '../../src/dispatch/parts.js';
import { privateChannel } from '../../src/model/channels.js';
import type { Clock } from '../../src/ports/clock.js';
import type { Handled, Inbound, Mention, Origin } from '../../src/ports/events.js';
import type { Outbound } from '../../src/ports/outbound.js';
import type { Say } from '../../src/ports/say.js';
import type { Understood } from '../../src/reading/decision.js';
import { plainText } from '../../src/view/as-text.js';
import { type Call, type Control, controlsOf, type Form, type View } from '../../src/view/view.js';
import { auditBook, engine, phrasebook, signalWords } from './engine.js';
import { memoryStore, pooled, type StoreMaker } from './memory-store.js';
import { tellChannels } from './told.js';

/** Monday, 2 March 2026, 10:00 UTC. */
export const START = Date.UTC(2026, 2, 2, 10);

export class TestClock implements Clock {
  constructor(private time = START) {}
  now = () => this.time;
  pass(ms: number) {
    this.time += ms;
  }
}

export type Actor = Origin['person'];

export const CAST: Record<string, Actor> = {
  ana: { id: 'U1', name: 'Ana Silva', zone: 'Europe/Lisbon', admin: true, standing: 'member' as const },
  bo: { id: 'U2', name: 'Bo Berg', zone: 'America/New_York', admin: false, standing: 'member' as const },
  chi: { id: 'U3', name: 'Chi Rao', zone: 'Asia/Kolkata', admin: false, standing: 'member' as const },
};

/** Who is not a full member. Nobody knows them before they speak or are introduced. */
export const OTHERS: Record<string, Actor> = {
  gus: { id: 'U7', name: 'Gus Guest', zone: 'Europe/Lisbon', admin: false, standing: 'guest' },
  eve: { id: 'U8', name: 'Eve Else', zone: 'Europe/Lisbon', admin: false, standing: 'external' },
  robo: { id: 'U9', name: 'Robo Reporter', zone: '', admin: false, standing: 'bot' },
};
const EVERYONE = { ...CAST, ...OTHERS };

export interface Where {
  channel?: string;
  direct?: boolean;
  /** Public unless something else is said. */
  access?: 'public' | 'private';
  workspace?: string;
  thread?: string | null;
  key?: string;
  /** In a mention or a direct message, as to a colleague, instead of as a command. */
  spoken?: boolean;
}

/** Something that happens in a channel. Ids are the platform's. */
export type Happened = { at?: number } & (
  | { type: 'message'; id: string; text: string; edited?: boolean }
  | { type: 'reaction'; id: string; emoji: string; link?: string }
  | { type: 'deleted' | 'left'; id: string }
);

/** The result of one event. */
export interface Turn {
  handled: Handled;
  out: Outbound[];
  /** The answer to the person who acted. */
  answer: View | undefined;
  text: string;
}

const say = wording();

type Waiting = Pick<Selectable<Database['outbox']>, 'workspace' | 'message'>;

/** As text, since each turn of each test asks it: putting it together takes longer than its answer. */
const WAITING: CompiledQuery<Waiting> = CompiledQuery.raw(
  "select workspace, message from outbox where state = 'waiting' order by seq",
);
const NO_MORE_WAITING = CompiledQuery.raw("delete from outbox where state = 'waiting'");

export class Kit {
  readonly clock = new TestClock();
  readonly store: SqlStore;
  readonly outbox: SqlOutbox;
  readonly alarms: SqlAlarms;
  readonly app: App;
  readonly listener: Listener;
  readonly roster: Roster;
  readonly signals: SignalHandler;
  readonly faults: unknown[] = [];
  /** What the last typed text was understood as. */
  decision: Understood | undefined;
  readonly say: Say = say;
  /** What the app is made of, for one that is made a little differently. */
  readonly parts: AppParts;

  /** @param workspace one of its own for each test that shares a store @param clarity another engine than the shipped one */
  constructor(
    readonly opened: Opened,
    readonly workspace = 'W1',
    clarity = engine,
  ) {
    this.store = new SqlStore(opened, this.clock);
    this.outbox = new SqlOutbox(opened, this.clock);
    this.alarms = new SqlAlarms(opened, this.clock);
    const fault = (error: unknown) => void this.faults.push(error);
    const parts = { store: this.store, clock: this.clock, say, newId, fault, clarity, auditBook, signalWords };
    this.parts = {
      ...parts,
      phrasebook,
      understood: (decision) => {
        this.decision = decision;
      },
    };
    this.app = new App(this.parts);
    this.listener = new Listener({ ...parts, alarms: this.alarms });
    this.roster = new Roster(parts);
    this.signals = new SignalHandler(parts);
  }

  /** Where and by whom something is done. */
  origin(who: string, where: Where) {
    const person = EVERYONE[who];
    if (!person) throw new Error(`nobody is called ${who}`);
    const direct = where.direct === true;
    const name = direct ? `dm-${who}` : (where.channel ?? 'churn');
    return {
      workspace: where.workspace ?? this.workspace,
      key: where.key ?? newId(),
      channel: {
        ...privateChannel(`C-${name}`, name),
        direct,
        access: direct ? 'private' : (where.access ?? 'public'),
      },
      thread: where.thread ?? null,
      person,
    };
  }

  /** Empties the outbox. @returns the messages, or those of one workspace */
  async take(only?: string): Promise<Outbound[]> {
    const { db, seal } = this.opened;
    const { rows } = await db.executeQuery(WAITING);
    if (rows.length > 0) await db.executeQuery(NO_MORE_WAITING);
    const own = rows.filter(({ workspace }) => only === undefined || workspace === only);
    return own.map(({ message }) => JSON.parse(seal.open(message) ?? 'null'));
  }

  /** Something happens that is not addressed to Baton; then alarms that have gone off are handled. */
  async hear(who: string, happened: Happened, where: Where = {}): Promise<Outbound[]> {
    const { person, ...origin } = this.origin(who, where);
    const { at = this.clock.now() } = happened;
    if (happened.type === 'message') {
      const { text, mentions } = mentioned(happened.text);
      const said = { id: happened.id, edited: happened.edited ?? false, link: `https://chat.test/${happened.id}` };
      await this.listener.hear({ ...origin, at, type: 'message', person, text, mentions, ...said });
    } else if (happened.type === 'reaction')
      await this.listener.hear({
        ...origin,
        at,
        type: 'reaction',
        id: happened.id,
        person,
        emoji: happened.emoji,
        link: happened.link ?? null,
      });
    else await this.listener.hear({ ...origin, at, type: happened.type, id: happened.id });
    return this.due();
  }

  /** Handles alarms that have gone off. @returns everything in the outbox */
  async due(): Promise<Outbound[]> {
    while ((await this.listener.tick()) > 0);
    // Tests that share a store get one another's alarms.
    return this.take(this.workspace);
  }

  private async turn(inbound: Inbound): Promise<Turn> {
    const handled = await this.app.handle(inbound);
    const out = await this.take();
    const answers = out.filter((o) => isAnswer(o, inbound));
    const answer = answers.find((o) => o.to === 'message') ?? answers[0];
    return { handled, out, answer: answer?.view, text: answer ? plainText(answer.view) : '' };
  }

  /** Types a command. `@ana` in it is a mention. */
  say_(who: string, text: string, where: Where = {}): Promise<Turn> {
    const { text: shown, mentions } = mentioned(text);
    const spoken = where.spoken && { spoken: true as const };
    return this.turn({ ...this.origin(who, where), type: 'command', text: shown, mentions, ...spoken });
  }

  /** Types a command; where a day of it has passed, or an offer would show somebody a project, presses the button that does it. */
  async insist(who: string, text: string, where: Where = {}): Promise<Turn> {
    const turn = await this.say_(who, text, where);
    const day = /^(.+) has passed\. Which day do you mean/.exec(turn.text)?.[1];
    if (day !== undefined) return this.press(who, turn.answer, day, where);
    const isAsked = turn.answer && controlsOf(turn.answer).some(({ label }) => label === 'Offer it anyway');
    return isAsked ? this.press(who, turn.answer, 'Offer it anyway', where) : turn;
  }

  /** Lets the people of all channels that Baton knows be told what it reads, as if it had been welcomed there. */
  tell(): Promise<void> {
    return tellChannels(this.store, this.workspace, this.clock.now());
  }

  /** Types a command that ends with the mention of an id, whoever that is. */
  mention(who: string, text: string, id: string, where: Where = {}): Promise<Turn> {
    const mention: Mention = { start: text.length, end: text.length + id.length + 1, is: 'person', id, name: id };
    return this.turn({ ...this.origin(who, where), type: 'command', text: `${text}@${id}`, mentions: [mention] });
  }

  /** Uses a control by its label, on a message that shows `view`. */
  press(
    who: string,
    view: View | undefined,
    label: string,
    where: Where & { value?: string | undefined; shared?: boolean } = {},
  ): Promise<Turn> {
    const control = find(view, label);
    const args =
      control.control === 'picker' ? { ...control.call.args, [control.arg]: where.value ?? '' } : control.call.args;
    return this.call(who, { ...control.call, args }, where);
  }

  call(who: string, call: Call, where: Where & { shared?: boolean } = {}): Promise<Turn> {
    const message = { id: 'M1', shared: where.shared ?? !where.direct };
    return this.turn({ ...this.origin(who, where), type: 'call', via: 'button', call, message });
  }

  /** Uses an entry of a message's menu; without words, as if there were no message. */
  menu(who: string, command: string, words: string | undefined, where: Where = {}): Promise<Turn> {
    const args: Record<string, string> =
      words === undefined ? {} : { text: mentioned(words).text, link: 'https://chat.test/M' };
    const call = { command, args };
    return this.turn({ ...this.origin(who, where), type: 'call', via: 'button', call, message: null });
  }

  submit(
    who: string,
    form: Form | undefined,
    values: Record<string, string>,
    where: Where & { shared?: boolean } = {},
  ): Promise<Turn> {
    if (!form) throw new Error('no form was opened');
    const call = { ...form.call, args: { ...form.call.args, ...values } };
    return this.turn({
      ...this.origin(who, where),
      type: 'call',
      via: 'form',
      call,
      message: { id: 'M1', shared: where.shared ?? !where.direct },
    });
  }
}

/** Whether a message answers the event rather than telling somebody else. */
export function isAnswer(message: Outbound, inbound: Inbound): boolean {
  if (message.to === 'message') return inbound.type === 'call' && message.message === inbound.message?.id;
  if (message.to === 'whisper') return message.person === inbound.person.id;
  return message.to === 'channel' && message.channel === inbound.channel.id;
}

export function find(view: View | undefined, label: string): Control {
  const all = view ? controlsOf(view) : [];
  const found = all.find((c) => c.label === label) ?? all.find((c) => c.label.startsWith(label));
  if (!found) throw new Error(`no control "${label}" among: ${all.map((c) => c.label).join(' | ')}`);
  return found;
}

/** Replaces "@ana" with the name it stands for, and says where the mention is. */
export function mentioned(text: string): { text: string; mentions: Mention[] } {
  const mentions: Mention[] = [];
  let shown = '';
  let last = 0;
  for (const m of text.matchAll(/@([a-z]+)/g)) {
    const person = EVERYONE[m[1] ?? ''];
    if (!person) continue;
    shown += text.slice(last, m.index);
    mentions.push({
      start: shown.length,
      end: shown.length + person.name.length + 1,
      is: 'person',
      id: person.id,
      name: person.name,
    });
    shown += `@${person.name}`;
    last = m.index + m[0].length;
  }
  return { text: shown + text.slice(last), mentions };
}

/** Makes Baton know everyone, as on a platform that lists its people. */
export async function peopled(made: Kit): Promise<Kit> {
  for (const who of Object.keys(CAST)) await made.say_(who, 'help');
  await made.tell();
  return made;
}

let withPeople: Promise<StoreMaker> | undefined;

/** Baton on a SQLite store in memory that has the cast and nothing else. */
export async function kit(): Promise<Kit> {
  withPeople ??= memoryStore()
    .then((store) => peopled(new Kit(store)))
    .then(({ opened }) => pooled(opened));
  return new Kit(await (await withPeople)());
}
