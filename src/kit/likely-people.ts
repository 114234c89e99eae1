/** Who is likely to do a piece of work, each with the reason: the first options of a people picker. */

import type { Item } from '../commands/args.js';
import { personByName, stagesOf } from '../commands/lookups.js';
import { isFullMember } from '../model/audience.js';
import type { Held, Nudge } from '../model/nudge-rows.js';
import { canOwn } from '../model/people.js';
import type { Person } from '../model/people-rows.js';
import type { Offer, Project, Stage } from '../model/project-rows.js';
import { cut } from '../model/text.js';
import type { Option } from '../view/view.js';
import { likelyOption } from './controls.js';
import type { JobContext } from './job.js';
import { menuName } from './people-apart.js';

const MOST_PEOPLE = 5;
const LONGEST_LABEL = 75;

/** The stage that a message is about; undefined if it names none that the project has. */
export async function stageOfWork(job: JobContext, project: Project, held: Held): Promise<Stage | undefined> {
  if (held.stage === 'unknown') return undefined;
  return (await stagesOf(job.read, project.id)).find((stage) => stage.key === held.stage);
}

interface Likely {
  person: string;
  reason: string;
}

/** Who could do the work a nudge is about, most likely first: people named in the message, then those of its project. */
export async function likelyForNudge(job: JobContext, nudge: Nudge, project: Project | undefined): Promise<Option[]> {
  const { held, author } = nudge;
  if (!held) return [];
  const found: Likely[] = [];
  for (const { name, reason } of held.candidates) {
    const person = await personByName(job.read, name);
    const says = reason === 'answered' ? job.label('likely-answered') : job.label('likely-named');
    if (person) found.push({ person: person.id, reason: says });
  }
  if (project) found.push(...(await ofProject(job, project, await stageOfWork(job, project, held))));
  return options(job, await seenBy(job, found, author, nudge.channel), [author]);
}

/** Guests and people of other organisations are shown those alone who are in their channel. */
async function seenBy(job: JobContext, found: readonly Likely[], viewer: string, channel: string): Promise<Likely[]> {
  const person = await job.read.get('person', viewer);
  if (person && isFullMember(person)) return [...found];
  const place = (await job.read.get('channel', channel))?.place ?? channel;
  const ids = found.map((one) => one.person);
  const there = ids.length > 0 ? await job.read.find('member', { where: { place, person: ids } }) : [];
  return found.filter((one) => there.some((member) => member.person === one.person));
}

/** Each person once, with their first reason, as options of a picker. */
async function options(job: JobContext, found: readonly Likely[], but: readonly string[]): Promise<Option[]> {
  const first = found.filter(
    (one, i) => !but.includes(one.person) && found.findIndex((o) => o.person === one.person) === i,
  );
  const ids = first.slice(0, MOST_PEOPLE).map((one) => one.person);
  const known = ids.length > 0 ? await job.read.find('person', { where: { id: ids } }) : [];
  const able = first.slice(0, MOST_PEOPLE).flatMap(({ person, reason }): [Person, string][] => {
    const one = known.find((p: Person) => p.id === person);
    return one && canOwn(one) ? [[one, cut(`${menuName(job, one)} · ${reason}`, LONGEST_LABEL)]] : [];
  });
  // The likeliest is one press away, the others one more.
  return able.map(([one, label], i) => (i === 0 ? likelyOption(job, one, label) : { value: one.id, label }));
}

/** Who could take an item that was declined, as shown to whoever offered it. @param but people left out */
export async function likelyForItem(
  job: JobContext,
  item: Item,
  { by, channel }: Pick<Offer, 'by' | 'channel'>,
  but: readonly string[],
): Promise<Option[]> {
  const { project } = item;
  const id = item.kind === 'task' ? item.row.stage : item.kind === 'stage' ? item.row.id : null;
  const stage = id ? await job.read.get('stage', id) : undefined;
  return options(job, await seenBy(job, await ofProject(job, project, stage), by, channel), [by, ...but]);
}

/** The stage's owner and deputies, owners of its tasks, people asked before, the lead. */
async function ofProject(job: JobContext, project: Project, stage: Stage | undefined): Promise<Likely[]> {
  const found: Likely[] = [];
  if (stage) {
    const owns = job.label('likely-stage', { stage: stage.name });
    for (const id of [stage.owner, ...stage.deputies]) if (id) found.push({ person: id, reason: owns });
    const tasks = await job.read.find('task', {
      where: { project: project.id, stage: stage.id },
      order: ['-number'],
      limit: 20,
    });
    const worked = job.label('likely-task', { stage: stage.name });
    for (const { owner } of tasks) if (owner) found.push({ person: owner, reason: worked });
  }
  const offers = await job.read.find('offer', {
    where: { project: project.id, state: ['waiting', 'accepted'] },
    order: ['-at', '-id'],
    limit: 10,
  });
  for (const { asked } of offers) found.push({ person: asked, reason: job.label('likely-asked') });
  if (project.lead) found.push({ person: project.lead, reason: job.label('likely-lead') });
  return found;
}
