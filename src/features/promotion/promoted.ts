/** Somebody says that a version was put somewhere. */
import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import { stagesOf } from '../../commands/lookups.js';
import type { Outcome } from '../../commands/outcome.js';
import { pastDayOf } from '../../commands/past-day.js';
import { refuse } from '../../commands/refusals.js';
import { stageOfArea } from '../../kit/audit.js';
import { undoButton } from '../../kit/controls.js';
import { itemHistory } from '../../kit/history-lines.js';
import { storiesIn } from '../../kit/promotions.js';
import { personSpan, shortStageName } from '../../kit/text.js';
import { versionName } from '../../kit/version-text.js';
import { add } from '../../model/changes.js';
import { instantOf } from '../../model/dates/wall-clock.js';
import { clean, NAME_MAX } from '../../model/names.js';
import type { Project } from '../../model/project-rows.js';
import type { Promotion } from '../../model/promotion-rows.js';
import { readPromotion } from '../../model/promotion-words.js';
import { type SlotStory, slotOf, standingAt } from '../../model/promotions.js';
import { bold, cut } from '../../model/text.js';
import { type Button, controls, note, view } from '../../view/view.js';

/** Noon: a day without a time is in its middle. */
const NOON = 720;

/** What was said besides the version. */
interface Said {
  day: string | undefined;
  evidence: string | undefined;
}

/** Keeps that a version was put somewhere. @throws Refusal if no version is named */
export async function keepPromotion(ctx: Context, project: Project, what: string, said: Said): Promise<Outcome> {
  const read = readPromotion(clean(what));
  if (!read) throw refuse(ctx, 'promotion-no-version', { words: what }, { field: 'what' });
  const stories = await storiesIn(ctx.read, project.id);
  const model = cut(read.model ?? usualModel(stories) ?? project.name, NAME_MAX);
  const alias = cut(read.alias ?? usualAlias(stories, model) ?? 'production', NAME_MAX);
  const slot = slotOf(model, alias);
  const day = said.day ?? (read.day === null ? ctx.today : pastDayOf(ctx, 'what', read.day));
  const at = day === ctx.today ? ctx.now : instantOf(day, NOON, ctx.zone);
  const story = stories.find((one) => one.slot === slot);
  const before = story && standingAt(story, at)?.entry;
  const row: Omit<Promotion, 'version'> = {
    ...{ id: ctx.newId(), workspace: ctx.workspace, project: project.id, is: 'moved', about: null, model, alias, slot },
    ...{
      live: ctx.signalWords.isLive(alias),
      to: cut(read.version, NAME_MAX),
      at,
      toldAt: ctx.now,
      by: ctx.me.id,
      actor: null,
    },
    ...{ evidence: said.evidence ?? read.evidence, source: null, callback: null, undoneAt: null },
  };
  const name = versionName(row, row.to);
  const item = { kind: 'project', row: project, project } as const;
  const from = before ? versionName(before, before.to) : null;
  return {
    changes: [add('promotion', row), itemHistory(ctx, item, 'live', from, name, row.evidence)],
    notice: ctx.say('promoted', { who: personSpan(ctx.me), version: [bold(name)], alias, project: project.name }),
    view: view(
      before?.to && before.to !== row.to ? note(ctx.say('promoted-replaced', { version: before.to })) : undefined,
      controls(row.live ? await doneButton(ctx, project) : undefined, liveButton(ctx, project), undoButton(ctx)),
    ),
  };
}

const liveButton = (ctx: Context, { id }: Project): Button =>
  button(ctx.label('button-live'), call('live', { project: id }));

/** The model that the ledger knows, if it knows only one. */
function usualModel(stories: readonly SlotStory[]): string | undefined {
  const names = new Set(stories.flatMap(({ moves }) => moves.map(({ entry }) => entry.model)));
  return names.size === 1 ? [...names][0] : undefined;
}

/** Where this model has been live before. */
const usualAlias = (stories: readonly SlotStory[], model: string): string | undefined =>
  stories.flatMap(({ moves }) => moves).findLast(({ entry }) => entry.live && entry.model === model)?.entry.alias;

/** What is live is deployed: one press says so. */
async function doneButton(ctx: Context, project: Project): Promise<Button | undefined> {
  const stage = stageOfArea(await stagesOf(ctx.read, project.id), 'deployment');
  if (!stage || stage.state === 'done') return undefined;
  const label = ctx.label('button-of-stage', { stage: shortStageName(stage), action: ctx.label('button-done') });
  return button(label, call('done', { item: stage.id, project: project.id }));
}
