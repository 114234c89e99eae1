/** What is kept equals what is computed: whenever facts are told, packed away and taken up again, nothing changes. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Chronicler } from '../../../src/model/insights/chronicler.js';
import type { Fact } from '../../../src/model/insights/facts.js';
import { lastingEvents, type ToldLine } from '../../../src/model/insights/lasting-events.js';
import { mergedFlow, packFacts, unpackFacts, unpackSums } from '../../../src/model/insights/packed.js';
import { type Sum, summed } from '../../../src/model/insights/sums.js';
import { rounds } from '../../support/full.js';
import { onDay, REASONS, told } from './told-history.js';

const STATES = ['not_started', 'in_progress', 'at_risk', 'blocked', 'done', 'skipped'];
const PEOPLE = ['ana', 'bo', 'chi', null];

/** Any life of a project: each step moves, gives, offers, dates, drops, archives or takes back something. */
const step = fc.record({
  days: fc.double({ min: 0, max: 40, noNaN: true }),
  what: fc.constantFrom('state', 'state', 'state', 'owner', 'offer', 'due', 'dropped', 'archived', 'task', 'undo'),
  on: fc.integer({ min: 0, max: 4 }),
  pick: fc.nat(),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const NAMES = ['data', 'training', 'evaluation', 'deployment', 'Monitoring'];

/** The steps as a history that holds together: each line goes on from where the one before has left its item. */
function lived(steps: readonly Step[]): ToldLine[] {
  const is = new Map<string, string | null>();
  const events: ToldLine[] = NAMES.flatMap((name, i) => [
    told(0, `s${i}`, 'created', null, name),
    told(0, `s${i}`, 'state', null, 'not_started'),
  ]);
  for (let i = 0; i < NAMES.length; i += 1) is.set(`s${i} state`, 'not_started');
  let day = 1;
  const change = (item: string, field: ToldLine['field'], to: string | null, why: string | null = null) => {
    const key = `${item} ${field}`;
    const from = is.get(key) ?? null;
    is.set(key, to);
    events.push(told(day, item, field, from, to, { why }));
  };
  for (const { days, what, on, pick } of steps) {
    day += days;
    const person = PEOPLE[pick % PEOPLE.length] ?? null;
    const item = what === 'task' || pick % 5 === 0 ? `#${on}` : `s${on}`;
    if (what === 'state') change(`s${on}`, 'state', STATES[pick % STATES.length] ?? 'done', pick % 3 ? 'labels' : null);
    else if (what === 'owner') change(item, 'owner', person);
    else if (what === 'offer') change(item, 'offer', person);
    else if (what === 'due') change(item, 'due', `2026-0${1 + (pick % 9)}-10`);
    else if (what === 'dropped') change(item, 'dropped', pick % 2 ? 'true' : 'false');
    else if (what === 'archived') change('P', 'archived', pick % 2 ? 'true' : 'false');
    else if (what === 'task') change(item, 'created', 'a task');
    else takeBack(events, is, day);
  }
  return events;
}

/** Takes back the last line, as undo does: within minutes, with `from` and `to` swapped. */
function takeBack(events: ToldLine[], is: Map<string, string | null>, day: number): void {
  const last = events.at(-1);
  if (!last || last.via === 'undo' || last.field === 'created') return;
  is.set(`${last.itemId} ${last.field}`, last.from);
  const { itemId, field, from, to, at } = last;
  events.push(told(day, itemId, field, to, from, { via: 'undo', at: at + 300_000 }));
}

const NOW = onDay(3_000);

function computed(events: readonly ToldLine[]): Fact[] {
  const chronicler = new Chronicler(REASONS);
  for (const event of lastingEvents(events)) chronicler.take(event);
  return chronicler.asOf(NOW);
}

/** ToldLine part by part, with all that is known in between kept as JSON. A line taken back later is left out where it is kept. */
function kept(events: readonly ToldLine[], cuts: readonly number[]): Fact[] {
  const facts: Fact[] = [];
  const bounds = [...cuts.map((days) => onDay(days)).sort((a, b) => a - b), Number.POSITIVE_INFINITY];
  let carry = new Chronicler(REASONS).carry;
  let from = 0;
  for (const until of bounds) {
    const chronicler = new Chronicler(REASONS, JSON.parse(JSON.stringify(carry)));
    const seen = events.filter(({ at }) => at >= from && at < until + 600_000);
    for (const event of lastingEvents(seen)) if (event.at < until) chronicler.take(event);
    facts.push(...(until === Number.POSITIVE_INFINITY ? chronicler.asOf(NOW) : chronicler.facts));
    carry = chronicler.carry;
    from = until;
  }
  return facts;
}

const sorted = (facts: readonly Fact[]) =>
  mergedFlow(facts)
    .map((fact) => JSON.stringify(fact))
    .sort();

test('facts kept at any times equal those computed from the whole history', () => {
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 60 }),
      fc.array(fc.double({ min: 0, max: 1_200, noNaN: true }), { maxLength: 4 }),
      (steps, cuts) => {
        const events = lived(steps);
        expect(sorted(kept(events, cuts))).toEqual(sorted(computed(events)));
      },
    ),
    { numRuns: rounds(300, 5_000) },
  );
});

test('facts packed and unpacked are the same', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const facts = computed(lived(steps));
      expect(sorted(unpackFacts(JSON.parse(JSON.stringify(packFacts(facts)))))).toEqual(sorted(facts));
    }),
    { numRuns: rounds(100, 2_000) },
  );
});

test('whatever happens, no length is below zero and nothing ends in the future', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      for (const { kind, amount, at } of computed(lived(steps))) {
        if (kind !== 'due') expect(amount).toBeGreaterThanOrEqual(0);
        expect(at * 60_000).toBeLessThanOrEqual(NOW);
      }
    }),
    { numRuns: rounds(100, 2_000) },
  );
});

const toldSums = (sums: readonly Sum[]) =>
  sums
    .map(({ amounts, people, ...sum }) => {
      const [least, who] = [[...amounts].sort((a, b) => a - b), [...people].sort()];
      return JSON.stringify([sum.kind, sum.stage, sum.detail, least, who]);
    })
    .sort();

test('sums kept part by part, packed in between, equal the sums of all facts', () => {
  const parts = fc.array(fc.nat({ max: 200 }), { maxLength: 5 });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), parts, (steps, cuts) => {
      const facts = computed(lived(steps));
      let kept: Sum[] = [];
      let from = 0;
      for (const until of [...cuts.sort((a, b) => a - b), facts.length]) {
        const packed = packFacts([], summed(kept, facts.slice(from, until)));
        kept = unpackSums(JSON.parse(JSON.stringify(packed)));
        from = until;
      }
      expect(toldSums(kept)).toEqual(toldSums(summed([], facts)));
      const passes = facts.filter(({ kind }) => kind === 'pass').length;
      const flows = facts.filter(({ kind }) => kind === 'flow').length;
      const counted = kept.flatMap(({ kind, amounts }) => (kind === 'flow' ? [] : amounts)).length;
      expect(counted).toBe(facts.length - passes - flows);
    }),
    { numRuns: rounds(100, 2_000) },
  );
});
