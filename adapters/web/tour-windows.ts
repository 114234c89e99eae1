/** Which two windows a tour shows, step by step: the one of whoever acts, and the one where it can be seen. */
import { directChannelOf } from './channels.js';
import type { Tour, TourStep } from './tours.js';

/** Somebody's view of a channel. */
export interface TourWindow {
  person: string;
  channel: string;
}

/** What is on the stage while a step is shown. */
export interface TourScene {
  /** In the order in which they are drawn. A window keeps its side as long as it is shown. */
  windows: readonly TourWindow[];
  /** The window of whoever acts. */
  acting: TourWindow;
}

/** The scenes of a tour, one for each step. @throws Error if the first step leaves out what is beside it */
export function scenesOf({ channel, steps }: Pick<Tour, 'channel' | 'steps'>): TourScene[] {
  const scenes: TourScene[] = [];
  let place = channel;
  for (const step of steps) {
    place = step.in ?? place;
    const acting = windowOf(step, place);
    scenes.push({ acting, windows: sides(scenes.at(-1)?.windows ?? [], acting, besideOf(step, place, scenes.at(-1))) });
  }
  return scenes;
}

const windowOf = ({ as, in: named }: { as: string; in?: string | undefined }, place: string): TourWindow => ({
  person: as,
  channel: (named ?? place) === 'direct' ? directChannelOf(as) : (named ?? place),
});

/** What a step names, or else what was beside the last one; if that person acts now, whoever acted then. */
function besideOf(step: TourStep, place: string, before: TourScene | undefined): TourWindow {
  if (step.beside) return windowOf(step.beside, place);
  const other = before?.windows.find(({ person }) => person !== step.as);
  if (!other) throw new Error(`nobody is beside ${step.as} in this step`);
  return other;
}

/** Whoever has a side keeps it. */
function sides(before: readonly TourWindow[], acting: TourWindow, beside: TourWindow): TourWindow[] {
  const sideOf = ({ person }: TourWindow) => before.findIndex((one) => one.person === person);
  const actsOnTheRight = sideOf(acting) === 1 || (sideOf(acting) === -1 && sideOf(beside) === 0);
  return actsOnTheRight ? [beside, acting] : [acting, beside];
}
