/** Which project is meant if only other words tell: "stage add QA after shadow test", "promoted spam-filter 8". Pure. */
import { keyOf } from '../model/names.js';
import { isBefore, nameAndPlace, namesInPlace } from '../model/stage-place.js';
import type { Call } from '../view/view.js';
import type { World } from './world.js';

/** The arguments of a command that adds a stage or tells of a version, with the project that its words tell. Others stay as they are. */
export function withPlace(command: string, args: Call['args'], world: World): Call['args'] {
  if (args.project !== undefined) return args;
  if (command === 'stage add') return { ...args, ...besides(args, world) };
  const named = command === 'promoted' ? ofModel(args.what ?? '', world) : undefined;
  return named === undefined ? args : { ...args, project: named };
}

/** "spam-filter 8 to production": the project here that is called like the model. */
const ofModel = (what: string, { here }: World): string | undefined => {
  const [name = ''] = what.split(' ');
  return here.find(({ key }) => key === keyOf(name.replaceAll(/[-_]/g, ' ')))?.id;
};

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
