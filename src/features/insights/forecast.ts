/** When the next stage is likely to be handed over, or a later one finished; if nothing can be said, why. */
import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import type { Outcome } from '../../commands/outcome.js';
import { daySpan } from '../../kit/text.js';
import { dayAt } from '../../model/dates/calendar.js';
import { hashOf } from '../../model/hash.js';
import { MINUTE_MS, minutesBetween } from '../../model/insights/facts.js';
import { FEWEST_FINISHED, type Forecast, type ForecastStep, forecastOf } from '../../model/insights/forecast.js';
import { isOfSeveral } from '../../model/insights/measure.js';
import { amountsOf } from '../../model/insights/sums.js';
import { isOngoing, isUnderWayState } from '../../model/insights/under-way.js';
import type { Project, Stage } from '../../model/project-rows.js';
import { bold, type Text } from '../../model/text.js';
import { controls, note, paragraph, view } from '../../view/view.js';
import { type InsightData, insightData } from './data.js';
import { insightScope } from './scope.js';

/** The stages that lie ahead: the one under way, then those after it up to the one that is asked about. */
interface Way {
  stages: Stage[];
  steps: ForecastStep[];
}

/** What a forecast says in one sentence, and whether it says when. */
interface SaidForecast {
  text: Text;
  isTold: boolean;
}

/** What is forecast for a project; undefined if nothing lies ahead. @param until the stage that is asked about */
export function forecastFor(
  ctx: Context,
  data: InsightData,
  project: Project,
  until?: Stage,
): SaidForecast | undefined {
  const way = wayTo(ctx, data, project, until);
  const last = way?.stages.at(-1);
  if (!way || !last) return undefined;
  const stage = [bold(last.name)];
  const ofOne = way.stages.find(({ id }) => isOfOne(data, id));
  if (ofOne) return { isTold: false, text: ctx.say('forecast-single', { stage: [bold(ofOne.name)] }) };
  const forecast = forecastOf(way.steps, hashOf(`${last.id} ${ctx.today}`));
  return { isTold: forecast.is === 'told', text: sayForecast(ctx, forecast, stage, way) };
}

/** Only one person has finished such stages: a forecast from them would be one of that person. */
function isOfOne({ names, passesOf, scope }: InsightData, stage: string): boolean {
  const passes = passesOf(names.keyOf(stage) ?? '');
  return !scope.isMadeUp && passes.length >= FEWEST_FINISHED && !isOfSeveral([amountsOf(passes)]);
}

function sayForecast(ctx: Context, forecast: Forecast, stage: Text, { stages }: Way): Text {
  if (forecast.is === 'few') {
    const few: Text = [bold(stages[forecast.step]?.name ?? '')];
    return ctx.say('forecast-few', { stage: few, n: forecast.n, fewest: FEWEST_FINISHED });
  }
  if (forecast.is === 'beyond') {
    const first: Text = [bold(stages[0]?.name ?? '')];
    return ctx.say('forecast-beyond', { stage: first, n: forecast.n, longer: forecast.longer });
  }
  const dayIn = (minutes: number) => dayAt(ctx.now + minutes * MINUTE_MS, ctx.zone);
  const [low, middle, high] = [forecast.low, forecast.middle, forecast.high].map(dayIn);
  const days = { low: daySpan(ctx, low ?? ''), middle: daySpan(ctx, middle ?? ''), high: daySpan(ctx, high ?? '') };
  if (low === high) return ctx.say('forecast-day', { stage, ...days, n: forecast.n });
  return ctx.say('forecast-told', { stage, ...days, n: forecast.n });
}

function wayTo(ctx: Context, data: InsightData, project: Project, until: Stage | undefined): Way | undefined {
  const carry = data.projects.find((one) => one.project.id === project.id)?.carry;
  if (!carry || carry.archived !== null) return undefined;
  const ahead = data.names.of(project.id).filter(({ state, key }) => {
    const isAhead = isUnderWayState(state) || state === 'not_started';
    return isAhead && !isOngoing(key);
  });
  const begun = ahead.findIndex(({ state }) => isUnderWayState(state));
  const first = Math.max(0, begun);
  const end = until ? ahead.findIndex(({ id }) => id === until.id) : first;
  if (end < 0 || ahead.length === 0) return undefined;
  const stages = ahead.slice(Math.min(first, end), end + 1);
  const steps = stages.map(({ id, key }): ForecastStep => {
    const since = carry.stages[id]?.begun ?? null;
    const past = data.passesOf(data.names.keyOf(id) ?? key).map(({ amount }) => amount);
    return { past, age: since === null ? 0 : minutesBetween(since, ctx.now) };
  });
  return { stages, steps };
}

/** The forecast alone: of a stage, or of the next one to be handed over. */
export async function showForecast(ctx: Context, project: Project, stage: Stage | undefined): Promise<Outcome> {
  const data = await insightData(ctx, await insightScope(ctx, project, false), 'year');
  const told = forecastFor(ctx, data, project, stage)?.text ?? nothingAhead(ctx, stage);
  const id = stage?.id;
  return {
    view: view(
      paragraph(told),
      note(ctx.say('forecast-how')),
      controls(
        id ? button(ctx.label('button-show'), call('stage show', { stage: id })) : undefined,
        button(ctx.label('button-insights'), call('insights', { project: project.id })),
        button(ctx.label('button-definition'), call('insights', { figure: 'forecast', project: project.id })),
      ),
    ),
  };
}

function nothingAhead(ctx: Context, stage: Stage | undefined): Text {
  if (stage?.state === 'done') return ctx.say('forecast-done', { stage: [bold(stage.name)] });
  if (stage && isOngoing(stage.key)) return ctx.say('forecast-ongoing', { stage: [bold(stage.name)] });
  return ctx.say('forecast-nothing');
}
