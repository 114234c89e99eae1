/**
 * When the next stage will be handed over: many futures drawn from how long such stages took the team before (Monte Carlo), told
 * as an interval that holds in 85 of 100 cases. Pure: the same past gives the same forecast. How well it holds for steady, bursty
 * and worsening teams is measured in test/model/insights/forecast.test.ts and printed in docs/insights.md.
 */
import { correlationOf, quantileSorted, slopeOf } from './statistics.js';

/** With fewer finished stages of the kind, nothing is forecast. */
export const FEWEST_FINISHED = 8;
/** Of those, so many must have taken longer than the stage has by now: otherwise it is beyond all experience. */
const FEWEST_LONGER = 4;
/** Older ones say little about how the team works now. */
const MOST_PAST = 40;
/** Futures that are drawn. */
const FUTURES = 1_000;
/** The share of futures that the interval leaves out at each end. */
const LEFT_OUT = 0.075;
/** A trend counts if chance alone would seldom make one as strong: Student's t of its correlation. */
const CLEAR_TREND = 2;
/** How much faster or slower a trend may make a stage than it was: no trend goes on for ever. */
const MOST_TREND = 2;

/** A step of the way: minutes that it took before, the oldest first. */
export interface ForecastStep {
  past: readonly number[];
  /** Minutes that it has taken by now; 0 for what is still to begin. */
  age: number;
}

/** Minutes from now. `few`: too little has been finished. `beyond`: hardly any such stage took as long as this one has. */
export type Forecast =
  | { is: 'told'; low: number; middle: number; high: number; n: number }
  | { is: 'few'; n: number; step: number }
  | { is: 'beyond'; n: number; longer: number };

/** When the last of some steps, one after the other, will be over. @param seed the same seed gives the same forecast */
export function forecastOf(steps: readonly ForecastStep[], seed: number): Forecast {
  const pasts = steps.map(({ past }) => withoutTrend(past.slice(-MOST_PAST)));
  const short = pasts.findIndex((past) => past.length < FEWEST_FINISHED);
  if (short >= 0) return { is: 'few', n: pasts[short]?.length ?? 0, step: short };
  const left = steps.map(({ age }, i) => longerThan(pasts[i] ?? [], age));
  const n = Math.min(...pasts.map(({ length }) => length));
  const [first = []] = left;
  if (first.length < FEWEST_LONGER) return { is: 'beyond', n, longer: first.length };
  const random = chance(seed);
  const tails = steps.map(({ age }, i) => beyond(left[i] ?? [], age));
  const future = () =>
    steps.reduce((sum, { age }, i) => sum + drawn(left[i] ?? [], age, tails[i] ?? 0, random) - age, 0);
  // Numbers sort several times quicker in an array of their own kind.
  const futures = [...Float64Array.from({ length: FUTURES }, future).sort()];
  const at = (share: number) => Math.round(quantileSorted(futures, share));
  return { is: 'told', low: at(LEFT_OUT), middle: at(0.5), high: at(1 - LEFT_OUT), n };
}

const longerThan = (past: readonly number[], age: number): number[] =>
  past.filter((minutes) => minutes > age).sort((a, b) => a - b);

/**
 * One future: what comes next is as likely to fall into each of the spaces between what was, below the least and above the most
 * as into any other. Drawing only what was would leave the ends out, and be too sure of itself when little is known.
 * @param tail how much longer than the longest one it takes on average, if it does
 */
function drawn(longer: readonly number[], age: number, tail: number, random: () => number): number {
  const place = random() * (longer.length + 1);
  const i = Math.floor(place);
  const [below, above] = [longer[i - 1] ?? age, longer[i]];
  if (above !== undefined) return below + (place - i) * (above - below);
  return below + tail * -Math.log(1 - random());
}

/** How much longer than the longest one it takes on average, if it does: as much as the longer half differs among itself. */
function beyond(longer: readonly number[], age: number): number {
  const upper = longer.slice(Math.floor(longer.length / 2));
  const [least = age, most = age] = [upper[0], upper.at(-1)];
  const mean = upper.reduce((sum, minutes) => sum + minutes, 0) / Math.max(1, upper.length);
  return Math.max(mean - least, (most - age) / (longer.length + 1));
}

/** The past as it would be at today's pace, if the team has clearly become faster or slower. */
function withoutTrend(past: readonly number[]): number[] {
  if (past.length < FEWEST_FINISHED) return [...past];
  const logs = past.map((minutes) => Math.log(Math.max(1, minutes)));
  const places = logs.map((_, i) => i);
  const r = correlationOf(places, logs);
  const t = Math.abs(r) * Math.sqrt((past.length - 2) / Math.max(1e-9, 1 - r * r));
  if (!(t > CLEAR_TREND)) return [...past];
  const slope = slopeOf(places, logs);
  const limit = Math.log(MOST_TREND);
  return past.map((minutes, i) => minutes * Math.exp(Math.max(-limit, Math.min(limit, slope * (past.length - i)))));
}

/** Numbers from 0 to below 1 that look like chance: mulberry32, the same for the same seed. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
