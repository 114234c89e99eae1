/** Incidents: what each signal and each step makes of one. Pure. */
import { episodeOf } from './episodes.js';
import type { Incident, IncidentStep } from './incident-rows.js';
import type { Meaning } from './mapping.js';
import type { Signal } from './signal.js';

/** Signals of one group that come while an incident goes on belong to it: drift explains why a model does worse. */
const GROUPS: Partial<Record<Meaning, string>> = { performance: 'model', drift: 'model', data: 'model' };

/** Most things that are followed one by one in an incident; more are counted. */
const MOST_SUBJECTS = 50;
/** Most steps that repeat, such as further episodes. */
const MOST_REPEATS = 40;
/** Most episodes that are remembered. */
export const MOST_EPISODES = 200;
/** How old a signal may claim to be: what was held back for longer counts as of now. */
const OLDEST_MS = 30 * 86_400_000;

/** What two meanings have in common if their signals belong to one incident. */
const groupOf = (meaning: Meaning): string => GROUPS[meaning] ?? meaning;
/** Whether signals with these meanings belong to one incident. */
export const isOneMatter = (a: Meaning, b: Meaning): boolean => groupOf(a) === groupOf(b);

/** What a signal is of, unique over all sources. */
export const subjectKey = (source: string, { subject }: Pick<Signal, 'subject'>): string => `${source} ${subject}`;

/** The id of the source that told of an incident first. */
export const firstSource = ({ subject }: Pick<Incident, 'subject'>): string => subject.slice(0, subject.indexOf(' '));

const ASKING: readonly string[] = ['asked', 'nobody', 'taken'];

/** Whether everybody who could be asked to take an incident has been, and nobody has had it since. */
export const isEverybodyAsked = ({ steps }: Pick<Incident, 'steps'>): boolean =>
  steps.findLast(({ what }) => ASKING.includes(what))?.what === 'nobody';

/** Whether something went wrong. A deployment that was replaced or cancelled did not fail. */
export function isTrouble({ kind, state }: Signal, meaning: Meaning): boolean {
  if (meaning === 'ignore' || meaning === 'promotion') return false;
  return kind === 'alert' ? state === 'firing' : (kind === 'run' || kind === 'deployment') && state === 'failed';
}

/** Whether something is over, as its sender says. */
export const isEnd = ({ kind, state }: Signal): boolean =>
  kind === 'alert' ? state === 'resolved' : (kind === 'run' || kind === 'deployment') && state === 'succeeded';

/** The steps of the loop that a signal or a finished stage can show, and the field that says when. */
const LOOP_FIELDS = { retrained: 'retrainedAt', evaluated: 'evaluatedAt', redeployed: 'redeployedAt' } as const;
/** One of them. */
export type LoopStep = keyof typeof LOOP_FIELDS;

/** The step of the loop that a signal shows; undefined for most signals. */
export function loopStepOf({ kind, state }: Signal, meaning: Meaning): LoopStep | undefined {
  if (kind === 'promotion') return state === 'set' && meaning === 'promotion' ? 'redeployed' : undefined;
  if (kind === 'deployment') return state === 'succeeded' && meaning === 'deployment' ? 'redeployed' : undefined;
  if (kind !== 'run' || state !== 'succeeded') return undefined;
  if (meaning === 'training') return 'retrained';
  if (meaning === 'evaluation') return 'evaluated';
  return meaning === 'deployment' ? 'redeployed' : undefined;
}

/** When something happened, by the sender's clock, which may be wrong. */
export const timeOf = ({ at }: Pick<Signal, 'at'>, now: number): number =>
  at > now || at < now - OLDEST_MS ? now : at;

const REPEATS: readonly string[] = ['again', 'more', 'quiet'];

/** The incident with one more step. What only repeats is left out once there is much of it. */
export function withStep<I extends Pick<Incident, 'steps'>>(incident: I, step: IncidentStep): I {
  const repeats = incident.steps.filter(({ what }) => REPEATS.includes(what)).length;
  if (REPEATS.includes(step.what) && repeats >= MOST_REPEATS) return incident;
  return { ...incident, steps: [...incident.steps, step] };
}

/** What a further signal came to: the incident as it is then, and what is new about it. */
export interface Taken {
  incident: Incident;
  news: 'again' | 'more' | 'quiet' | undefined;
}

const added = (list: readonly string[], one: string, most: number): string[] =>
  list.includes(one) || list.length >= most ? [...list] : [...list, one];

/** Something more went wrong that belongs to an incident. @param key see `subjectKey` */
export function withTrouble(incident: Incident, key: string, signal: Signal, now: number): Taken {
  const at = timeOf(signal, now);
  const episode = episodeOf(key, signal.startedAt);
  const isKnown = incident.subjects.includes(key);
  const isOver = incident.ended.includes(episode);
  const isNew = !incident.starts.includes(episode);
  const goesOn = !isOver && (isKnown || incident.subjects.length < MOST_SUBJECTS);
  const counted: Incident = {
    ...incident,
    count: incident.count + 1,
    lastAt: Math.max(incident.lastAt, at),
    subjects: added(incident.subjects, key, MOST_SUBJECTS),
    starts: added(incident.starts, episode, MOST_EPISODES),
    firing: goesOn ? added(incident.firing, key, MOST_SUBJECTS) : incident.firing,
    quietAt: isOver ? incident.quietAt : null,
  };
  // Runs and deployments have no episodes: each failure is one.
  const news = !isKnown ? 'more' : isNew && !isOver ? 'again' : undefined;
  if (!news) return { incident: counted, news };
  return { incident: withStep(counted, { what: news, at, by: null, note: signal.title }), news };
}

/** Something that belongs to an incident is over. It stays open: only a person closes it. */
export function withEnd(incident: Incident, key: string, signal: Signal, now: number): Taken {
  const at = timeOf(signal, now);
  const firing = incident.firing.filter((one) => one !== key);
  const episode = episodeOf(key, signal.startedAt);
  // A run that succeeds ends all failures before it; an alert ends its own episode, and a later one may go on.
  const isLater = incident.starts.some((one) => one.startsWith(`${key} `) && startOf(one) > signal.startedAt);
  const stillOn = signal.kind === 'alert' && isLater && !incident.ended.some((one) => one === latest(incident, key));
  const after: Incident = {
    ...incident,
    lastAt: Math.max(incident.lastAt, at),
    ended: added(incident.ended, episode, MOST_EPISODES),
    firing: stillOn ? incident.firing : firing,
  };
  const isQuiet = after.firing.length === 0 && incident.firing.length > 0;
  if (!isQuiet) return { incident: after, news: undefined };
  const quiet = { ...after, quietAt: at };
  return { incident: withStep(quiet, { what: 'quiet', at, by: null, note: null }), news: 'quiet' };
}

const startOf = (episode: string): number => Number(episode.slice(episode.lastIndexOf(' ') + 1));

/** The last episode of something that is known. */
const latest = ({ starts }: Incident, key: string): string | undefined =>
  starts.filter((one) => one.startsWith(`${key} `)).sort((a, b) => startOf(b) - startOf(a))[0];

/** The incident after a step of the loop, which counts once and only after it began; unchanged if it does not. */
export function withLoopStep(incident: Incident, what: LoopStep, step: Omit<IncidentStep, 'what'>): Incident {
  const field = LOOP_FIELDS[what];
  if (incident[field] !== null || step.at < incident.openedAt) return incident;
  return withStep({ ...incident, [field]: step.at }, { what, ...step });
}

/** The incident without a step that somebody made by finishing a stage, if they made it lately; unchanged if it has none. */
export function withoutLoopStep(
  incident: Incident,
  what: LoopStep,
  { stage, since }: { stage: { id: string; name: string }; since: number },
): Incident {
  const isOf = (one: IncidentStep) => (one.stage === undefined ? one.note === stage.name : one.stage === stage.id);
  const made = incident.steps.find((one) => one.what === what && one.by !== null && isOf(one));
  if (!made || made.at < since) return incident;
  return { ...incident, [LOOP_FIELDS[what]]: null, steps: incident.steps.filter((one) => one !== made) };
}

/** An incident as it stood at an instant after it began. Who was asked then is not told. */
export function incidentAt(incident: Incident, until: number): Incident {
  const at = (time: number | null): number | null => (time !== null && time < until ? time : null);
  const closedAt = at(incident.closedAt);
  const takenAt = at(incident.takenAt);
  const isPast = incident.lastAt >= until || closedAt !== incident.closedAt || takenAt !== incident.takenAt;
  return {
    ...incident,
    ...{ closedAt, takenAt, quietAt: at(incident.quietAt) },
    ...{ retrainedAt: at(incident.retrainedAt), evaluatedAt: at(incident.evaluatedAt) },
    redeployedAt: at(incident.redeployedAt),
    state: closedAt === null ? 'open' : 'closed',
    cause: closedAt === null ? null : incident.cause,
    closedBy: closedAt === null ? null : incident.closedBy,
    taken: takenAt === null ? null : incident.taken,
    asked: isPast ? null : incident.asked,
  };
}
