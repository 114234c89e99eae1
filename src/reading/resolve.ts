/** From things to the ids of a call: which stage of that name, which person, what "it" is. */
import { call, MADE, stageMade } from '../commands/calls.js';
import { shiftDay } from '../model/dates/shift.js';
import type { Call } from '../view/view.js';
import { type AskAct, askForAll } from './ask-for-all.js';
import { dayOf } from './day-of.js';
import type { Problem, Remembered, WhichOf } from './decision.js';
import { type Draft, fitsArg, type Value } from './draft.js';
import { nextStage, onlyListed } from './listed.js';
import { withPlace } from './placed.js';
import type { WaitingIncident } from './saying.js';
import type { Thing } from './things.js';
import type { World } from './world.js';

/** What names depend on besides the words. */
export interface Around {
  world: World;
  /** The channel has projects of its own, whose main one is meant if none is named. */
  hasOwn: boolean;
  talk: Remembered | undefined;
  /** Id of the project that a text begins with: "in the fraud model, …"; `MADE` behind an order that makes one. */
  topic?: string;
  /** Id of the project that was named last in front: "mark churn's data as done and start training". */
  named?: string;
  /** The incident that "take it" means if "it" is nothing else. */
  incident: WaitingIncident | undefined;
  /** What is offered to the person who speaks, as "stage:ID". */
  waiting: readonly string[];
  /** Those of it that "it" can mean in an answer, because they were the last that was said. */
  open: readonly string[];
  /** Id of the person who speaks. */
  me: string;
  /** The day it is for them. */
  today: string;
  /** More than this was said in the text so far: "it" is something of that. */
  hasMore?: boolean;
}

/** Calls with their arguments, or what to ask first; `rest`: what the other parts of a list mean, which nothing is asked about. */
type Resolved = { calls: readonly Call[] } | { ask: AskAct; rest?: readonly Call[] };

/** Makes the calls that a draft means: several if an argument is a list. */
export function resolveDraft(draft: Draft, around: Around): Resolved {
  const list = Object.entries(draft.values).find(([, value]) => 'thing' in value && value.thing.is === 'list');
  const things = list && 'thing' in list[1] && list[1].thing.is === 'list' ? list[1].thing.of : [];
  if (!list || things.length === 0) return one(draft, around);
  const made = things.map((thing) => one({ ...draft, values: { ...draft.values, [list[0]]: { thing } } }, around));
  const [first, ...more] = made.flatMap((part) => ('ask' in part ? [part.ask] : []));
  const calls = made.flatMap((part) => ('calls' in part ? part.calls : []));
  if (!first) return { calls };
  const ask = askForAll(first, more, calls);
  return { ask, rest: ask.problem.is === 'which' ? [] : calls };
}

/** A project decides which stage of a name is meant, and so does a task. */
const rank = (name: string): number => (name === 'project' ? 2 : name === 'item' ? 1 : 0);

const projectOfTask = (id: string | undefined, { world }: Around): string | undefined =>
  world.tasks.find((task) => task.id === id)?.project;

type Step =
  | { id: string }
  | { missing: true }
  | { problem: Problem }
  | { rows: readonly { id: string }[]; of: WhichOf; name: string };

function one(draft: Draft, around: Around): Resolved {
  const taken = incidentTaken(draft, around);
  if (taken) return { calls: [taken] };
  const args: Record<string, string> = {};
  const open: { name: string; step: Exclude<Step, { id: string } | { missing: true }> }[] = [];
  const names = Object.keys(draft.values).sort((a, b) => rank(b) - rank(a));
  for (const name of names) {
    const value = draft.values[name];
    const step = value && idOf(draft, name, value, args.project ?? projectOfTask(args.item, around), around);
    if (!step || 'missing' in step) continue;
    if ('id' in step) args[name] = step.id;
    else open.push({ name, step });
  }
  const named = Object.values(draft.values).find(
    (value) => 'thing' in value && value.thing.is === 'stage' && value.thing.project,
  );
  if (named && 'thing' in named && named.thing.is === 'stage' && named.thing.project && draft.command.args.project)
    args.project ??= named.thing.project;
  const isForTopic = around.topic !== MADE || !draft.command.shows;
  if (around.topic && isForTopic && draft.command.args.project && !isAboutItem(args)) args.project ??= around.topic;
  const made: Call = { command: draft.command.name, args: withPlace(draft.command.name, args, around.world) };
  const [first] = open;
  if (!first) return { calls: [made] };
  return { ask: askFor(made, first.name, first.step) };
}

/** A stage or task has its project; people are asked about in all of them. */
const isAboutItem = ({ item, stage }: Record<string, string>): boolean => (item ?? stage) !== undefined;

/** "Take it", when an incident waits for somebody, and "it" is nothing that was spoken of since. */
function incidentTaken(draft: Draft, around: Around): Call | undefined {
  const { incident } = around;
  const { item, person } = draft.values;
  const isMine = draft.command.name === 'take' || (draft.command.name === 'own' && isMe(person, around.me));
  if (!incident || !item || !isMine) return undefined;
  const isPronoun = 'thing' in item ? item.thing.is === 'pronoun' : item.words === 'it';
  if (!isPronoun || (!incident.isLast && 'id' in pronoun(draft, 'item', around))) return undefined;
  return call('incident take', { incident: String(incident.number) });
}

function isMe(person: Value | undefined, me: string): boolean {
  if (!person || 'words' in person) return person?.words === 'me';
  const { thing } = person;
  return thing.is === 'person' && thing.rows.length === 1 && thing.rows[0]?.id === me;
}

function askFor(made: Call, arg: string, step: Exclude<Step, { id: string } | { missing: true }>): AskAct {
  if ('problem' in step) return { act: 'ask', call: made, arg, problem: step.problem };
  const calls = step.rows.map(({ id }) => ({ ...made, args: { ...made.args, [arg]: id } }));
  return { act: 'ask', call: made, arg, problem: { is: 'which', of: step.of, name: step.name, calls } };
}

function idOfWords(draft: Draft, name: string, words: string, around: Around): Step {
  if (words === 'it' && ['item', 'stage', 'project'].includes(name)) return pronoun(draft, name, around);
  const type = draft.command.args[name]?.type;
  if (type === 'item' || type === 'stage' || type === 'project') return { problem: { is: 'unknown', words } };
  return { id: words === 'me' && type === 'person' ? around.me : words };
}

function idOf(draft: Draft, name: string, value: Value, project: string | undefined, around: Around): Step {
  if ('words' in value) return idOfWords(draft, name, value.words, around);
  const thing = ANSWERS.has(draft.command.name) ? asOffered(value.thing, around) : value.thing;
  switch (thing.is) {
    case 'stage':
      return stageOf(thing, project, around);
    case 'task':
      return fromRows(
        thing.rows.map(({ id, title }) => ({ id, name: title })),
        'task',
      );
    case 'project':
      return fromRows(thing.rows, 'project');
    case 'person':
      return fromRows(thing.rows, 'person');
    case 'group':
      // "tasks of everyone" asks for those of nobody in particular.
      return thing.isAnyone || (thing.isEveryone && draft.command.shows)
        ? { missing: true }
        : { problem: { is: 'group', words: thing.words } };
    case 'shift':
      return shifted(thing, draft, around);
    case 'day':
      return { id: dayOf(thing, draft.command.name, name, draft.command.args[name]?.past === true) };
    case 'pronoun':
      return pronoun(draft, name, around);
    case 'personal':
      return spokenOf(around);
    case 'unknown':
      return { problem: { is: 'unknown', words: thing.words } };
    case 'list':
      return { missing: true };
  }
}

/** Commands that answer an offer. */
const ANSWERS = new Set(['accept', 'decline', 'pass']);

/** Of several things of one name, those that are offered to whoever answers; all of them if none is. */
function asOffered(thing: Thing, { waiting }: Around): Thing {
  const isOffered = ({ id }: { id: string }) => waiting.includes(`${thing.is}:${id}`);
  if (thing.is === 'stage' && thing.rows.some(isOffered)) return { ...thing, rows: thing.rows.filter(isOffered) };
  if (thing.is === 'project' && thing.rows.some(isOffered)) return { ...thing, rows: thing.rows.filter(isOffered) };
  return thing;
}

/** "by a week": from the day on which the item is due now. */
function shifted(shift: Extract<Thing, { is: 'shift' }>, draft: Draft, around: Around): Step {
  const { item } = draft.values;
  const step = item && idOf(draft, 'item', item, undefined, around);
  const id = step && 'id' in step ? step.id : undefined;
  const { tasks, stages } = around.world;
  const due = (tasks.find((task) => task.id === id) ?? stages.find((stage) => stage.id === id))?.due;
  return due && !shift.unclear ? { id: shiftDay(due, shift) } : { missing: true };
}

const fromRows = (rows: readonly { id: string; name: string }[], of: WhichOf): Step => {
  const [row, more] = rows;
  if (!row) return { missing: true };
  return more ? { rows, of, name: row.name } : { id: row.id };
};

/** Of several stages of one name the one in the named project; else the one in the channel's own; else it is asked. */
function stageOf(
  { rows }: Extract<Thing, { is: 'stage' }>,
  project: string | undefined,
  { hasOwn, topic, named, world: { hasLinks } }: Around,
): Step {
  const isIn = (id: string | undefined) => project === undefined && rows.some((row) => row.project === id);
  const meant = isIn(topic) ? topic : isIn(named) ? named : project;
  const inProject = meant === undefined ? rows : rows.filter((row) => row.project === meant);
  const [row, more] = inProject;
  if (topic === MADE && project === undefined && rows[0]) return { id: stageMade(rows[0].key) };
  if (!row) return { problem: { is: 'unknown', words: rows[0]?.name ?? '' } };
  if (!more) return { id: row.id };
  if (hasOwn && hasLinks) return { id: row.id };
  return { rows: inProject, of: 'project', name: row.name };
}

/** "it" is what was named or shown last, if the argument can be that. */
function pronoun(draft: Draft, name: string, around: Around): Step {
  const { talk, world, today } = around;
  const answered = ANSWERS.has(draft.command.name) ? openOffer(around) : undefined;
  if (answered) return answered;
  const arg = draft.command.args[name];
  for (const ref of talk?.items ?? []) {
    const [kind, id] = [ref.slice(0, ref.indexOf(':')), ref.slice(ref.indexOf(':') + 1)];
    if (arg && id && fitsArg(arg, asThing(kind))) return { id };
    if (id === MADE) return { missing: true };
  }
  const next = talk?.call?.command === 'next' && nextStage(world, talk.call.args.project ?? world.here[0]?.id);
  if (next && arg && fitsArg(arg, asThing('stage'))) return { id: next };
  const shown = talk?.call?.command === 'find' ? talk.call.args.which : undefined;
  const blocked = draft.command.name === 'unblock' && !around.hasMore ? 'blocked' : '';
  const only = onlyListed(shown ?? blocked, world, today);
  return only && arg && fitsArg(arg, asThing(only.kind)) ? { id: only.id } : { missing: true };
}

/** "pass it to chi", in a direct message: what is offered there, unless one of several was spoken of since. */
function openOffer({ open, talk, hasOwn }: Around): Step | undefined {
  if (hasOwn || open.length === 0) return undefined;
  const spoken = talk?.items ?? [];
  const isNewer = open.some((ref) => !spoken.includes(ref));
  const [said] = isNewer ? [] : spoken.filter((ref) => open.includes(ref));
  const ids = (said ? [said] : open).map((ref) => ref.slice(ref.indexOf(':') + 1));
  return fromRows(
    ids.map((id) => ({ id, name: '' })),
    'item',
  );
}

/** "he" is who was named last, else who has what was named last. */
function spokenOf({ talk, world, me }: Around): Step {
  const named = Object.entries(talk?.call?.args ?? {}).flatMap(([arg, value]) => (arg === 'person' ? [value] : []));
  const ids = (talk?.items ?? []).map((ref) => ref.slice(ref.indexOf(':') + 1));
  const owners = [...world.tasks, ...world.stages].filter(({ id }) => id === ids[0]).map(({ owner }) => owner);
  const id = [...named, ...owners].find((one) => one && one !== me);
  return id ? { id } : { missing: true };
}

const asThing = (kind: string): Thing => ({ is: kind === 'stage' || kind === 'task' ? kind : 'project', rows: [] });
