/** What becomes of acts once all of them are known. */
import { call, isAboutMade } from '../commands/calls.js';
import type { Declaration } from '../commands/declaration.js';
import type { Act } from './decision.js';
import type { World } from './world.js';

/** What takes or gives away what one was offered answers the offer. */
const ANSWERS: Readonly<Record<string, string>> = { take: 'accept', own: 'pass' };

/** What was going to be done is offered, and nothing is shown beside it; if nothing was, all stays as it is. */
export function asOffers(acts: readonly Act[]): Act[] {
  const isChange = ({ act }: Act) => act === 'do' || act === 'offer';
  if (!acts.some(({ act }) => act === 'do')) return [...acts];
  return acts.filter(isChange).map(({ call: made }): Act => ({ act: 'offer', call: made }));
}

/** What is about something that is not made yet, but only offered, waits until it is. */
export function withoutUnmade(acts: readonly Act[], commands: readonly Declaration[]): Act[] {
  const isMaking = ({ act, call: made }: Act) =>
    act === 'do' && commands.some((one) => one.makes && one.name === made.command);
  return acts.some(isMaking) ? [...acts] : acts.filter(({ call: made }) => !isAboutMade(made));
}

/** Each once; what is done or shown is not offered besides. */
export function distinct(acts: readonly Act[]): Act[] {
  const ordered = [...acts].sort((a, b) => Number(b.act === 'offer') - Number(a.act === 'offer'));
  const kept = new Map(ordered.map((act) => [JSON.stringify(act.call), act]));
  return acts.filter((act) => kept.get(JSON.stringify(act.call)) === act && !acts.some((one) => saysMore(one, act)));
}

/** "done, close it": the same order, with all that the other one lacks. */
function saysMore(one: Act, { act, call: { command, args } }: Act): boolean {
  const isSame = one.act === act && one.call.command === command && act !== 'ask';
  return isSame && Object.keys(args).length === 0 && Object.keys(one.call.args).length > 0;
}

/** Orders that say how something stands: what was told of that in front of them explains them. */
export const STATE_COMMANDS: ReadonlySet<string> = new Set([
  'done',
  'start',
  'block',
  'unblock',
  'at-risk',
  'skip',
  'reopen',
]);

/**
 * What is only told beside an order explains it: "unblock deployment, the quota came through" asks for nothing about the task of
 * the quota, and shows nothing. @param told what has come of reports
 */
export function withoutTold(acts: readonly Act[], told: ReadonlySet<Act>, { tasks }: World): readonly Act[] {
  const done = acts.filter(({ act }) => act === 'do');
  const changed = done.flatMap(({ call: { args } }) => args.stage ?? args.item ?? []);
  // "Dana gives it up, it's free again", "it's approved, you may start it"; "undo, it was done by mistake" is about the last order.
  const first = acts.findIndex(({ act }) => act === 'do');
  const isBehind = (act: Act) =>
    acts.indexOf(act) > first || done.some(({ call: { command } }) => STATE_COMMANDS.has(command));
  const isOfChanged = (act: Act, { args } = act.call) =>
    (isBehind(act) && changed.includes(args.stage ?? args.item ?? '')) ||
    tasks.some(({ id, stage }) => stage !== null && isOneOfEach(id, stage, [args.stage, args.item], changed)) ||
    done.some(({ call: { command } }) => command === 'undo');
  const explains = (act: Act) => told.has(act) && (act.act === 'show' || (act.act === 'offer' && isOfChanged(act)));
  return done.length === 0 ? acts : acts.filter((act) => !explains(act));
}

/** "Bin #4, the labels are complete": whether a task is changed and its stage spoken of, or the other way round. */
const isOneOfEach = (task: string, stage: string, told: readonly (string | undefined)[], changed: readonly string[]) =>
  (told.includes(task) && changed.includes(stage)) || (told.includes(stage) && changed.includes(task));

/** "put me as the owner of data, I will do it": taken once is enough. */
export function withoutTakenTwice(acts: readonly Act[], me: string): readonly Act[] {
  const isOwn = ({ act, call: { command, args } }: Act, item: string | undefined) =>
    act === 'do' && command === 'own' && args.person === me && args.item === item;
  const isTwice = ({ act, call: { command, args } }: Act) =>
    act === 'do' && command === 'take' && acts.some((one) => isOwn(one, args.item));
  return acts.filter((act) => !isTwice(act));
}

/** "take #1 off Bo, it goes to Emi": what is given to somebody need not be freed first. */
export function withoutFreed(acts: readonly Act[]): readonly Act[] {
  const isGiven = (item: string | undefined) =>
    acts.some(({ act, call: { command, args } }) => act === 'do' && command === 'own' && args.item === item);
  return acts.filter(
    ({ act, call: { command, args } }) => act !== 'do' || command !== 'release' || !isGiven(args.item),
  );
}

/** Orders of which a thing can have only one. */
const ENDS = ['drop', 'skip', 'done'];

/** "strike monitoring, skip that stage": which of two ends is meant is for the person to say. */
export function isTorn(acts: readonly Act[]): boolean {
  const ends = acts.filter(({ act, call: { command } }) => act === 'do' && ENDS.includes(command));
  const aim = ({ call: { args } }: Act) => args.item ?? args.stage;
  return ends.some((one) => ends.some((other) => aim(one) === aim(other) && one.call.command !== other.call.command));
}

/** "Not me. Emi can have it": if no incident is open, nothing of one is meant beside what else is said. */
export function withoutNoIncident(acts: readonly Act[], isOpen: boolean): readonly Act[] {
  const isOfIncident = ({ call: { command } }: Act) => command.startsWith('incident ');
  return !isOpen && acts.some((act) => !isOfIncident(act)) ? acts.filter((act) => !isOfIncident(act)) : acts;
}

/** "It's at risk, flag it: …": what is carried out is not offered besides because it was also told. */
export function withoutSaid(acts: readonly Act[]): Act[] {
  const aim = ({ call: { command, args } }: Act) =>
    `${command === 'pass' ? 'own' : command} ${args.item ?? args.stage}`;
  const done = new Set(acts.filter(({ act }) => act === 'do').map(aim));
  // "monitoring needs an owner, assign one": who it is to be will be asked, and that can be me.
  const isOpen = ({ act, call: { command, args } }: Act) =>
    act !== 'offer' && command === 'own' && args.person === undefined;
  for (const one of acts.filter(isOpen)) done.add(`take ${one.call.args.item}`);
  return acts.filter((one) => one.act !== 'offer' || !done.has(aim(one)));
}

/** To take what one was offered is to accept it, to give it to somebody else to pass it on; to rename a task is to edit it. */
export function asAnswer(act: Act, { tasks }: World, waiting: readonly string[]): Act {
  const { item, name: title } = act.call.args;
  const isTask = tasks.some(({ id }) => id === item);
  if (act.act !== 'show' && act.act !== 'ask' && act.call.command === 'rename' && item !== undefined && isTask)
    return { ...act, call: { command: 'edit', args: { item, ...(title !== undefined && { title }) } } };
  const isOffered = item !== undefined && waiting.some((ref) => ref.endsWith(`:${item}`));
  const answer = ANSWERS[act.call.command];
  return act.act === 'do' && answer && isOffered ? { act: 'do', call: { ...act.call, command: answer } } : act;
}

/** "hand #4 to chi, she wrote the schema": what one was never offered is given, and the reason doesn’t count as said to whoever asked. */
export function asGiven(act: Act, waiting: readonly string[]): Act {
  const { word: _, ...args } = act.call.args;
  const isOffered = waiting.some((ref) => ref.endsWith(`:${args.item}`));
  if (act.act === 'ask' || act.call.command !== 'pass' || args.item === undefined || isOffered) return act;
  return { act: act.act, call: call('own', args) };
}

/** An order that does not say what it is about: "finsihed #4, mark as done". */
export const isIncomplete = (acts: readonly Act[], commands: readonly Declaration[]): boolean =>
  acts.every(({ act, call }) => {
    const declared = commands.find(({ name }) => name === call.command)?.args ?? {};
    return act !== 'ask' && ['item', 'stage'].some((name) => declared[name]?.required && call.args[name] === undefined);
  });

/** What renames something renames a project by the command that is for it, and whoever is given a project leads it. */
export function ofProject(act: Act, projects: readonly { id: string }[]): Act {
  const { command, args } = act.call;
  const { item = '', ...others } = args;
  const isLead = command === 'own' && args.person !== undefined;
  if ((command !== 'rename' && !isLead) || !projects.some(({ id }) => id === item)) return act;
  return { ...act, call: { command: isLead ? 'lead' : 'project rename', args: { ...others, project: item } } };
}

/** "I step back from #4, anyone may have it": what is given up need not be offered to nobody in particular. */
export const withoutNobody = (acts: readonly Act[]): Act[] =>
  acts.filter(({ act, call: { command, args } }) => {
    const isOpen = act === 'offer' && command === 'own' && args.person === undefined;
    return !isOpen || !acts.some((one) => one.act === 'do' && one.call.args.item === args.item);
  });

/** "we still need fraud, restore it": what is only named isn't shown besides what is done with it. */
export const withoutNamed = (acts: readonly Act[], named: ReadonlySet<Act>): Act[] =>
  acts.filter((act) => {
    const ids = Object.values(act.call.args);
    const isDoneWith = ({ act: kind, call }: Act) =>
      kind === 'do' && Object.values(call.args).some((id) => ids.includes(id));
    return act.act !== 'show' || !named.has(act) || !acts.some(isDoneWith);
  });

/** "Pull #1 forward by a day. Release train leaves on friday": what was only half understood isn't offered beside what is done. */
export const withoutLoose = (acts: readonly Act[], loose: ReadonlySet<Act>): Act[] =>
  acts.some(({ act }) => act === 'do') ? acts.filter((act) => act.act !== 'offer' || !loose.has(act)) : [...acts];
