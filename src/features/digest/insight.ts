/** One line of the insights in a digest: the stage that has been going on for longest, against how long such stages took. */
import type { Showing } from '../../commands/context.js';
import { factsOf, tellingOf, toldThrough } from '../../kit/chronicles.js';
import { stageNames } from '../../kit/stage-names.js';
import { durationText, joinDots } from '../../kit/text.js';
import { DAY } from '../../model/dates/calendar.js';
import { agedStages } from '../../model/insights/ageing.js';
import { MINUTE_MS, minuteOf } from '../../model/insights/facts.js';
import type { Project } from '../../model/project-rows.js';
import { bold, plain, type Text } from '../../model/text.js';

/** A stage that is older than this share of its kind is worth a line. */
const OLD = 0.85;
/** How long stages took in two years is what counts. */
const LOOKS_BACK_MS = 730 * DAY;

/**
 * "Deployment · Churn model has taken 24 days so far, longer than 8 of 8 before"; undefined if nothing takes longer than usual.
 * Nothing is read of projects whose facts are not kept yet: a digest does not read whole histories.
 */
export async function insightLine(showing: Showing, projects: readonly Project[]): Promise<Text | undefined> {
  const { read, now } = showing;
  const isKept = (await toldThrough(read)) > 0;
  const told = projects.filter(({ sample }) => sample || isKept);
  const isMadeUp = told.every(({ sample }) => sample);
  const real = isMadeUp ? told : told.filter(({ sample }) => !sample);
  if (real.length === 0) return undefined;
  const passesSince = minuteOf(now - LOOKS_BACK_MS);
  const wanted = { since: minuteOf(now), passesSince };
  const all = await factsOf(read, real, { now, wanted, telling: tellingOf((id) => showing.label(id)) });
  const names = await stageNames(read, real);
  const passes = all.flatMap(({ facts }) => facts.filter(({ kind }) => kind === 'pass'));
  const [oldest] = agedStages(
    all.map(({ project: { id: project }, carry }) => ({ project, carry, isMadeUp })),
    (stage) => names.keyOf(stage),
    (key) => passes.filter(({ stage }) => stage !== null && names.keyOf(stage) === key),
    now,
  );
  if (!oldest || (oldest.olderThan ?? 0) < OLD) return undefined;
  const { stage, age, n, olderThan = 0 } = oldest;
  const of = projects.length > 1 ? projects.find(({ id }) => id === oldest.project)?.name : undefined;
  return showing.say('digest-older', {
    stage: joinDots([bold(names.stage(stage)?.name ?? '')], of === undefined ? undefined : [plain(of)]),
    span: durationText(showing, age * MINUTE_MS),
    ...{ n, shorter: Math.round(olderThan * n) },
  });
}
