/** What a command has done, read back from the store: the arguments of an outcome, in the words of phrases.md. */

import { remindersIn } from '../../src/model/reminder-kinds.js';
import { readSchedule, writeSchedule } from '../../src/model/schedule.js';
import type { Scope, Setting } from '../../src/model/setting-rows.js';
import type { Call } from '../../src/view/view.js';
import type { Changed, Diff } from './diff.js';
import { type Names, scheduleWords, words } from './names.js';
import type { Args } from './phrase.js';

/** What one command has changed, and the call that made it. */
interface Made {
  diff: Diff;
  call: Call;
  names: Names;
}

type Reader = (made: Made) => Args;

/** Leaves out what there is not. */
const given = (args: Record<string, string | null | undefined>): Args =>
  Object.fromEntries(Object.entries(args).flatMap(([key, value]) => (value ? [[key, value]] : [])));

/** The stage, task or project that is changed, or that an offer is about. */
const item: Reader = ({ diff, names }) => {
  const [stage] = diff.rows('stage').map(({ before, after }) => after ?? before);
  if (stage) return { item: names.item(stage.id), ...names.elsewhere(stage.project) };
  const [task] = diff.rows('task').map(({ before, after }) => after ?? before);
  if (task) return { item: names.item(task.id) };
  const [offer] = diff.rows('offer').map(({ before, after }) => after ?? before);
  if (offer) return { item: names.item(offer.itemId), ...(offer.item === 'stage' && names.elsewhere(offer.project)) };
  return given({ item: diff.rows('project')[0]?.after?.name });
};

/** The same, of a command that takes stages only. */
const ofStage =
  (read: Reader): Reader =>
  (made) => {
    const { item: stage, ...others } = read(made);
    return given({ stage, ...others });
  };

/** The reason as it stands at the stage, or as a task's history tells it. */
const withReason: Reader = (made) => {
  const [stage] = made.diff.rows('stage');
  const [line] = made.diff.rows('history').filter(({ after }) => after?.field === 'state');
  const reason = stage ? stage.after?.reason : line?.after?.why;
  return { ...item(made), ...given({ reason: reason && words(reason) }) };
};

/** Who is asked; whoever acts has it at once. */
function receiver({ diff, names }: Made): string {
  const [offer] = diff.rows('offer').filter(({ after, before }) => after && !before);
  if (offer?.after) return names.person(offer.after.asked);
  const owner = diff.rows('stage')[0]?.after?.owner ?? diff.rows('task')[0]?.after?.owner;
  return names.person(owner ?? diff.rows('project')[0]?.after?.lead);
}

const ownership: Reader = (made) => ({ ...item(made), person: receiver(made) });

const lead: Reader = (made) => {
  const { diff, call, names } = made;
  const project = diff.rows('project')[0]?.after?.id ?? diff.rows('offer')[0]?.after?.itemId ?? '';
  return { ...names.about(call, project), person: receiver(made) };
};

const deputy: Reader = (made) => {
  const [row] = [...made.diff.rows('stage'), ...made.diff.rows('task')];
  const [old, now] = [row?.before?.deputies ?? [], row?.after?.deputies ?? []];
  const who = [...now.filter((id) => !old.includes(id)), ...old.filter((id) => !now.includes(id))][0];
  return { ...item(made), person: made.names.person(who) };
};

const answered: Reader = (made) => {
  const [word] = made.diff.rows('offer').flatMap(({ after }) => after?.word ?? []);
  return { ...item(made), ...given({ word: word && words(word) }) };
};

const newTask: Reader = ({ diff, names }) => {
  const row = diff.rows('task')[0]?.after;
  const asked = diff.rows('offer')[0]?.after?.asked;
  if (!row) return {};
  const owner = row.owner ?? asked;
  const stage = names.stage(row.stage)?.name;
  const also = given({ stage, owner: owner && names.person(owner), due: row.due });
  return { title: words(row.title), ...also, ...names.elsewhere(row.project) };
};

const edited: Reader = (made) => {
  const { before, after } = made.diff.rows('task')[0] ?? {};
  if (!before || !after) return item(made);
  // Another order in the same message can have changed the rest.
  const fields = new Set(made.diff.rows('history').map((line) => line.after?.field));
  const title = fields.has('title') ? words(after.title) : undefined;
  const due = fields.has('due') ? (after.due ?? 'none') : undefined;
  const stage = fields.has('stage') ? made.names.stage(after.stage) : undefined;
  const project = stage ? made.names.elsewhere(after.project) : {};
  return { ...item(made), ...given({ title, due, stage: stage?.name }), ...project };
};

const due: Reader = (made) => {
  const [row] = [...made.diff.rows('stage'), ...made.diff.rows('task')];
  return { ...item(made), day: row?.after?.due ?? 'none' };
};

const renamed: Reader = (made) => {
  const [row] = [...made.diff.rows('stage'), ...made.diff.rows('project')];
  const before = row?.before?.id ?? '';
  return { ...item(made), item: made.names.item(before), name: row?.after?.name ?? '' };
};

/** A command about a project: which, and what it now has. */
const aboutProject =
  (more: (row: { name: string; description: string; audience: string }) => Args = () => ({})): Reader =>
  ({ diff, call, names }) => {
    const row = diff.rows('project')[0]?.after;
    const [link] = diff.rows('link').map(({ before, after }) => after ?? before);
    const id = row?.id ?? link?.project ?? call.args.project ?? '';
    return { ...names.about(call, id), ...(row && more(row)) };
  };

/** Of the links of a channel, the one that is its main one now. */
const madeMain: Reader = ({ diff, call, names }) => {
  const link = diff.rows('link').find(({ after }) => after?.main);
  return names.about(call, link?.after?.project ?? '');
};

const newProject: Reader = ({ diff, call }) => {
  const row = diff.rows('project')[0]?.after;
  return given({ name: row?.name, stages: call.args.stages && stageNames(diff) });
};

const stageNames = (diff: Diff): string =>
  diff
    .rows('stage')
    .flatMap(({ after }) => after ?? [])
    .sort((a, b) => a.position - b.position)
    .map(({ name }) => name)
    .join(', ');

/** The stage that a stage now stands behind. */
function stageBefore({ diff }: Made): string {
  const row = diff.rows('stage')[0]?.after;
  const others = [...diff.after.stage.values()].filter(
    ({ project, dropped, position }) => project === row?.project && !dropped && position < row.position,
  );
  return others.sort((a, b) => b.position - a.position)[0]?.name ?? 'first';
}

const newStage: Reader = (made) => {
  const row = made.diff.rows('stage')[0]?.after;
  // At the end it has no place of its own.
  const isLast = [...made.diff.after.stage.values()].every(
    ({ project, dropped, position }) => project !== row?.project || dropped || position <= row.position,
  );
  const after = isLast && made.call.args.after === undefined ? undefined : stageBefore(made);
  return { ...given({ name: row?.name, after }), ...made.names.elsewhere(row?.project) };
};

const SCOPES: Record<Scope, string> = { workspace: 'workspace', channel: 'channel', person: 'me' };

const setting = ({ diff }: Made): Changed<'setting'> & { row: Setting | undefined } => {
  const [found] = diff.rows('setting');
  return { before: found?.before, after: found?.after, row: found?.after ?? found?.before };
};

/** Where it is set only if the call says so: without a word it is wherever that setting belongs. */
const setValue: Reader = (made) => {
  const { row, after } = setting(made);
  const where = made.call.args.where && row && SCOPES[row.scope];
  return given({ setting: row?.key, value: after?.value, where });
};

const muting: Reader = (made) => {
  const { row, before, after } = setting(made);
  const where = row ? SCOPES[row.scope] : '';
  if (row?.key !== 'muted-rules') return { what: where };
  const [old, now] = [before, after].map((one) => (one?.value ?? '').split(', ').filter(Boolean));
  const what = [...(now ?? []), ...(old ?? [])].find((rule) => old?.includes(rule) !== now?.includes(rule));
  return given({ what, where: where === 'me' ? undefined : where });
};

const reminding: Reader = (made) => {
  const { before, after } = setting(made);
  const [old, now] = [before, after].map((one) => (one ? remindersIn(one.value) : undefined));
  const different = (old ?? []).filter((kind) => !now?.includes(kind));
  return given({ kind: made.call.args.kind === undefined ? undefined : (different[0] ?? made.call.args.kind) });
};

/** A digest of one's own is named as such in a channel, where the channel's is meant otherwise. */
const which = ({ call }: Made): Args => given({ which: call.args.which });

/** The words of the schedule, if they are what is now set. */
const schedule: Reader = (made) => {
  const value = setting(made).after?.value ?? '';
  const said = made.call.args.when ?? '';
  const read = readSchedule(said, '2026-11-25');
  const isSo = value === 'off' || (read !== undefined && writeSchedule(read) === value);
  return { ...which(made), when: value !== 'off' && isSo ? scheduleWords(said) : value };
};

const pause: Reader = (made) => {
  const value = setting(made).after?.value;
  return { ...which(made), ...given({ until: value === 'on' ? undefined : value }) };
};

const skipped: Reader = (made) => {
  const { before, after } = setting(made);
  const [old, now] = [before, after].map((one) => (one?.value ?? '').split(', ').filter(Boolean));
  const day = [...(now ?? []), ...(old ?? [])].find((one) => old?.includes(one) !== now?.includes(one));
  return { ...which(made), ...given({ day }) };
};

/** The number of the incident, named or the only open one. */
const incident: Reader = ({ diff, call }) => {
  const number = diff.rows('incident')[0]?.after?.number;
  return given({ incident: number === undefined ? call.args.incident : String(number) });
};

/** How the arguments of each command are read back; of any other the call's own are taken. */
const READERS: Record<string, Reader> = {
  start: ofStage(item),
  done: item,
  unblock: ofStage(item),
  block: ofStage(withReason),
  'at-risk': ofStage(withReason),
  reopen: withReason,
  skip: ofStage(withReason),
  own: ownership,
  take: item,
  release: item,
  lead,
  deputy,
  'deputy remove': deputy,
  accept: item,
  'incident take': incident,
  'incident give': incident,
  'incident pass': incident,
  'incident close': (made) => {
    const cause = made.diff.rows('incident')[0]?.after?.cause;
    return { ...incident(made), ...given({ cause: cause && words(cause) }) };
  },
  'signal connect': ({ diff }) => given({ system: diff.rows('signalSource')[0]?.after?.kind }),
  promoted: ({ diff, call, names }) => {
    const [row] = diff.rows('promotion').map(({ after }) => after);
    return {
      ...given({ model: row?.model, version: row?.to, alias: row?.alias, day: call.args.day }),
      ...names.elsewhere(row?.project),
    };
  },
  decline: answered,
  pass: ownership,
  'task add': newTask,
  edit: edited,
  drop: item,
  due,
  rename: renamed,
  'project rename': aboutProject(({ name }) => ({ name })),
  describe: aboutProject(({ description }) => ({ description: words(description) })),
  audience: aboutProject(({ audience }) => ({ who: audience })),
  archive: aboutProject(),
  restore: aboutProject(),
  link: aboutProject(),
  unlink: aboutProject(),
  main: madeMain,
  new: newProject,
  'stage add': newStage,
  'stage move': ofStage((made) => ({ ...item(made), after: stageBefore(made) })),
  set: setValue,
  reset: setValue,
  mute: muting,
  unmute: muting,
  snooze: (made) => ({ until: setting(made).after?.value || 'none' }),
  'reminders off': reminding,
  'reminders on': reminding,
  'digest schedule': schedule,
  'digest pause': pause,
  'digest resume': which,
  'digest skip': skipped,
  'digest unskip': skipped,
  undo: () => ({}),
  sample: () => ({}),
  'sample remove': () => ({}),
};

/** The arguments of what a command has done. */
export function readBack(made: Made): Args {
  const reader = READERS[made.call.command];
  return reader ? reader(made) : made.names.argsOf(made.call);
}
