/** Where the signals of other systems belong: by the team's rules, by the labels, or by the channel that a source was connected in. */
import { projectsOf } from '../commands/lookups.js';
import type { Project } from '../model/project-rows.js';
import { type Mapped, type MappingRule, projectKeysOf, ruleFor } from '../model/signals/mapping.js';
import type { Signal } from '../model/signals/signal.js';
import type { SignalWords } from '../model/signals/words.js';
import type { ReadContext } from './job.js';

/** Most rules that a workspace has. */
export const MOST_RULES = 200;

/** What mapping reads, and the words that it reads signals by. */
type MappingContext = Pick<ReadContext, 'read'> & { signalWords: SignalWords };

/** What mapping needs to know of a source. */
interface MappedSource {
  id: string;
  /** The channel that it was connected in; null if it was connected elsewhere. */
  channel: string | null;
}

/**
 * Where a signal belongs; undefined if nothing says so. In an archived project nothing follows from it.
 * @param tried a rule that is not kept yet, or in another form
 */
export async function mapSignal(
  context: MappingContext,
  source: MappedSource,
  signal: Signal,
  tried?: MappingRule,
): Promise<Mapped | undefined> {
  const { read, signalWords } = context;
  const ruled = await mapByRule(context, source, signal, tried);
  if (ruled) return ruled;
  const project = (await projectByLabels(read, signal)) ?? (await projectByChannel(read, source));
  if (!project) return undefined;
  return {
    project: project.id,
    stage: null,
    meaning: project.archived ? 'ignore' : signalWords.meaningOf(signal),
    rule: null,
  };
}

async function mapByRule(
  { read, signalWords }: MappingContext,
  { id }: MappedSource,
  signal: Signal,
  tried: MappingRule | undefined,
): Promise<Mapped | undefined> {
  const rules: MappingRule[] = await read.find('signalRule', { order: ['position', 'id'], limit: MOST_RULES });
  const others = rules.filter((one) => one.id !== tried?.id);
  const rule = ruleFor(tried ? [...others, tried] : others, id, signal);
  const project = rule && (await read.get('project', rule.project));
  if (!rule || !project) return undefined;
  const meaning = project.archived ? 'ignore' : (rule.meaning ?? signalWords.meaningOf(signal));
  return { project: project.id, stage: rule.stage, meaning, rule: rule.id };
}

/** The only project that a label names; of several names, the first that names exactly one. */
async function projectByLabels(read: ReadContext['read'], signal: Signal): Promise<Project | undefined> {
  const keys = projectKeysOf(signal);
  if (keys.length === 0) return undefined;
  const found = await read.find('project', { where: { key: keys } });
  for (const key of keys) {
    const named = found.filter((project) => project.key === key);
    const active = named.filter(({ archived }) => !archived);
    const [only, more] = active.length > 0 ? active : named;
    if (only && !more) return only;
  }
  return undefined;
}

/** The only project of the channel that a source was connected in: signals that name no project belong to it. */
export async function projectByChannel(
  read: ReadContext['read'],
  { channel }: Pick<MappedSource, 'channel'>,
): Promise<Project | undefined> {
  const [only, more] = channel === null ? [] : await projectsOf(read, channel);
  return more ? undefined : only;
}
