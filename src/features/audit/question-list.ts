/** The questions themselves: what a team can change, weigh, add and drop, and where each comes from. */
import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import type { Outcome } from '../../commands/outcome.js';
import { thenShow } from '../../kit/controls.js';
import { PAGE_SIZE, pageOfItems } from '../../kit/paging.js';
import { joinDots } from '../../kit/text.js';
import { AREAS, type Area } from '../../model/audit/areas.js';
import { bold, plain } from '../../model/text.js';
import { type Call, controls, heading, items, type ListItem, note, paragraph, view } from '../../view/view.js';
import { droppedRows, type ListedQuestion, questionsOf } from './own-questions.js';
import { areaName } from './words.js';

/** Dropped questions that are listed. */
const MOST_DROPPED = 8;

/** One area's questions, or a page of all. */
export async function questionList(ctx: Context, area: Area | undefined, page: number): Promise<Outcome> {
  const list = await questionsOf(ctx, area);
  const toPage = (n: number): Call => call('audit questions', { ...(area && { area }), page: String(n) });
  const from = (page - 1) * PAGE_SIZE;
  const shown = list.slice(from, from + PAGE_SIZE + 1).map((one) => questionLine(ctx, one, toPage(page)));
  const dropped = (await droppedRows(ctx)).filter((row) => area === undefined || row.area === area);
  return {
    view: view(
      heading(ctx.say('audit-questions')),
      ...pageOfItems(ctx, shown, page, toPage),
      dropped.length > 0 ? paragraph(ctx.say('audit-questions-dropped')) : undefined,
      items(
        dropped.slice(0, MOST_DROPPED).map((row) => ({
          title: [bold(row.title)],
          detail: [plain(areaName(ctx, row.area))],
          controls: [
            thenShow(
              button(ctx.label('button-restore'), call('question restore', { question: row.key })),
              toPage(page),
            ),
          ],
        })),
      ),
      controls(
        ...AREAS.map((one) =>
          button(ctx.label('button-audit-add', { area: areaName(ctx, one) }), call('question add', { area: one })),
        ),
      ),
      note(ctx.say('audit-questions-how')),
    ),
  };
}

function questionLine(ctx: Context, { question, only }: ListedQuestion, after: Call): ListItem {
  const about = { question: question.key };
  return {
    title: [bold(question.title)],
    detail: joinDots(
      [plain(`${areaName(ctx, question.area)} · ${question.key}`)],
      [plain(question.ask)],
      only && ctx.say(`audit-only-${only}`),
      question.weight === 1 ? undefined : ctx.say('audit-weight', { weight: question.weight }),
      ctx.say('audit-shelf', { n: question.shelfDays }),
      question.source === '' ? ctx.say('audit-own') : ctx.say('audit-source', { source: question.source }),
    ),
    controls: [
      thenShow(button(ctx.label('button-edit'), call('question edit', about), { form: true }), after),
      thenShow(button(ctx.label('button-audit-weigh'), call('question weigh', about), { form: true }), after),
      thenShow(
        button(ctx.label('button-drop'), call('question drop', about), {
          confirm: ctx.label('audit-confirm-drop'),
        }),
        after,
      ),
    ],
  };
}
