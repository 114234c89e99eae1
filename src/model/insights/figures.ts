/** The figures, made from facts alone. Pure; what each of them means is told in docs/insights.md. */
import type { StageState } from '../rows.js';
import { type Fact, type FactKind, type FlowMode, MINUTE_MS, minuteOf } from './facts.js';
import { isOfSeveral, type Measure, measure, toldCount } from './measure.js';

/** States whose length is told. */
const TIMED_STATES = ['in_progress', 'at_risk', 'blocked'] as const satisfies readonly StageState[];

/** Stages of one name. */
export interface StageFigures {
  key: string;
  /** From their begin to their end; in the time before as well. */
  pass: Measure;
  before: Measure;
  states: { state: (typeof TIMED_STATES)[number]; stay: Measure }[];
}

/** Time lost, by what it was lost to. */
export interface StallFigures {
  /** The key of a stage, or the kind of reason; `rest` for all that are too few or of one person each. */
  by: string;
  n: number;
  minutes: number;
}

/** All figures of some projects in a time. */
export interface Figures {
  stages: StageFigures[];
  /** Minutes; undefined if there were none, or all work was of one person. */
  flow: Record<FlowMode, number> | undefined;
  stallsByStage: StallFigures[];
  stallsByReason: StallFigures[];
  loops: { n: number | undefined; length: Measure; reasons: StallFigures[] };
  handovers: { n: number | undefined; answer: Measure };
  /** How long work waited for an owner. */
  owned: Measure;
  dates: { n: number | undefined; later: number; days: Measure };
  /** Stages that were finished, by month: the first minute of each, oldest first. */
  finished: { month: number; n: number }[];
}

/** What figures are made of. */
interface FigureSource {
  facts: readonly Fact[];
  /** The key of a stage by its id; a stage that is not known has none. */
  keyOf(stage: string): string | undefined;
  /** Epoch milliseconds. The time before is as long, and ends where this begins. */
  from: number;
  until: number;
  /** Made up for the sample project. */
  isMadeUp: boolean;
}

/** Group of those that are too few, or of one person each. */
export const REST = 'rest';
/** Fewer stalls are not told apart. */
const FEWEST_STALLS = 2;

/** Works out all figures. */
export function figuresOf(source: FigureSource): Figures {
  const { from, until, isMadeUp } = source;
  const within = factsIn(source.facts, from, until);
  const before = factsIn(source.facts, from - (until - from), from);
  const of = (kind: FactKind) => within.filter((fact) => fact.kind === kind);
  const [loops, dues] = [of('loop'), of('due')];
  return {
    stages: stageFigures(source, within, before),
    flow: flowOf(source, within),
    stallsByStage: grouped(of('stall'), (fact) => keyOfFact(source, fact), isMadeUp),
    stallsByReason: grouped(of('stall'), ({ detail }) => detail, isMadeUp),
    loops: {
      n: toldCount(loops, isMadeUp),
      length: measure(loops, isMadeUp),
      reasons: grouped(loops, ({ detail }) => detail, isMadeUp),
    },
    handovers: { n: toldCount(of('handover'), isMadeUp), answer: measure(of('answer'), isMadeUp) },
    owned: measure(of('owned'), isMadeUp),
    dates: {
      n: toldCount(dues, isMadeUp),
      later: dues.filter(({ amount }) => amount > 0).length,
      days: measure(dues, isMadeUp),
    },
    finished: byMonth(of('pass'), isMadeUp),
  };
}

/** The facts of a time. Flow is told by months: each month that the time has a part of belongs to it. */
function factsIn(facts: readonly Fact[], from: number, until: number): Fact[] {
  const [first, end] = [minuteOf(from), minuteOf(until)];
  const month = firstMinute(first);
  return facts.filter(({ kind, at }) => at <= end && at >= (kind === 'flow' ? month : first));
}

/** The first minute of the month (UTC) that a minute is in. */
function firstMinute(minute: number): number {
  const day = new Date(minute * MINUTE_MS);
  return Date.UTC(day.getUTCFullYear(), day.getUTCMonth()) / MINUTE_MS;
}

const keyOfFact = ({ keyOf }: FigureSource, { stage }: Fact): string | undefined =>
  stage === null ? undefined : keyOf(stage);

function stageFigures(source: FigureSource, within: readonly Fact[], before: readonly Fact[]): StageFigures[] {
  const { isMadeUp } = source;
  const ofKind = (facts: readonly Fact[], kind: FactKind) =>
    byKey(
      source,
      facts.filter((fact) => fact.kind === kind),
    );
  const [passes, stays, earlier] = [ofKind(within, 'pass'), ofKind(within, 'stay'), ofKind(before, 'pass')];
  return [...new Set([...passes.keys(), ...stays.keys()])].map((key) => ({
    key,
    pass: measure(passes.get(key) ?? [], isMadeUp),
    before: measure(earlier.get(key) ?? [], isMadeUp),
    states: TIMED_STATES.map((state) => ({
      state,
      stay: measure(
        (stays.get(key) ?? []).filter(({ detail }) => detail === state),
        isMadeUp,
      ),
    })),
  }));
}

function byKey(source: FigureSource, facts: readonly Fact[]): Map<string, Fact[]> {
  const groups = new Map<string, Fact[]>();
  for (const fact of facts) {
    const key = keyOfFact(source, fact);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(fact);
    else groups.set(key, [fact]);
  }
  return groups;
}

function flowOf({ isMadeUp }: FigureSource, within: readonly Fact[]): Figures['flow'] {
  const flow = within.filter(({ kind }) => kind === 'flow');
  const ofOne = !isMadeUp && !isOfSeveral(within);
  const sum = (mode: FlowMode) => flow.reduce((total, { detail, amount }) => total + (detail === mode ? amount : 0), 0);
  const sums = { working: sum('working'), blocked: sum('blocked'), waiting: sum('waiting') };
  return ofOne || sums.working + sums.blocked + sums.waiting === 0 ? undefined : sums;
}

/** By what most time was lost first. Groups that are too small to be told apart are told as one, if that is large enough. */
function grouped(facts: readonly Fact[], by: (fact: Fact) => string | undefined, isMadeUp: boolean): StallFigures[] {
  const groups = new Map<string, Fact[]>();
  for (const fact of facts) {
    const name = by(fact) ?? REST;
    const group = groups.get(name);
    if (group) group.push(fact);
    else groups.set(name, [fact]);
  }
  const isTold = (own: readonly Fact[]) => isMadeUp || (own.length >= FEWEST_STALLS && isOfSeveral(own));
  const told = [...groups].filter(([name, own]) => name !== REST && isTold(own));
  const rest = [...groups].filter(([name, own]) => name === REST || !isTold(own)).flatMap(([, own]) => own);
  const figures = told.map(([name, own]) => stallFigures(name, own)).sort((a, b) => b.minutes - a.minutes);
  return isTold(rest) && rest.length > 0 ? [...figures, stallFigures(REST, rest)] : figures;
}

const stallFigures = (by: string, own: readonly Fact[]): StallFigures => ({
  by,
  n: own.length,
  minutes: own.reduce((sum, { amount }) => sum + amount, 0),
});

function byMonth(passes: readonly Fact[], isMadeUp: boolean): Figures['finished'] {
  if (toldCount(passes, isMadeUp) === undefined) return [];
  const months = new Map<number, number>();
  for (const { at } of passes) months.set(firstMinute(at), (months.get(firstMinute(at)) ?? 0) + 1);
  return [...months].map(([month, n]) => ({ month, n })).sort((a, b) => a.month - b.month);
}
