/** Simulated teams, asked on every day of every stage when it will be over: how often the interval of the forecast holds. */
import { chance, FEWEST_FINISHED, forecastOf } from '../../../src/model/insights/forecast.js';

const DAY_MINUTES = 1_440;

/** Draws how long a stage takes, in days. @param i how many were finished before */
type Team = (i: number, random: () => number) => number;

/** A normal deviate (Box and Muller). */
const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

const lognormal = (median: number, spread: number, random: () => number): number =>
  median * Math.exp(spread * normal(random));

/** A steady team; one whose stages are mostly quick and sometimes very long; two that become slower and faster with each. */
export const TEAMS: Record<string, Team> = {
  steady: (_, random) => lognormal(8, 0.5, random),
  bursty: (_, random) => (random() < 0.75 ? lognormal(3, 0.4, random) : lognormal(25, 0.5, random)),
  worsening: (i, random) => lognormal(6 * 1.02 ** i, 0.5, random),
  improving: (i, random) => lognormal(14 * 0.98 ** i, 0.5, random),
};

export interface Calibration {
  team: string;
  asked: number;
  /** Share of the forecasts that held; of those that did not, how often it took longer. */
  held: number;
  later: number;
  /** Width of the interval, as a multiple of what the stage took. */
  width: number;
  /** Share of the questions that were not answered. */
  silent: number;
}

/** Asks each team on each day. @param teams how many teams of the kind @param stages that each of them finishes */
export function calibrate(name: string, teams: number, stages: number): Calibration {
  const draw = TEAMS[name];
  if (!draw) throw new TypeError(`no team is called ${name}`);
  const counts = { asked: 0, held: 0, later: 0, width: 0, silent: 0 };
  for (let team = 0; team < teams; team += 1) {
    const random = chance(team * 7_919 + 17);
    const past: number[] = [];
    for (let i = 0; i < stages; i += 1) {
      const minutes = draw(i, random) * DAY_MINUTES;
      if (i >= FEWEST_FINISHED) askDaily(past, minutes, random, counts);
      past.push(minutes);
    }
  }
  const told = counts.asked - counts.silent;
  return {
    team: name,
    asked: counts.asked,
    held: counts.held / told,
    later: counts.later / told,
    width: counts.width / told,
    silent: counts.silent / counts.asked,
  };
}

function askDaily(
  past: readonly number[],
  minutes: number,
  random: () => number,
  counts: { asked: number; held: number; later: number; width: number; silent: number },
): void {
  for (let age = random() * DAY_MINUTES; age < minutes; age += DAY_MINUTES) {
    counts.asked += 1;
    const forecast = forecastOf([{ past, age }], Math.floor(random() * 2 ** 32));
    if (forecast.is !== 'told') counts.silent += 1;
    else {
      const left = minutes - age;
      if (left >= forecast.low && left <= forecast.high) counts.held += 1;
      if (left > forecast.high) counts.later += 1;
      counts.width += (forecast.high - forecast.low) / minutes;
    }
  }
}
