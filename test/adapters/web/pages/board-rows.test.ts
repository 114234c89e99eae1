import { expect, test } from 'vitest';
import { type BoardData, BoardRows } from '../../../../adapters/web/pages/board-rows.js';
import { plainSay } from '../../../../adapters/web/plain-say.js';
import type { BoardStage } from '../../../../src/features/board.js';
import { board } from '../../../../src/features/board.js';
import { dayAt } from '../../../../src/model/dates/calendar.js';
import { kit } from '../../../support/kit.js';

const k = await kit();
await k.say_('ana', 'new "Churn <model>"');
const now = k.clock.now();
const today = dayAt(now, 'UTC');
const shown = await k.store.read('W1', (read) => board(read, { now, today, zone: 'UTC' }, 1));
const data: BoardData = {
  ...{ board: shown, page: 1, find: '', as: 'ana', now, today, time: '10:00', say: k.say, label: plainSay(k.say) },
};
const html = (more: Partial<BoardData> = {}) => String(BoardRows({ data: { ...data, ...more } }));

/** The board with one stage changed. */
function withStage(change: Partial<BoardStage>): string {
  const projects = shown.projects.map((project) => ({
    ...project,
    stages: project.stages.map((stage, i) => (i === 0 ? { ...stage, ...change } : stage)),
  }));
  return html({ board: { ...shown, projects } });
}

test('each project has a row, and each stage a card', () => {
  expect(html()).toContain('Churn &lt;model&gt;</button></h2>');
  expect(html().match(/<li class="card /g)).toHaveLength(shown.projects[0]?.stages.length ?? 0);
});

test('why a stage needs attention is flagged in words; its mark already says that it is blocked', () => {
  const flags = (html: string) => html.match(/<span class="flag">/g)?.length ?? 0;
  expect(flags(html())).toBe(0);
  expect(flags(withStage({ reasons: ['blocked', 'overdue', 'unowned', 'stuck'] }))).toBe(3);
});

test('nobody is missed twice on one card', () => {
  const card = withStage({ owner: undefined, offeredTo: undefined, reasons: ['unowned'] }).split('<li')[1] ?? '';
  expect(card.match(/no owner/g)).toHaveLength(1);
});

test('each number says what it is of, and an owner leads to what they do', async () => {
  await k.say_('ana', 'take data');
  const taken = await k.store.read('W1', (read) => board(read, { now, today, zone: 'UTC' }, 1));
  const card = html({ board: taken }).split('<li')[1] ?? '';
  expect(card).toMatch(/&quot;person&quot;:&quot;U1&quot;[^>]*>Ana/);
  expect(withStage({ openTasks: 2 })).toContain('<span class="hidden">Data: </span>2 tasks');
});

test('whoever was asked to take a stage is named until somebody owns it', () => {
  expect(withStage({ owner: undefined, offeredTo: 'Bo Berg' })).toContain('offered to Bo Berg');
  expect(withStage({ owner: 'Chi Rao', offeredTo: 'Bo Berg' })).not.toContain('offered to');
});

test('an empty board says so, and an empty search names what was looked for', () => {
  const empty = { ...shown, projects: [] };
  expect(html({ board: empty })).toMatch(/^<p class="empty">/);
  expect(html({ board: empty, find: 'zzz' })).toContain('“zzz”');
});
