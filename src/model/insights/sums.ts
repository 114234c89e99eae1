/** Amounts of many facts together: all that figures need of them once it no longer matters when each was. Pure. */
import type { Fact, FactKind } from './facts.js';

/** Amounts, and whose work they were. */
export interface Amounts {
  amounts: number[];
  people: Set<string>;
}

/** Facts of one kind, stage and detail. Of a flow, which is told by its length alone, there is one amount. */
export interface Sum extends Amounts {
  kind: FactKind;
  stage: string | null;
  detail: string;
}

/** No facts yet. */
export const noAmounts = (): Amounts => ({ amounts: [], people: new Set() });

/** Adds a fact. */
export function addFact({ amounts, people }: Amounts, { kind, amount, who }: Fact): void {
  if (kind === 'flow') amounts[0] = (amounts[0] ?? 0) + amount;
  else amounts.push(amount);
  if (who !== null) people.add(who);
}

/** What some facts come to. */
export function amountsOf(facts: Iterable<Fact>): Amounts {
  const all = noAmounts();
  for (const fact of facts) addFact(all, fact);
  return all;
}

/** Adds what other facts come to. */
export function addAmounts(to: Amounts, { amounts, people }: Amounts): void {
  for (const amount of amounts) to.amounts.push(amount);
  for (const who of people) to.people.add(who);
}

/** The same of one kind: the length of a flow stays one amount. */
function addSum(to: Amounts, sum: Sum): void {
  addAmounts(to, sum);
  if (sum.kind === 'flow') to.amounts = [to.amounts.reduce((total, amount) => total + amount, 0)];
}

/** All of them together. What there is only one of is not copied: it is to be read alone. */
export function together(parts: Iterable<Amounts>): Readonly<Amounts> {
  const [first, ...rest] = parts;
  if (!first || rest.length === 0) return first ?? noAmounts();
  const all = noAmounts();
  for (const one of [first, ...rest]) addAmounts(all, one);
  return all;
}

/** Amounts by kind, by what a stage counts as, and by detail. */
export class Amassed<K> {
  private readonly kinds = new Map<FactKind, Map<K, Map<string, Amounts>>>();

  /** Those of one kind, key and detail: what is added to them is kept. */
  at(kind: FactKind, key: K, detail: string): Amounts {
    const keys = this.kinds.get(kind) ?? new Map<K, Map<string, Amounts>>();
    this.kinds.set(kind, keys);
    const details = keys.get(key) ?? new Map<string, Amounts>();
    keys.set(key, details);
    const known = details.get(detail) ?? noAmounts();
    details.set(detail, known);
    return known;
  }

  /** All of one kind. */
  of(kind: FactKind): ReadonlyMap<K, ReadonlyMap<string, Amounts>> {
    return this.kinds.get(kind) ?? new Map();
  }

  /** Everything, part by part. */
  *parts(): Generator<Amounts & { kind: FactKind; key: K; detail: string }> {
    for (const [kind, keys] of this.kinds)
      for (const [key, details] of keys) for (const [detail, own] of details) yield { kind, key, detail, ...own };
  }
}

/** Facts added to sums. Finished stages are left out: when each was finished still matters. */
export function summed(sums: readonly Sum[], facts: readonly Fact[]): Sum[] {
  const all = new Amassed<string | null>();
  for (const sum of sums) addSum(all.at(sum.kind, sum.stage, sum.detail), sum);
  for (const fact of facts) if (fact.kind !== 'pass') addFact(all.at(fact.kind, fact.stage, fact.detail), fact);
  return [...all.parts()].map(({ key: stage, ...sum }) => ({ ...sum, stage }));
}
