/** The world in which each phrase is said, as phrases.md describes it, afresh for each; and how a phrase is said in it. */

import { newId } from '../../adapters/common/ids.js';
import { wording } from '../../adapters/prompts/wording.js';
import { SqlAlarms } from '../../adapters/store/alarms.js';
import type { Opened } from '../../adapters/store/opened.js';
import { SqlStore } from '../../adapters/store/store.js';
import { App } from '../../src/dispatch/on-command.js';
import { Listener } from '../../src/dispatch/on-message.js';
import type { Told } from '../../src/model/alarm-rows.js';
import { add } from '../../src/model/changes.js';
import { dayAt } from '../../src/model/dates/calendar.js';
import type { Handled, Inbound, Mention, Origin } from '../../src/ports/events.js';
import type { Say } from '../../src/ports/say.js';
import type { Understood as Decided } from '../../src/reading/decision.js';
import { plainText } from '../../src/view/as-text.js';
import { type View, view } from '../../src/view/view.js';
import { auditBook, engine, learnFirst, phrasebook, signalWords } from '../support/engine.js';
import { tellChannels } from '../support/told.js';
import { snapshotOf } from './diff.js';
import type { Understood } from './outcome.js';
import type { How } from './phrase.js';

const WORKSPACE = 'W1';
const ZONE = 'Europe/Lisbon';

/** Wednesday 25 November 2026, 10:00 in Lisbon. */
export const NOW = Date.UTC(2026, 10, 25, 10);

/** Who is there: full members, none of them an admin. */
const PEOPLE = { Ana: 'Ana Silva', Bo: 'Bo Berg', Chi: 'Chi Rao', Dana: 'Dana Cole', Emi: 'Emi Sato' } as const;

/** A person by first name. */
export type Who = keyof typeof PEOPLE;

/** The people by first name. */
export const WHO = Object.keys(PEOPLE).filter((name): name is Who => name in PEOPLE);

const CHANNEL = { id: 'C-churn', name: 'churn', direct: false, access: 'public', place: 'C-churn' } as const;

const idOf = (who: Who) => `U-${who.toLowerCase()}`;

function originOf(who: Who, how: How, locale: string): Origin {
  const direct = `D-${who.toLowerCase()}`;
  const channel = { id: direct, name: direct, direct: true, access: 'private', place: direct } as const;
  return {
    workspace: WORKSPACE,
    key: newId(),
    channel: how === 'direct' ? channel : CHANNEL,
    thread: null,
    person: { id: idOf(who), name: PEOPLE[who], zone: ZONE, admin: false, standing: 'member' },
    locale,
  };
}

/** "@Bo" as the mention that the platform makes of it. */
function withMentions(text: string): { text: string; mentions: Mention[] } {
  const mentions: Mention[] = [];
  let shown = '';
  let last = 0;
  for (const found of text.matchAll(/@(Ana|Bo|Chi|Dana|Emi)\b/g)) {
    const who = WHO.find((name) => name === found[1]);
    if (!who) continue;
    shown += text.slice(last, found.index);
    const name = PEOPLE[who];
    mentions.push({ start: shown.length, end: shown.length + name.length + 1, is: 'person', id: idOf(who), name });
    shown += `@${name}`;
    last = found.index + found[0].length;
  }
  return { text: shown + text.slice(last), mentions };
}

/** Platforms take Baton's own mention out of what is said to it. */
const addressed = (text: string): string => text.replace(/@Baton\b[:,]?/g, ' ').trim();

const wordings = wording();

/** A decision as the outcomes are made from: if the project of a stage is asked for, that is what is asked. */
function understoodAs({ acts, quiet, about, heard }: Decided): Understood {
  const of = acts.map((act) => {
    const isProject = act.act === 'ask' && act.problem.is === 'which' && act.problem.of === 'project';
    return isProject ? { ...act, arg: 'project' } : act;
  });
  return { acts: of, ...(quiet && { quiet }), ...(about && { about }), ...(heard && { heard }) };
}

/** What somebody reads, the ids of all wordings used, and what their text was understood as. */
export interface Answer {
  view: View;
  text: string;
  said: string[];
  understood: Understood | undefined;
}

/** Baton over one store, with a clock that only moves when told. */
export class World {
  /** Epoch milliseconds. */
  now = NOW;
  /** That of whoever speaks: the day comes first, or the month. */
  locale: 'en-GB' | 'en-US' = 'en-GB';
  readonly store: SqlStore;
  readonly faults: unknown[] = [];
  private readonly app: App;
  private readonly listener: Listener;
  private said: string[] = [];
  private understood: Understood | undefined;

  constructor(opened: Opened) {
    const clock = { now: () => this.now };
    const say: Say = (id, args) => {
      this.said.push(id);
      return wordings(id, args);
    };
    this.store = new SqlStore(opened, clock);
    learnFirst();
    const fault = (error: unknown) => void this.faults.push(error);
    const parts = { store: this.store, clock, say, newId, fault, clarity: engine, auditBook, signalWords };
    this.app = new App({
      ...parts,
      phrasebook,
      understood: (decision) => {
        this.understood = understoodAs(decision);
      },
    });
    this.listener = new Listener({ ...parts, alarms: new SqlAlarms(opened, clock) });
  }

  snapshot = () => snapshotOf(this.store, WORKSPACE);

  /** Time passes: what was to happen until now happens, such as digests. */
  async passTo(instant: number): Promise<void> {
    this.now = instant;
    while ((await this.listener.tick()) > 0);
  }

  tell = () => tellChannels(this.store, WORKSPACE, this.now);

  /** Somebody says something to Baton. @returns what they read, and the ids of all wordings used */
  async say(who: Who, text: string, how: How): Promise<Answer> {
    const { text: shown, mentions } = withMentions(how === 'slash' ? text : addressed(text));
    return this.handle({
      ...originOf(who, how, this.locale),
      type: 'command',
      text: shown,
      mentions,
      ...(how !== 'slash' && { spoken: true }),
    });
  }

  /** Somebody presses a button. Stages, tasks, projects and people go by their names. */
  async call(who: Who, command: string, args: Record<string, string>, how: How = 'slash'): Promise<void> {
    const ids = await this.idsOf(args);
    await this.handle({
      ...originOf(who, how, this.locale),
      type: 'call',
      via: 'button',
      call: { command, args: ids },
      message: null,
    });
  }

  /** This morning's reminder told somebody of one task that is overdue, by its number. */
  async remind(who: Who, number: number): Promise<void> {
    const task = [...(await this.snapshot()).task.values()].find((one) => one.number === number);
    if (!task) throw new Error(`no task #${number}`);
    const day = dayAt(this.now, ZONE);
    const told: Told = { kind: 'overdue', id: task.id, about: task.due ?? '', day };
    await this.store.transact(WORKSPACE, newId(), async (unit) => {
      const note = { at: unit.now, day, told: [told], toldAt: unit.now };
      await unit.apply([add('lastReminder', { id: idOf(who), workspace: WORKSPACE, ...note })]);
      return {};
    });
  }

  private async handle(inbound: Inbound): Promise<Answer> {
    this.said = [];
    this.understood = undefined;
    const handled = await this.app.handle(inbound);
    const answer = viewOf(handled);
    return {
      view: answer,
      text: handled.form?.title ?? plainText(answer),
      said: this.said,
      understood: this.understood,
    };
  }

  /** `Fraud model/Training` is that project's stage, `Training` the churn model's. */
  private async idsOf(args: Record<string, string>): Promise<Record<string, string>> {
    const { stage, task, project } = await this.snapshot();
    const projects = [...project.values()];
    const idFor = (value: string): string => {
      const [first = '', second] = value.split('/');
      const home = projects.find(({ name }) => name === (second === undefined ? 'Churn model' : first));
      const stages = [...stage.values()].filter((one) => one.project === home?.id && !one.dropped);
      const person = WHO.find((name) => name === value);
      const found =
        stages.find(({ name }) => name.toLowerCase() === (second ?? first).toLowerCase()) ??
        [...task.values()].find(({ number }) => `#${number}` === value) ??
        projects.find(({ name }) => name === value);
      return found?.id ?? (person ? idOf(person) : value);
    };
    return Object.fromEntries(Object.entries(args).map(([key, value]) => [key, idFor(value)]));
  }
}

const viewOf = ({ answer }: Handled): View => answer?.view ?? view();
