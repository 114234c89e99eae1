/** Facts in little room: one text of small numbers, which a store reads much faster than it would read rows. Pure. */
import { FACT_KINDS, type Fact, type FactKind, MINUTE_MS } from './facts.js';
import { sorted } from './measure.js';
import { NumberReader, NumberWriter } from './small-numbers.js';
import { type Amounts, noAmounts, type Sum } from './sums.js';

/**
 * Facts as they are kept. `rows` has a part for each kind, which can be passed over as a whole: the number of the kind, how many
 * bytes the part has, and for each fact, oldest first, how much later it ended than the one before, its stage, amount, person and
 * detail. A stage, a person or a detail is its place in its list, counted from 1; 0 for none.
 */
export interface PackedFacts {
  stages: string[];
  people: string[];
  details: string[];
  rows: string;
  /** Sums: of each its kind, stage, detail, how many people and who they are, how many amounts and those, the least first, each by how much it is more than the one before. */
  sums: string;
}

/** Words by their places, counted from 1. */
class Words {
  readonly list: string[] = [];
  private readonly places = new Map<string, number>();

  placeOf(word: string | null): number {
    if (word === null) return 0;
    const known = this.places.get(word);
    if (known !== undefined) return known;
    const place = this.list.push(word);
    this.places.set(word, place);
    return place;
  }
}

/** The facts as they are kept. Times of one flow in one month become one. */
export function packFacts(facts: readonly Fact[], sums: readonly Sum[] = []): PackedFacts {
  const [stages, people, details] = [new Words(), new Words(), new Words()];
  const all = mergedFlow(facts);
  const rows = new NumberWriter();
  for (const [number, kind] of FACT_KINDS.entries()) {
    const own = all.filter((fact) => fact.kind === kind).sort((a, b) => a.at - b.at);
    if (own.length === 0) continue;
    const part = new NumberWriter();
    let before = 0;
    for (const { stage, at, amount, who, detail } of own) {
      part
        .add(at - before)
        .add(stages.placeOf(stage))
        .addSigned(amount);
      part.add(people.placeOf(who)).add(details.placeOf(detail));
      before = at;
    }
    rows.add(number).addPart(part);
  }
  const packed = packSums(sums, { stages, people, details });
  return { stages: stages.list, people: people.list, details: details.list, rows: rows.text(), sums: packed };
}

function packSums(sums: readonly Sum[], words: { stages: Words; people: Words; details: Words }): string {
  const all = new NumberWriter();
  for (const { kind, stage, detail, people, amounts } of sums) {
    all.add(FACT_KINDS.indexOf(kind)).add(words.stages.placeOf(stage)).add(words.details.placeOf(detail));
    all.add(people.size);
    for (const who of people) all.add(words.people.placeOf(who));
    all.add(amounts.length);
    let before = 0;
    for (const amount of sorted(amounts)) {
      all.addSigned(amount - before);
      before = amount;
    }
  }
  return all.text();
}

/** Adds the sums to others. @param at the amounts that those of one kind, stage and detail are added to */
export function addSums(
  { stages, people, details, sums }: PackedFacts,
  at: (sum: Pick<Fact, 'kind' | 'stage' | 'detail'>) => Amounts,
): void {
  for (const numbers = new NumberReader(sums); !numbers.isAtEnd; ) {
    const kind = FACT_KINDS[numbers.next()] ?? 'stay';
    const [stage, detail] = [stages[numbers.next() - 1] ?? null, details[numbers.next() - 1] ?? ''];
    const own = at({ kind, stage, detail });
    for (let left = numbers.next(); left > 0; left -= 1) own.people.add(people[numbers.next() - 1] ?? '');
    let amount = 0;
    for (let left = numbers.next(); left > 0; left -= 1) {
      amount += numbers.nextSigned();
      own.amounts.push(amount);
    }
  }
}

/** The sums again. */
export function unpackSums(packed: PackedFacts): Sum[] {
  const all: Sum[] = [];
  addSums(packed, (about) => {
    const sum: Sum = { ...about, ...noAmounts() };
    all.push(sum);
    return sum;
  });
  return all;
}

/** From which minute on facts are wanted; of finished stages, from an earlier one. */
export interface WantedFacts {
  since: number;
  passesSince: number;
  /** Of what is kept, sums will do. */
  asSums?: boolean;
}

/** All facts are wanted. */
export const ALL_FACTS: WantedFacts = { since: 0, passesSince: 0 };

const wantedSince = (kind: FactKind, { since, passesSince }: WantedFacts): number =>
  kind === 'pass' ? passesSince : since;

/** Whether a fact is wanted. */
export const isWanted = ({ kind, at }: Fact, wanted: WantedFacts): boolean => at >= wantedSince(kind, wanted);

/** The facts again. @param wanted those that are; left out, all */
export function unpackFacts(packed: PackedFacts, wanted = ALL_FACTS): Fact[] {
  const facts: Fact[] = [];
  unpackInto(facts, packed, wanted);
  return facts;
}

/** Adds the facts that are wanted to a list. */
export function unpackInto(facts: Fact[], packed: PackedFacts, wanted: WantedFacts): void {
  const rows = new NumberReader(packed.rows);
  while (!rows.isAtEnd) {
    const kind = FACT_KINDS[rows.next()] ?? 'stay';
    const end = rows.endOfPart();
    const since = wantedSince(kind, wanted);
    if (since === Number.POSITIVE_INFINITY) rows.skipTo(end);
    else unpackPart(packed, { kind, since, end }, rows, facts);
  }
}

/** Adds the facts of one kind. */
function unpackPart(
  { stages, people, details }: PackedFacts,
  { kind, since, end }: { kind: FactKind; since: number; end: number },
  rows: NumberReader,
  facts: Fact[],
): void {
  for (let at = 0; rows.place < end; ) {
    at += rows.next();
    const [stage, amount, who, detail] = [rows.next(), rows.nextSigned(), rows.next(), rows.next()];
    if (at < since) continue;
    facts.push({
      kind,
      stage: stages[stage - 1] ?? null,
      at,
      amount,
      who: people[who - 1] ?? null,
      detail: details[detail - 1] ?? '',
    });
  }
}

/** The facts with all times of one flow in one month as one fact. */
export function mergedFlow(facts: readonly Fact[]): Fact[] {
  const flow = new Map<string, Fact>();
  const others: Fact[] = [];
  for (const fact of facts) {
    if (fact.kind !== 'flow') {
      others.push(fact);
      continue;
    }
    const key = `${fact.at} ${fact.detail}`;
    flow.set(key, { ...fact, amount: fact.amount + (flow.get(key)?.amount ?? 0) });
  }
  return [...others, ...flow.values()];
}

/** The year (UTC) of a minute since 1970. */
export const yearOfMinute = (minute: number): number => new Date(minute * MINUTE_MS).getUTCFullYear();

/** The year (UTC) that a fact belongs to. */
export const yearOf = ({ at }: Fact): number => yearOfMinute(at);
