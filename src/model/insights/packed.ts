/** Facts in little room: lists of numbers, which a store reads much faster than it would read rows. Pure. */
import { FACT_KINDS, type Fact, MINUTE_MS } from './facts.js';

/** Facts as they are kept. `rows` has six numbers for each: its kind, stage, end, amount, person and detail; -1 for none. */
export interface PackedFacts {
  stages: string[];
  people: string[];
  details: string[];
  rows: number[];
}

const WIDTH = 6;

/** Words by their numbers. */
class Words {
  readonly list: string[] = [];
  private readonly numbers = new Map<string, number>();

  numberOf(word: string | null): number {
    if (word === null) return -1;
    const known = this.numbers.get(word);
    if (known !== undefined) return known;
    this.numbers.set(word, this.list.length);
    return this.list.push(word) - 1;
  }
}

/** The facts as they are kept. Times of one flow in one month become one. */
export function packFacts(facts: readonly Fact[]): PackedFacts {
  const [stages, people, details] = [new Words(), new Words(), new Words()];
  const rows = mergedFlow(facts).flatMap(({ kind, stage, at, amount, who, detail }) => [
    ...[FACT_KINDS.indexOf(kind), stages.numberOf(stage), at, amount],
    ...[people.numberOf(who), details.numberOf(detail)],
  ]);
  return { stages: stages.list, people: people.list, details: details.list, rows };
}

/** From which minute on facts are wanted; of finished stages, from an earlier one. */
export interface WantedFacts {
  since: number;
  passesSince: number;
}

const PASS = FACT_KINDS.indexOf('pass');

/** The facts again. @param wanted those that are; left out, all */
export function unpackFacts({ stages, people, details, rows }: PackedFacts, wanted?: WantedFacts): Fact[] {
  const facts: Fact[] = [];
  for (let i = 0; i + WIDTH <= rows.length; i += WIDTH) {
    const number = (n: number) => rows[i + n] ?? -1;
    const [kind, at] = [number(0), number(2)];
    if (wanted && at < (kind === PASS ? wanted.passesSince : wanted.since)) continue;
    facts.push({
      kind: FACT_KINDS[kind] ?? 'stay',
      stage: stages[number(1)] ?? null,
      at,
      amount: number(3),
      who: people[number(4)] ?? null,
      detail: details[number(5)] ?? '',
    });
  }
  return facts;
}

/** The facts with all times of one flow in one month as one fact. */
export function mergedFlow(facts: readonly Fact[]): Fact[] {
  const flow = new Map<string, Fact>();
  const others: Fact[] = [];
  for (const fact of facts) {
    const key = `${fact.at} ${fact.detail}`;
    const known = flow.get(key);
    if (fact.kind !== 'flow') others.push(fact);
    else flow.set(key, { ...fact, amount: fact.amount + (known?.amount ?? 0) });
  }
  return [...others, ...flow.values()];
}

/** The year (UTC) of a minute since 1970. */
export const yearOfMinute = (minute: number): number => new Date(minute * MINUTE_MS).getUTCFullYear();

/** The year (UTC) that a fact belongs to. */
export const yearOf = ({ at }: Fact): number => yearOfMinute(at);
