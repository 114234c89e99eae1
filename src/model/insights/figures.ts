/** The figures, made from facts alone. Pure; what each of them means is told in docs/insights.md. */
import type { StageState } from '../project-rows.js';
import { byMonth, type FinishedMonths, firstMinute } from './by-month.js';
import { type Fact, type FactKind, type FlowMode, minuteOf } from './facts.js';
import { isOfSeveral, type Measure, measure, toldCount } from './measure.js';
import { addSums, type PackedFacts } from './packed.js';
import { Amassed, type Amounts, addAmounts, addFact, noAmounts, together } from './sums.js';

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
  /** Stages that were finished, by month, oldest first. */
  finished: FinishedMonths[];
}

/** What figures are made of. */
interface FigureSource {
  /** Lists of them: one for each project, say. */
  facts: readonly (readonly Fact[])[];
  /** What earlier facts come to, if the time has no beginning. */
  sums?: readonly PackedFacts[];
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
  const passes: Fact[] = [];
  const all = amassed(source, from, until, (fact) => fact.kind === 'pass' && passes.push(fact));
  const before = amassed(source, from - (until - from), from);
  const of = (kind: FactKind) => together(detailsOf(all, kind));
  const [loops, dues] = [of('loop'), of('due')];
  return {
    stages: stageFigures(all, before, isMadeUp),
    flow: flowOf(all, isMadeUp),
    stallsByStage: grouped(all, 'stall', ({ key }) => key, isMadeUp),
    stallsByReason: grouped(all, 'stall', ({ detail }) => detail, isMadeUp),
    loops: {
      n: toldCount(loops, isMadeUp),
      length: measure(loops, isMadeUp),
      reasons: grouped(all, 'loop', ({ detail }) => detail, isMadeUp),
    },
    handovers: { n: toldCount(of('handover'), isMadeUp), answer: measure(of('answer'), isMadeUp) },
    owned: measure(of('owned'), isMadeUp),
    dates: {
      n: toldCount(dues, isMadeUp),
      later: dues.amounts.filter((days) => days > 0).length,
      days: measure(dues, isMadeUp),
    },
    finished: toldCount(of('pass'), isMadeUp) === undefined ? [] : byMonth(passes, isMadeUp),
  };
}

/** By what stages count as; of a stage that is not known, and of what is not about one, undefined. */
type All = Amassed<string | undefined>;

/**
 * The amounts of a time. Flow is told by months: each month that the time has a part of belongs to it.
 * @param see gets every fact that is in it
 */
function amassed(source: FigureSource, from: number, until: number, see: (fact: Fact) => unknown = () => {}): All {
  const { facts: lists, sums = [], keyOf } = source;
  const [first, end] = [minuteOf(from), minuteOf(until)];
  const month = firstMinute(first);
  const all: All = new Amassed();
  const at = ({ kind, stage, detail }: Pick<Fact, 'kind' | 'stage' | 'detail'>) =>
    all.at(kind, stage === null ? undefined : keyOf(stage), detail);
  for (const facts of lists)
    for (const fact of facts) {
      if (fact.at > end || fact.at < (fact.kind === 'flow' ? month : first)) continue;
      addFact(at(fact), fact);
      see(fact);
    }
  // They are of all times, so they are there only if the time has no beginning.
  if (end > 0) for (const packed of sums) addSums(packed, at);
  return all;
}

/** The amounts of a kind, whatever they are about; of one detail only, if it is given. */
function* detailsOf(all: All, kind: FactKind, only?: string): Generator<Amounts> {
  for (const details of all.of(kind).values())
    for (const [detail, own] of details) if (only === undefined || detail === only) yield own;
}

function stageFigures(all: All, before: All, isMadeUp: boolean): StageFigures[] {
  const [passes, stays] = [all.of('pass'), all.of('stay')];
  const keys = new Set([...passes.keys(), ...stays.keys()]);
  const measured = (details: ReadonlyMap<string, Amounts> | undefined) =>
    measure(together(details?.values() ?? []), isMadeUp);
  return [...keys].flatMap((key): StageFigures[] =>
    key === undefined
      ? []
      : [
          {
            key,
            pass: measured(passes.get(key)),
            before: measured(before.of('pass').get(key)),
            states: TIMED_STATES.map((state) => ({
              state,
              stay: measure(stays.get(key)?.get(state) ?? noAmounts(), isMadeUp),
            })),
          },
        ],
  );
}

function flowOf(all: All, isMadeUp: boolean): Figures['flow'] {
  const ofOne = !isMadeUp && !isOfSeveral(all.parts());
  const sum = (mode: FlowMode) => totalOf(together(detailsOf(all, 'flow', mode)));
  const sums = { working: sum('working'), blocked: sum('blocked'), waiting: sum('waiting') };
  return ofOne || sums.working + sums.blocked + sums.waiting === 0 ? undefined : sums;
}

/** By what most time was lost first. Groups that are too small to be told apart are told as one, if that is large enough. */
function grouped(
  all: All,
  kind: FactKind,
  by: (part: { key: string | undefined; detail: string }) => string | undefined,
  isMadeUp: boolean,
): StallFigures[] {
  const groups = new Map<string, Amounts>();
  for (const [key, details] of all.of(kind))
    for (const [detail, own] of details) {
      const name = by({ key, detail }) ?? REST;
      const group = groups.get(name) ?? noAmounts();
      addAmounts(group, own);
      groups.set(name, group);
    }
  const isTold = (own: Amounts) => isMadeUp || (own.amounts.length >= FEWEST_STALLS && isOfSeveral([own]));
  const isNamed = ([name, own]: [string, Amounts]) => name !== REST && isTold(own);
  const told = [...groups].filter(isNamed);
  const rest = together([...groups].filter((group) => !isNamed(group)).map(([, own]) => own));
  const figures = told.map(([name, own]) => stallFigures(name, own)).sort((a, b) => b.minutes - a.minutes);
  return isTold(rest) && rest.amounts.length > 0 ? [...figures, stallFigures(REST, rest)] : figures;
}

const totalOf = ({ amounts }: Amounts): number => amounts.reduce((sum, amount) => sum + amount, 0);

const stallFigures = (by: string, own: Amounts): StallFigures => ({
  by,
  n: own.amounts.length,
  minutes: totalOf(own),
});
