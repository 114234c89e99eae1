/** Where a new or moved stage is to stand, and in which project, if only its place tells: "stage add QA after shadow test". Pure. */
import { keyOf } from '../model/names.js';
import { isBefore, nameAndPlace, namesInPlace } from '../model/stage-place.js';
import type { Call } from '../view.js';
import type { World } from './world.js';

/** The arguments of a command that puts a stage somewhere, with the project that its place tells. Others stay as they are. */
export function withPlace(command: string, args: Call['args'], world: World): Call['args'] {
  const named = args.after === undefined ? undefined : placeInProject(args.after, world);
  const placed = named ? { ...args, after: named.place, project: args.project ?? named.project } : args;
  return command === 'stage add' && placed.project === undefined ? { ...placed, ...besides(placed, world) } : placed;
}

/** What the one stage tells that a new one is to stand beside; nothing if several projects have such a stage. */
function besides({ name, after, before }: Call['args'], { stages }: World): Call['args'] {
  const said = after === undefined && before === undefined ? nameAndPlace(name ?? '') : undefined;
  const place = after ?? before ?? said?.place;
  if (place === undefined) return {};
  const names = namesInPlace(place);
  const keys = names.map(keyOf);
  const [row, more] = stages.filter(({ key }) => keys.includes(key));
  if (!row || more) return {};
  return {
    project: row.project,
    ...(said && { name: said.name, [isBefore(place) ? 'before' : 'after']: names[0] ?? '' }),
  };
}

/** "training in the fraud model": a place in words, and the project that they name behind it. */
function placeInProject(words: string, { projects }: World): { place: string; project: string } | undefined {
  const [, place, named] = /^(.*\S) (?:in|of|from|for) (?:the )?(\S.*)$/i.exec(words) ?? [];
  const key = keyOf(named ?? '');
  const [project, more] = named === undefined ? [] : projects.filter((one) => isCalled(one, key));
  return place === undefined || !project || more ? undefined : { place, project: project.id };
}

/** Whether a project is called so, also in short: "fraud" for "Fraud model". */
const isCalled = (project: World['projects'][number], key: string): boolean =>
  project.key === key || project.key.startsWith(`${key} `);
