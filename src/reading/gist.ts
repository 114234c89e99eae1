/**
 * The gist of a clause that no turn of the phrasebook fits whole: what it names, and the cues beside it. Nothing is carried out
 * on a gist. A question is answered with what it is most likely about; anything else becomes an offer.
 */
import type { Deciding } from './decide.js';
import type { Act } from './decision.js';
import { type Draft, fitsArg, type Run, type Spoken, type Value } from './draft.js';
import { surest } from './likely-question.js';
import { matches } from './match.js';
import type { CompiledGist } from './phrasebook.js';
import { resolveDraft } from './resolve.js';

/** The likeliest meaning of a clause; undefined if no cue stands in it, or what it speaks of is not named. */
export function gistOf(
  line: Spoken,
  gists: readonly CompiledGist[],
  run: Run,
  act: 'show' | 'offer',
  deciding: Deciding,
): Act | undefined {
  let best: { score: number; draft: Draft } | undefined;
  for (const gist of gists) {
    const score = cueIn(line, gist, run);
    if (score <= (best?.score ?? 0)) continue;
    const draft = draftOf(line, gist, run);
    if (draft) best = { score, draft };
  }
  const resolved = best && resolveDraft(best.draft, deciding.around);
  const [call] = resolved && 'calls' in resolved ? resolved.calls : [];
  return call && best && isComplete(best.draft, call.args) ? { act, call } : undefined;
}

const NOTHING = () => ({});

/** Words of the longest cue that stands in a clause. */
function cueIn(line: Spoken, { cues, first }: CompiledGist, { from, to }: Run): number {
  let longest = 0;
  for (let at = from; at < to; at += 1) {
    // A cue begins with a word of its own: what stands in front of it is looked at for itself.
    const begins = (words: ReadonlySet<string> | undefined) =>
      !words || words.has(line.tokens[at]?.fold ?? '') || line.isGerund(at);
    if (!begins(first)) continue;
    for (const cue of cues)
      if (begins(cue.first))
        for (const { literals } of matches(line, cue, at, to, NOTHING)) longest = Math.max(longest, literals);
  }
  return longest;
}

/** The command with all that it needs; undefined if something it needs is not named. */
function draftOf(line: Spoken, { command, args, needs }: CompiledGist, run: Run): Draft | undefined {
  const values: Record<string, Value> = {};
  for (const [name, words] of Object.entries(args)) values[name] = { words };
  const draft: Draft = { command, values, left: [], background: undefined, doubt: 0 };
  for (const [name, arg] of Object.entries(command.args)) {
    if (name in values) continue;
    const named = surest(line, (thing) => fitsArg(arg, thing), run);
    if (named) values[name] = { thing: named.thing };
    else if (needs.includes(name)) return undefined;
  }
  return draft;
}

const isComplete = ({ values }: Draft, args: Readonly<Record<string, string | undefined>>): boolean =>
  Object.keys(values).every((name) => args[name] !== undefined);
