/** Which project gets a new stage, if only its place tells: "stage add QA after shadow test". Pure. */
import { keyOf } from '../model/names.js';
import { isBefore, nameAndPlace, namesInPlace } from '../model/stage-place.js';
import type { Call } from '../view/view.js';
import type { World } from './world.js';

/** The arguments of a command that adds a stage, with the project that its place tells. Others stay as they are. */
export function withPlace(command: string, args: Call['args'], world: World): Call['args'] {
  return command === 'stage add' && args.project === undefined ? { ...args, ...besides(args, world) } : args;
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
