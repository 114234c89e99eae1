/** What can stand in the slots of a turn. */
import type { Arg } from '../commands/args.js';
import { fitsArg, type Run, type Spoken } from './draft.js';
import type { SlotRule, SlotRules } from './match.js';
import { type Entry, WILD } from './phrasebook.js';
import type { Ways } from './reading.js';
import type { NamedThing } from './things.js';

/** Commands whose turns say so clearly what they are about that a name nothing is called is asked about. */
const NAMED: ReadonlySet<string> = new Set(['done', 'start', 'block', 'unblock', 'at-risk', 'reopen', 'skip', 'due']);

const rulesOf = new WeakMap<Ways, Map<Entry, SlotRules>>();

/** What can stand in the slots of a turn. */
export function slotRules(ways: Ways, entry: Entry): SlotRules {
  const known = rulesOf.get(ways) ?? new Map<Entry, SlotRules>();
  rulesOf.set(ways, known);
  const rules = known.get(entry) ?? newRules(ways, entry);
  known.set(entry, rules);
  return rules;
}

function newRules(ways: Ways, entry: Entry): SlotRules {
  const { isStrict, line } = ways;
  return (name) => {
    const arg = entry.command.args[name];
    if (!arg) return wildRule(name);
    if (arg.type === 'text') return { words: true };
    if (arg.type === 'choice') return { unknown: 1 };
    const fits = (named: NamedThing) => canFill(ways, entry, arg, named);
    // "start up culture is what they call it" names no stage.
    const isName = (run: Run) => isStrict || (arg.type === 'person' ? isPersonal(line, run) : !hasFinite(line, run));
    return takesUnknown(ways, entry, arg) ? { fits, unknown: 3, isName } : { fits };
  };
}

/** What can stand in a slot that isn't an argument of the command. */
function wildRule(name: string): SlotRule {
  const wild = WILD[name];
  return wild ? { fits: ({ thing }) => wild.includes(thing.is) } : { words: true };
}

/** Whether a thing can be what an argument is meant to be. */
function canFill({ isStrict, line }: Ways, { command, mood, pattern }: Entry, arg: Arg, named: NamedThing): boolean {
  const { thing, from, sure } = named;
  // "status all 2" asks for a page, not for task #2.
  const isPage = isStrict || ('page' in command.args && pattern.words < 2);
  const isNumber = /^\d+$/.test(line.tokens[from]?.text ?? '');
  return (
    fitsArg(arg, thing) &&
    !(command.name === 'own' && thing.is === 'project' && isBehindMe(line, from)) &&
    !(mood === 'terse' && line.says(from, 'personal')) &&
    // "all the labels are backfilled" gives the labels to nobody.
    !(mood === 'terse' && thing.is === 'group' && thing.isEveryone) &&
    !(mood === 'question' && sure === 1 && isNumber && isPage)
  );
}

/** Whether a name that nothing is called can stand in a slot. */
function takesUnknown({ isStrict }: Ways, { command, mood, pattern }: Entry, { type }: Arg): boolean {
  const isNameable = type === 'person' || type === 'item' || type === 'stage' || type === 'day';
  const isSure = isStrict || type === 'person' || type === 'day' || (pattern.words > 1 && NAMED.has(command.name));
  // "we begin work now" names nothing.
  const isTold = pattern.first?.has('we') === true;
  return isNameable && isSure && mood === 'order' && pattern.first !== undefined && !isTold;
}

/** "Give me fraud", "give me the fraud project" asks to see it. */
const isBehindMe = (line: Spoken, at: number): boolean =>
  line.says(at - 1, 'me') || (line.says(at - 1, 'determiners') && line.says(at - 2, 'me'));

/** Nobody is called "the auditors", "half comes monday" or, in "let's do it", "'s". */
const isPersonal = (line: Spoken, { from, to }: Run): boolean =>
  !line.says(from - 1, 'articles') &&
  line.tokens[from]?.fold !== "'s" &&
  !hasFinite(line, { from, to }) &&
  !line.tokens.slice(from, to).some((_, i) => line.found.has(from + i));

/** Whether a verb such as "is" stands in a run. */
const hasFinite = (line: Spoken, { from, to }: Run): boolean =>
  line.tokens.slice(from, to).some((_, i) => line.says(from + i, 'finite'));
