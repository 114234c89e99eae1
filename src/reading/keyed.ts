/** What stands behind the key of its argument: `stage:data`, `due: next friday`. Pure. */
import type { Clarity } from '../clarity/engine.js';
import { choicesOf, type NamedArg } from '../commands/args.js';
import { readDate } from '../model/dates/find.js';
import { candidateFor, type Draft, type Run, type Spoken, unbound, written } from './draft.js';

/** `stage:data`, `due: next friday`, `owner:@ana`, `reason:"no labels"`: taken out; what is left stands around them. */
export function withoutKeyed(line: Spoken, draft: Draft, run: Run, clarity: Clarity): Run[] {
  const parts: Run[] = [];
  let start = run.from;
  let at = run.from;
  while (at < run.to) {
    const named = keyAt(line, draft, at);
    const end = named && keyedValue(line, draft, named, { from: at + 2, to: run.to }, clarity);
    if (end === undefined) at += 1;
    else {
      if (at > start) parts.push({ from: start, to: at });
      start = end;
      at = end;
    }
  }
  if (start < run.to) parts.push({ from: start, to: run.to });
  return parts;
}

/** The argument whose name or key stands here with a colon attached. */
function keyAt({ tokens }: Spoken, draft: Draft, at: number): NamedArg | undefined {
  const [key, colon] = [tokens[at], tokens[at + 1]];
  if (key?.is !== 'word' || colon?.fold !== ':' || colon.start !== key.end) return undefined;
  return unbound(draft).find(([name, arg]) => name === key.fold || arg.keys.includes(key.fold));
}

/** Words of the longest day after a key: "due: end of next week". */
const LONGEST_DAY = 6;

/** Where the longest run of words ends that is read as a day; else the first word. */
function dayEnd(line: Spoken, { from, to }: Run): number {
  for (let end = Math.min(to, from + LONGEST_DAY); end > from + 1; end -= 1)
    if (readDate(written(line, { from, to: end }), line.today)) return end;
  return from + 1;
}

/** @returns where the value ends */
function keyedValue(line: Spoken, draft: Draft, [name, arg]: NamedArg, run: Run, clarity: Clarity): number | undefined {
  if (run.from >= run.to) return run.from;
  const first = line.tokens[run.from];
  if (arg.type === 'text') {
    const end = first?.is === 'quoted' ? run.from + 1 : run.to;
    draft.values[name] = { words: written(line, { from: run.from, to: end }) };
    return end;
  }
  const candidate = candidateFor(line, first?.text === '@' ? run.from + 1 : run.from, run.to, arg, 1);
  if (candidate) {
    draft.values[name] = { thing: candidate.thing };
    return candidate.to;
  }
  if (arg.type === 'day') {
    const to = dayEnd(line, run);
    draft.values[name] = { words: written(line, { from: run.from, to }) };
    return to;
  }
  const words = written(line, { from: run.from, to: run.from + 1 });
  if (arg.type === 'choice' && !choicesOf(arg, clarity).includes(first?.fold ?? '')) return undefined;
  draft.values[name] = { words };
  return run.from + 1;
}
