/**
 * Gives the words after a turn of the phrasebook to the command's arguments. Each argument takes the exact words that are
 * certainly meant for it; a text takes all that is left, unchanged; words that nothing takes are left over, and told.
 */
import type { Clarity } from '../clarity/engine.js';
import type { NamedArg } from '../commands/args.js';
import { bindText } from './bind-text.js';
import { type Draft, firstUnbound, hasAllNeeded, isMark, type Run, type Spoken, unbound } from './draft.js';
import { withoutKeyed } from './keyed.js';
import { skipIdle } from './stance.js';
import { takeChoice, takeRider, takeThing } from './take.js';
import { takeProjectBehind } from './take-project.js';
import { tellWhy } from './tell-why.js';
import { leadLength } from './text-ends.js';
import { bindTitle, isTitle } from './title.js';
import { edgeAt } from './title-edges.js';

const MARKS = new Set([',', '.', '!', '…', ':', ';', '-', '–', '—', '(', ')', '=', '?', '→', '/']);
/** In front of what explains an order. */
const BECAUSE = new Set([',', '-', '–', '—', ':', '(', ';']);

/** Reads the tokens of a run into the draft's arguments. @param isStrict in a command, where a bare number can be a task */
export function bindRest(
  line: Spoken,
  draft: Draft,
  run: Run,
  clarity: Clarity,
  isStrict: boolean,
  isName = true,
): void {
  const rest = withoutKeyed(line, draft, run, clarity);
  for (const part of rest) bindPart(line, draft, part, clarity, isStrict, isName);
}

function bindPart(line: Spoken, draft: Draft, run: Run, clarity: Clarity, isStrict: boolean, isName: boolean): void {
  const text = firstUnbound(draft, 'text');
  if (text && isTitle(draft.command, text)) bindTitle(line, draft, text, run);
  else if (
    text &&
    !text[1].explains &&
    !needsKey(line, draft, text) &&
    (isName || text[1].required || text[0] !== 'title')
  )
    bindThenText(line, draft, text, run, { clarity, isStrict, isName });
  else bindAll(line, draft, run, clarity, isStrict);
}

/** "new project Search for us, bo leads it": in a sentence the stages of a project are listed behind their key. */
const needsKey = ({ isStrict }: Spoken, { command }: Draft, [, { required }]: NamedArg): boolean =>
  command.makes === 'project' && !required && !isStrict;

/** `block training no gpus`: things first, then the text to the end. */
function bindThenText(
  line: Spoken,
  draft: Draft,
  text: NamedArg,
  run: Run,
  { clarity, isStrict, isName }: { clarity: Clarity; isStrict: boolean; isName: boolean },
): void {
  let at = run.from;
  for (;;) {
    const from = skipNoise(line, at, run.to);
    const taken =
      takeProjectBehind(line, draft, from, run.to) ??
      takeThing(line, draft, from, run.to, isStrict && from === run.from) ??
      line.tailAt(from, run.to) ??
      takeChoice(line, draft, at, clarity);
    if (taken === undefined) break;
    at = taken;
  }
  if (line.isStrict) at = takeNeededChoice(line, draft, at, run.to);
  // "freeze the eval set": without a word that leads it in, what follows may be no reason at all.
  const isClosed = at === run.from && !line.found.has(at) && !isThingBefore(line, at);
  const isBare = !isName && !isClosed && text[0] === 'reason' && !line.isStrict && leadLength(line, at, run.to) === 0;
  if (isBare && hasMore(line, at, run.to)) draft.doubt += 1;
  bindText(line, draft, text, { from: at, to: run.to }, clarity);
}

/** Whether the name of a thing ends at a token: what follows it may belong to the name. */
function isThingBefore({ found }: Spoken, at: number): boolean {
  for (let from = Math.max(0, at - LONGEST_THING); from < at; from += 1)
    if (found.get(from)?.some(({ to, sure }) => to === at && sure > 1)) return true;
  return false;
}

/** Tokens of the longest thing that is looked for in front of a reason. */
const LONGEST_THING = 8;

/** `set colour blue`: the word at the place of a choice is one, though an unknown one: the answer will name it. */
function takeNeededChoice(line: Spoken, draft: Draft, at: number, end: number): number {
  const needed = unbound(draft).find(([, { type, required }]) => type === 'choice' && required);
  const token = line.tokens[at];
  if (!needed || token?.is !== 'word' || at >= end) return at;
  draft.values[needed[0]] = { words: token.text };
  return at + 1;
}

/** Commands without a text: every word has to be of use. */
function bindAll(line: Spoken, draft: Draft, run: Run, clarity: Clarity, isStrict: boolean): void {
  let at = run.from;
  const most = wordsLeft(draft) + MOST_LEFT;
  while (at < run.to) {
    if (wordsLeft(draft) > most) {
      draft.left.push({ from: at, to: run.to });
      return;
    }
    const taken =
      takeProjectBehind(line, draft, at, run.to) ??
      takeRider(line, draft, at, run.to) ??
      takeThing(line, draft, at, run.to, isStrict) ??
      line.tailAt(at, run.to) ??
      takeChoice(line, draft, at, clarity);
    if (taken !== undefined) {
      at = taken;
      continue;
    }
    const token = line.tokens[at];
    if (line.isCondition(at) || isExplained(line, draft, at, run)) {
      explain(line, draft, { from: at, to: run.to }, clarity);
      return;
    }
    if (token && !isIdle(line, at)) addLeft(draft, at);
    at += 1;
  }
  tellWhy(line, draft, run);
}

/** Keeps what explains an order as the text that is for it; without one it is left in the background. */
function explain(line: Spoken, draft: Draft, run: Run, clarity: Clarity): void {
  const text = firstUnbound(draft, 'text');
  const at = run.from + (isMark(line.tokens[run.from], BECAUSE) ? 1 : 0);
  // "…, dana is deputy" says more than why.
  const isReason = (['explaining', 'subjects', 'negations'] as const).some((list) => line.says(at, list));
  if (text?.[1].explains && isReason && !line.isCondition(run.from)) bindText(line, draft, text, run, clarity);
  else draft.background = run;
}

/** "due data friday, thx": what only ends a text explains nothing. */
function endsBehind(line: Spoken, at: number, to: number): boolean {
  const end = line.tailAt(at, to);
  return end !== undefined && skipIdle(line, end, to) >= to;
}

/** Whether what explains an order begins here: ", quota arrived", "because …", "we don't need it". */
function isExplained(line: Spoken, draft: Draft, at: number, { from, to }: Run): boolean {
  const token = line.tokens[at];
  // What follows a colon is the title: "new task for dana in deployment: rotate the keys".
  if (token?.fold === ':' && 'title' in draft.command.args) return false;
  if (isMark(token, BECAUSE) && (goesOnAt(line, draft, at + 1, to) || endsBehind(line, at + 1, to))) return false;
  const isComplete = hasAllNeeded(draft);
  const isWhole = isComplete && draft.isOrder === true && draft.left.length === 0;
  // "As" right behind the turn goes on with it if somebody can be made something.
  const hasRole = Object.values(draft.command.args).some(({ type }) => type === 'person');
  const isLead = line.says(at, 'explaining') && (at > from || (isWhole && !(hasRole && line.says(at, 'linking'))));
  const isSentence = token?.is === 'word' && line.says(at, 'subjects') && isWhole;
  return (isLead || isSentence || isMark(token, BECAUSE)) && hasMore(line, at + 1, to);
}

/** ", by friday", ", for emi": goes on with the order, and explains nothing. */
function goesOnAt(line: Spoken, draft: Draft, at: number, end: number): boolean {
  const copy = () => ({ ...draft, values: { ...draft.values } });
  return [at, skipNoise(line, at, end)].some((from) => edgeAt(line, copy(), from, end, false) !== undefined);
}

/** Words that nothing takes, after which the rest need not be read: such a reading is never the right one. */
const MOST_LEFT = 8;
const wordsLeft = ({ left }: Draft): number => left.reduce((sum, { from, to }) => sum + to - from, 0);

const hasMore = (line: Spoken, from: number, to: number) =>
  line.tokens.slice(from, to).some((token, i) => token.is === 'word' && !line.isNoise(from + i));

const isIdle = (line: Spoken, at: number): boolean => {
  const token = line.tokens[at];
  return (
    line.isNoise(at) ||
    isMark(token, MARKS) ||
    line.says(at, 'linking') ||
    // "the lead of this project"
    (line.says(at, 'determiners') && line.says(at + 1, 'projectHeads')) ||
    token?.is === 'emoji' ||
    token?.is === 'line'
  );
};

function addLeft(draft: Draft, at: number): void {
  const last = draft.left.at(-1);
  if (last && last.to === at) last.to = at + 1;
  else draft.left.push({ from: at, to: at + 1 });
}

/** Where the words of no weight that stand at a token end. */
export function skipNoise(line: Spoken, from: number, to: number): number {
  let at = from;
  while (at < to && line.isNoise(at)) at += 1;
  return at;
}
