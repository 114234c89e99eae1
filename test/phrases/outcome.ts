/** What happened, in the words of phrases.md: from the commands that ran, the store before and after, and the buttons. */
import type { Call, View } from '../../src/view/view.js';
import { controlsOf } from '../../src/view/view.js';
import type { Diff } from './diff.js';
import { phraseName, shownBy } from './kinds.js';
import { Names } from './names.js';
import type { Args, Happened, Made, Played, Single } from './phrase.js';
import { readBack } from './read-back.js';
import type { Run } from './watch.js';

/** What a text was understood as, as far as it did not come to a command: what was asked back, offered, or left alone. */
export interface Understood {
  acts: readonly { act: 'do' | 'show' | 'offer' | 'ask'; call: Call; arg?: string }[];
  quiet?: string;
  /** What was understood of an unclear text. */
  about?: unknown;
  /** The words of the text as the model of meanings reads them. */
  heard?: () => readonly string[];
}

/** Ways of doing nothing, in the words of phrases.md; any other is `unclear`. */
const QUIET: Readonly<Record<string, string>> = {
  ...{ thanks: 'smalltalk', greeting: 'smalltalk', smalltalk: 'smalltalk', cancelled: 'smalltalk' },
  ...{ cannot: 'refuse' },
};

/** What was seen of one phrase. */
export interface Seen {
  runs: readonly Run[];
  diff: Diff;
  /** What the person reads, with its buttons. */
  view: View;
  /** Ids of the wordings that were used. */
  said: readonly string[];
  understood?: Understood | undefined;
}

const MOST_OFFERS = 3;

/** The state in which a stage is once a command has moved it. */
const TARGETS: Readonly<Record<string, string>> = {
  start: 'in_progress',
  done: 'done',
  block: 'blocked',
  unblock: 'in_progress',
  'at-risk': 'at_risk',
  skip: 'skipped',
};

/** What is meant if nothing is named. */
const MEANT: Readonly<Record<string, Args>> = { mute: { what: 'me' }, unmute: { what: 'me' } };

/** The arguments of what was so already, and of a digest that is posted: no row tells them. */
const confirmed = (call: Call, names: Names): Args => ({ ...MEANT[call.command], ...names.argsOf(call) });

/** Refusals of words that could not be read, by their wording, and what is asked for then. */
const UNREAD: readonly (readonly [id: string, asks: string])[] = [
  ['refused-group', 'person'],
  ['refused-no-person', 'person'],
  ['refused-no-task', 'item'],
  ['refused-no-stage', 'stage'],
  ['refused-no-project', 'project'],
  ['refused-no-day', 'day'],
];

/** What happened, and the commands that changed something or confirmed it. */
export function outcomeOf(seen: Seen): Pick<Played, 'changed' | 'outcome'> {
  const { runs, diff } = seen;
  const names = new Names(diff.before, diff.after);
  const list = [
    ...runs.map((run) => ofRun(run, seen, names)).filter((one) => one !== undefined),
    ...ofUnderstood(seen, names),
  ];
  const changed = list.flatMap((one) => ('do' in one ? [one.do] : []));
  // Something has changed the store, and no command says so.
  if (changed.length === 0 && !diff.isEmpty) changed.push('unknown');
  return { changed: [...new Set(changed)], outcome: together(list, seen, names) };
}

/** What is asked back and offered beside what was carried out. What a command itself asks for is in its run. */
function ofUnderstood({ understood, runs }: Seen, names: Names): Single[] {
  const acts = understood?.acts ?? [];
  const asks = runs.length > 0 ? [] : acts.filter(({ act }) => act === 'ask');
  const offer = acts.filter(({ act }) => act === 'offer').map(({ call }) => made(call, names));
  const ask = asks.map(({ call, arg = 'what' }) => asked(arg, call, names));
  return [...ask, ...(offer.length > 0 ? [{ offer }] : [])];
}

function together(list: readonly Single[], seen: Seen, names: Names): Happened {
  const [first, ...others] = list;
  if (first && others.length > 0) return { all: [...list] };
  if (first && !('none' in first)) return first;
  const quiet = QUIET[seen.understood?.quiet ?? ''];
  // "I understood Training, but not what to do with it": what can be done with a stage is not a guess at what was meant.
  if (!first && seen.understood?.quiet === 'unclear' && seen.understood.about) return { none: 'unclear' };
  if (!first && quiet) return { none: quiet };
  const offer = offersIn(seen.view, names).slice(0, MOST_OFFERS);
  const asks = UNREAD.find(([id]) => seen.said.includes(id))?.[1];
  if (!first && asks) return { ask: asks };
  return offer.length > 0 ? { offer } : (first ?? { none: 'unclear' });
}

const made = (call: Call, names: Names): Made => ({ command: phraseName(call.command), args: names.argsOf(call) });

const asked = (ask: string, call: Call, names: Names): Single => ({
  ask,
  for: phraseName(call.command),
  args: names.argsOf(call),
});

/** How one command ended. */
function ofRun({ call, end }: Run, { diff }: Seen, names: Names): Single | undefined {
  const command = phraseName(call.command);
  const shown = shownBy(call, names);
  if (end.is === 'missing') {
    const [ask = 'what'] = end.missing.args;
    return asked(ask, end.missing.options.call ?? call, names);
  }
  if (end.is === 'refused')
    return isSoAlready(call, diff) ? { do: command, args: names.argsOf(call) } : refused(call, end, names);
  if (shown) return shown;
  if (end.changes.length === 0) return { do: command, args: confirmed(call, names) };
  const kept = diff.of(end.changes);
  // All of it was taken back, as when another of several orders could not be carried out.
  return kept.isEmpty && kept.rows('link').length === 0
    ? undefined
    : { do: command, args: readBack({ diff: kept, call, names }) };
}

/** Whether a stage is where the command would move it. */
function isSoAlready({ command, args }: Call, { after }: Diff): boolean {
  const stage = after.stage.get(args.stage ?? args.item ?? '');
  return stage !== undefined && stage.state === TARGETS[command];
}

/** A refusal that names an argument asks for another one. */
function refused(call: Call, { refusal }: Extract<Run['end'], { is: 'refused' }>, names: Names): Single {
  const { field } = refusal.options;
  return field === undefined ? { none: 'refuse' } : asked(field, call, names);
}

/** The buttons and pickers that would change something. */
function offersIn(view: View, names: Names): Made[] {
  return controlsOf(view)
    .map(({ call }) => call)
    .filter((call) => shownBy(call, names) === undefined)
    .map((call) => made(call, names));
}
