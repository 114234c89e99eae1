/** The rules of a team: listed in their order, tried before they are kept, moved and removed. */
import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import { Missing, type Outcome } from '../../commands/outcome.js';
import { refuse } from '../../commands/refusals.js';
import { undoButton } from '../../kit/controls.js';
import { unchanged } from '../../kit/outcomes.js';
import { belongsButton, possibleProjects, telling } from '../../kit/signal-belongs.js';
import { MOST_RULES } from '../../kit/signal-mapping.js';
import { joinDots, personSpan } from '../../kit/text.js';
import { add, type Change, remove, set } from '../../model/changes.js';
import type { Project, Stage } from '../../model/project-rows.js';
import type { SignalRule } from '../../model/signals/incident-rows.js';
import { type Meaning, writeConditions } from '../../model/signals/mapping.js';
import { bold, code, plain } from '../../model/text.js';
import { controls, heading, items, type ListItem, note, paragraph, type View, view } from '../../view/view.js';
import { lateSignals, mappedWith, unmappedSignals } from './payloads.js';
import { conditionsOf, conditionsText, EVERYTHING } from './words.js';

/** Rules and signals on one page. */
const MOST_SHOWN = 15;
const MOST_UNMAPPED = 5;
const MOST_TRIED = 8;

/** What a rule is to be. */
interface RuleWords {
  conditions: string;
  project: Project;
  meaning?: Meaning | 'automatic' | undefined;
  stage?: Stage | undefined;
  /** The id of a rule that is changed. */
  rule?: string | undefined;
  /** The id of the system that it is for. */
  source?: string | undefined;
}

const allRules = ({ read }: Context): Promise<SignalRule[]> =>
  read.find('signalRule', { order: ['position', 'id'], limit: MOST_RULES });

/** All rules in their order, and what came lately and belongs nowhere. */
export async function rulesView(ctx: Context): Promise<View> {
  const rules = await allRules(ctx);
  const projects = await ctx.read.find('project', { where: { id: rules.map(({ project }) => project) } });
  const stages = await ctx.read.find('stage', { where: { id: rules.flatMap(({ stage }) => stage ?? []) } });
  const nameOf = (id: string) => projects.find((one) => one.id === id)?.name ?? '';
  const lines = rules.slice(0, MOST_SHOWN).map((rule, i): ListItem => {
    const stage = stages.find(({ id }) => id === rule.stage);
    return {
      title: [plain(`${i + 1}. `), ...conditionsText(ctx, rule.conditions)],
      detail: joinDots(
        [bold(nameOf(rule.project))],
        [plain(meaningName(ctx, rule.meaning))],
        stage && [plain(stage.name)],
      ),
      controls: [
        button(ctx.label('button-rule-edit'), editCall(rule), { form: true }),
        ...(i > 0 ? [button(ctx.label('button-rule-up'), call('rule up', { rule: rule.id }))] : []),
        button(ctx.label('button-rule-remove'), call('rule remove', { rule: rule.id }), { style: 'danger' }),
      ],
    };
  });
  const left = rules.length - lines.length;
  return view(
    heading(ctx.say('rules')),
    lines.length === 0 ? paragraph(ctx.say('rules-none')) : undefined,
    items(lines),
    left > 0 ? note(ctx.say('rules-left', { n: left })) : undefined,
    note(ctx.say('rules-how')),
    controls(button(ctx.label('button-rule-new'), call('signal rule'), { form: true })),
    ...(await unmappedBlocks(ctx)),
  );
}

const editCall = ({ id, conditions, project, meaning, stage, source }: SignalRule) =>
  call('signal rule', {
    ...{ rule: id, conditions: writeConditions(conditions) || EVERYTHING, project, meaning: meaning ?? 'automatic' },
    ...(stage !== null && { stage }),
    ...(source !== null && { source }),
    edit: 'yes',
  });

async function unmappedBlocks(ctx: Context): Promise<View['blocks']> {
  const unmapped = (await unmappedSignals(ctx)).slice(0, MOST_UNMAPPED);
  if (unmapped.length === 0) return [];
  const possible = await possibleProjects(ctx.read);
  const lines = unmapped.map(
    (late): ListItem => ({
      title: [plain(late.signal.title)],
      detail: joinDots([plain(late.source.name)], [code(telling(late.signal))]),
      controls: [belongsButton(ctx, late.source.id, late.signal, possible)],
    }),
  );
  return view(heading(ctx.say('rules-unmapped')), items(lines)).blocks;
}

const meaningName = ({ label }: Context, meaning: Meaning | null): string =>
  label(`choice-meaning-${meaning ?? 'automatic'}`);

/** The rule as it would be. A new one comes first: what somebody says now counts. */
async function draftOf(ctx: Context, words: RuleWords): Promise<{ rule: SignalRule; was: SignalRule | undefined }> {
  const rules = await allRules(ctx);
  const was = rules.find(({ id }) => id === words.rule);
  if (words.rule !== undefined && !was) throw refuse(ctx, 'gone');
  if (!was && rules.length >= MOST_RULES) throw refuse(ctx, 'too-many-rules', { max: MOST_RULES });
  const { project, stage, meaning } = words;
  if (stage && stage.project !== project.id)
    throw refuse(ctx, 'rule-stage', { stage: stage.name, project: project.name }, { field: 'stage' });
  const position = was?.position ?? (rules[0]?.position ?? 1) - 1;
  return {
    was,
    rule: {
      ...{ id: was?.id ?? ctx.newId(), workspace: ctx.workspace, version: was?.version ?? 1, position },
      ...{ project: project.id, stage: stage?.id ?? null, source: words.source ?? null },
      meaning: meaning === undefined || meaning === 'automatic' ? null : meaning,
      ...{ conditions: conditionsOf(ctx, words.conditions), at: ctx.now, by: ctx.me.id },
    },
  };
}

/** Shows what a rule would have done with the last signals, before it is kept. */
export async function tryRule(ctx: Context, words: RuleWords): Promise<Outcome> {
  const { rule } = await draftOf(ctx, words);
  const all = await lateSignals(ctx);
  const mapped = await Promise.all(all.map((late) => mappedWith(ctx, rule, late)));
  const hits = all.flatMap((late, i) =>
    mapped[i]?.rule === rule.id ? [{ late, meaning: mapped[i]?.meaning ?? null }] : [],
  );
  const lines = hits.slice(0, MOST_TRIED).map(
    ({ late, meaning }): ListItem => ({
      title: [plain(late.signal.title)],
      detail: joinDots([plain(late.source.name)], [plain(meaningName(ctx, meaning))]),
    }),
  );
  const again = ctx.call.args;
  return {
    private: true,
    view: view(
      heading(ctx.say('rule-trial', { project: words.project.name })),
      paragraph(conditionsText(ctx, rule.conditions)),
      paragraph(
        ctx.say(all.length === 0 ? 'rule-trial-nothing' : 'rule-trial-fits', { n: hits.length, of: all.length }),
      ),
      items(lines),
      controls(
        button(
          ctx.label('button-rule-save'),
          { command: 'signal rule', args: { ...again, edit: 'save' } },
          { style: 'primary' },
        ),
        button(
          ctx.label('button-rule-change'),
          { command: 'signal rule', args: { ...again, edit: 'yes' } },
          { form: true },
        ),
      ),
    ),
  };
}

/** Opens the form of a rule, filled with what it is. @throws Missing */
export function editRule(ctx: Context): never {
  const { edit: _, ...initial } = ctx.call.args;
  const made = {
    command: 'signal rule',
    args: { ...(initial.rule && { rule: initial.rule }), ...(initial.source && { source: initial.source }) },
  };
  throw new Missing(['conditions', 'project', 'meaning', 'stage'], { initial, call: made, only: true, optional: true });
}

/** Keeps a rule. */
export async function saveRule(ctx: Context, words: RuleWords): Promise<Outcome> {
  const { rule, was } = await draftOf(ctx, words);
  const change: Change = was ? set('signalRule', was, rule) : add('signalRule', rule);
  return {
    changes: [change],
    notice: ctx.say('rule-saved', {
      who: personSpan(ctx.me),
      project: words.project.name,
      conditions: conditionsText(ctx, rule.conditions),
    }),
    view: view(controls(undoButton(ctx), button(ctx.label('button-rules'), call('signal rules')))),
    private: true,
  };
}

async function ruleById(
  ctx: Context,
  id: string,
): Promise<{ rule: SignalRule; before: SignalRule | undefined; above: SignalRule | undefined }> {
  const rules = await allRules(ctx);
  const at = rules.findIndex((one) => one.id === id);
  const rule = rules[at];
  if (!rule) throw refuse(ctx, 'gone');
  return { rule, before: rules[at - 1], above: rules[at - 2] };
}

/** Removes a rule. What it decided stays as it is. */
export async function removeRule(ctx: Context, id: string): Promise<Outcome> {
  const { rule } = await ruleById(ctx, id);
  return {
    changes: [remove('signalRule', rule)],
    notice: ctx.say('rule-removed', { who: personSpan(ctx.me), conditions: conditionsText(ctx, rule.conditions) }),
    view: view(controls(undoButton(ctx), button(ctx.label('button-rules'), call('signal rules')))),
    private: true,
  };
}

/** Moves a rule before the one above it. */
export async function moveRuleUp(ctx: Context, id: string): Promise<Outcome> {
  const { rule, before, above } = await ruleById(ctx, id);
  if (!before) return unchanged(ctx.say('rule-is-first'));
  const position = above ? (above.position + before.position) / 2 : before.position - 1;
  return {
    changes: [set('signalRule', rule, { position })],
    notice: ctx.say('rule-moved', { who: personSpan(ctx.me), conditions: conditionsText(ctx, rule.conditions) }),
    view: view(controls(undoButton(ctx), button(ctx.label('button-rules'), call('signal rules')))),
    private: true,
  };
}
