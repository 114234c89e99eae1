/** Who is likely to do a piece of work, each with the reason: for the picker of people. */

import type { Item } from '../commands/args.js';
import { personByName, stagesOf } from '../commands/lookups.js';
import type { Held, Nudge, Person, Project, Stage } from '../model/rows.js';
import { cut } from '../model/text.js';
import type { Option } from '../view.js';
import type { Desk } from './background.js';

const MOST = 5;
const LABEL = 75;

/** The stage of a project that the words speak of; undefined where they do not. */
export async function stageMeant(desk: Desk, project: Project, held: Held): Promise<Stage | undefined> {
  if (held.stage === 'unknown') return undefined;
  return (await stagesOf(desk.read, project.id)).find((stage) => stage.key === held.stage);
}

interface Likely {
  person: string;
  reason: string;
}

/** People with a reason to be asked, the most likely first: named in the words, owners of the stage, its tasks' owners, the lead. */
export async function likelyPeople(desk: Desk, nudge: Nudge, project: Project | undefined): Promise<Option[]> {
  const { held, author } = nudge;
  if (!held) return [];
  const found: Likely[] = [];
  for (const { name, reason } of held.candidates) {
    const person = await personByName(desk.read, name);
    const says = reason === 'answered' ? desk.label('likely-answered') : desk.label('likely-named');
    if (person) found.push({ person: person.id, reason: says });
  }
  if (project) found.push(...(await ofProject(desk, project, await stageMeant(desk, project, held))));
  return options(desk, found, [author]);
}

/** The first reason of each person, with their names. */
async function options(desk: Desk, found: readonly Likely[], but: readonly string[]): Promise<Option[]> {
  const first = found.filter(
    (one, i) => !but.includes(one.person) && found.findIndex((o) => o.person === one.person) === i,
  );
  const ids = first.slice(0, MOST).map((one) => one.person);
  const known = ids.length > 0 ? await desk.read.find('person', { where: { id: ids, gone: false } }) : [];
  return first.slice(0, MOST).flatMap(({ person, reason }) => {
    const one = known.find((p: Person) => p.id === person);
    return one ? [{ value: one.id, label: cut(`${one.name} · ${reason}`, LABEL) }] : [];
  });
}

/** Who could take a thing that somebody declined, but for those named. */
export async function likelyFor(desk: Desk, item: Item, but: readonly string[]): Promise<Option[]> {
  const { project } = item;
  const id = item.kind === 'task' ? item.row.stage : item.kind === 'stage' ? item.row.id : null;
  const stage = id ? await desk.read.get('stage', id) : undefined;
  return options(desk, await ofProject(desk, project, stage), but);
}

async function ofProject(desk: Desk, project: Project, stage: Stage | undefined): Promise<Likely[]> {
  const found: Likely[] = [];
  if (stage) {
    const owns = desk.label('likely-stage', { stage: stage.name });
    for (const id of [stage.owner, ...stage.deputies]) if (id) found.push({ person: id, reason: owns });
    const tasks = await desk.read.find('task', {
      where: { project: project.id, stage: stage.id },
      order: ['-number'],
      limit: 20,
    });
    const worked = desk.label('likely-task', { stage: stage.name });
    for (const { owner } of tasks) if (owner) found.push({ person: owner, reason: worked });
  }
  const offers = await desk.read.find('offer', {
    where: { project: project.id, state: ['waiting', 'accepted'] },
    order: ['-at', '-id'],
    limit: 10,
  });
  for (const { asked } of offers) found.push({ person: asked, reason: desk.label('likely-asked') });
  if (project.lead) found.push({ person: project.lead, reason: desk.label('likely-lead') });
  return found;
}
