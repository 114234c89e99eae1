/** Views as cards. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPress } from '../../../adapters/teams/actions.js';
import { adaptiveCard } from '../../../adapters/teams/cards.js';
import { renderCard, summaryOf } from '../../../adapters/teams/render.js';
import { opensForm } from '../../../src/features/index.js';
import { bold, plain } from '../../../src/model/text.js';
import { fitView } from '../../../src/view/fit.js';
import {
  type Button,
  chart,
  controls,
  heading,
  items,
  note,
  type Picker,
  paragraph,
  progress,
  type View,
  view,
} from '../../../src/view/view.js';
import { rounds } from '../../support/full.js';
import { cardProblems } from '../../support/teams/card-problems.js';
import { actionsOf, cardUnder, dataOf, inputsOf, unfolds, wordsOf } from '../../support/teams/cards.js';
import { MESSAGE_OPTIONS } from '../../support/teams/render-options.js';
import { anyView } from '../../support/views.js';

const call = { command: 'status', args: {} };
const button = (label: string, more: Partial<Button> = {}): Button => ({ control: 'button', label, call, ...more });
const render = (shown: View) => renderCard(shown, MESSAGE_OPTIONS);
const typesIn = (shown: View) => render(shown).body.map(({ type }) => type);

describe('a list', () => {
  test('shows each mark as a sign and in words', () => {
    const blocked = { tone: 'stopped', label: 'blocked' } as const;
    const shown = view(
      heading([plain('Churn_model *')]),
      items([{ mark: blocked, title: [bold('Data')], detail: [plain('since Monday')] }]),
      note([plain('as of now')]),
    );
    expect(wordsOf(render(shown))).toBe('Churn\\_model \\*\n■  Data · blocked · since Monday\nas of now');
  });
  test('has a single button next to its line, several under it, each named for screen readers', () => {
    const item = (...labels: string[]) =>
      view(items([{ title: [plain('#1')], controls: labels.map((label) => button(label)) }]));
    expect(typesIn(item('Done'))).toEqual(['ColumnSet']);
    expect(typesIn(item('Done', 'Edit'))).toEqual(['RichTextBlock', 'ActionSet']);
    const tooltips = actionsOf(render(item('Done', 'Edit'))).map(({ tooltip }) => tooltip);
    expect(tooltips).toEqual(['Done: #1', 'Edit: #1']);
  });
  test('has what a button unfolds below the row, over its whole width, and knows which choice was made there', () => {
    const picker: Picker = {
      ...{ control: 'picker', label: 'Change to…', call, arg: 'value', of: 'options' },
      options: [{ value: 'on', label: 'on' }],
    };
    const reset = button('Reset', { minor: true, confirm: 'Really?' });
    const card = render(view(items([1, 2].map((n) => ({ title: [plain(`${n}`)], controls: [picker, reset] })))));
    expect(card.body.map(({ type }) => type)).toEqual([1, 2].flatMap(() => ['ColumnSet', 'Container', 'Container']));
    expect(card.body.map(({ isVisible }) => isVisible)).toEqual([1, 2].flatMap(() => [undefined, false, false]));
    const [change, , second] = actionsOf(card).filter(unfolds);
    const under = [change, second].map((action) => action && cardUnder(action, card));
    const [, chosen] = under.flatMap((one) => inputsOf(one).map(({ id }) => id));
    const ok = actionsOf(under[1])[0];
    // A client sends the inputs of the whole card.
    const sent = { ...dataOf(ok), 'chosen:1': '', [chosen ?? '']: 'on' };
    expect(readPress(sent)?.call).toEqual({ command: 'status', args: { value: 'on' } });
    expect(readPress({ ...sent, 'chosen:1': 'off', [chosen ?? '']: '' })).toBeUndefined();
    expect(cardProblems(card)).toEqual([]);
  });
  test('shows three buttons of a row at most, and the others behind “…”, as those that are seldom wanted', () => {
    const modes = (...list: Button[]) =>
      actionsOf(render(view(controls(...list)))).map(({ mode }) => mode === 'secondary');
    expect(modes(button('A'), button('B'), button('C'), button('D'))).toEqual([false, false, false, true]);
    expect(modes(button('A', { minor: true }), button('B'))).toEqual([true, false]);
    expect(modes(button('A', { minor: true }), button('B', { minor: true }))).toEqual([false, true]);
  });
  test('has what needs somebody on a ground of its own, its state in the colour of its sign', () => {
    const blocked = { tone: 'stopped', label: 'blocked' } as const;
    const [row] = render(view(items([{ mark: blocked, title: [plain('Data')], detail: [plain('Bo')] }]))).body;
    expect(row).toMatchObject({ type: 'Container', style: 'attention' });
    expect(JSON.stringify(row)).toContain('"text":"blocked","isSubtle":false,"color":"Attention"');
  });
  test('has what was so, and is over, on no ground', () => {
    const blocked = { tone: 'stopped', label: 'blocked', past: true } as const;
    expect(typesIn(view(items([{ mark: blocked, title: [plain('2 days')] }])))).toEqual(['RichTextBlock']);
  });
  test('has no full stop before what follows on the same line', () => {
    const item = (detail: string) => ({ title: [bold('Bo'), plain(' finished Data.')], detail: [plain(detail)] });
    expect(wordsOf(render(view(items([item('done')]))))).toBe('Bo finished Data · done');
    expect(wordsOf(render(view(items([item('x'.repeat(60))]))))).toMatch(/^Bo finished Data\.\n/);
  });
  test('has its details below a title with a button and “…”, which leave a phone no room; a long word stands above them', () => {
    const row = (title: string) => ({
      ...{ title: [plain(title)], detail: [plain('open')] },
      controls: [button('I’ll take it'), button('Open', { minor: true })],
    });
    expect(typesIn(view(items([row('#2 write the runbook')])))).toEqual(['ColumnSet', 'RichTextBlock']);
    const long = typesIn(view(items([row('#3 tune hyperparameters'), row('#2 write the runbook')])));
    expect(long).toEqual(['RichTextBlock', 'RichTextBlock', 'ActionSet', 'ColumnSet', 'RichTextBlock']);
  });
  test('has long details cut to two lines, and all of them behind “more”', () => {
    const reason = 'waiting for the labels '.repeat(12).trim();
    const card = render(view(items([{ title: [plain('Data')], detail: [plain(reason)] }])));
    const [, short, whole] = card.body;
    expect(wordsOf(short && adaptiveCard([short])).length).toBeLessThan(170);
    expect(wordsOf(whole && adaptiveCard([whole]))).toBe(reason);
    expect([short?.isVisible, whole?.isVisible]).toEqual([undefined, false]);
    const toggled = [short?.id, whole?.id];
    expect(JSON.stringify(short)).toContain(
      JSON.stringify({ type: 'Action.ToggleVisibility', targetElements: toggled }),
    );
    expect(cardProblems(card)).toEqual([]);
  });
  test('looks even: all items on one line, or all on two', () => {
    const short = { title: [plain('a')], detail: [plain('b')] };
    const long = { title: [plain('a')], detail: [plain('b'.repeat(80))] };
    expect(typesIn(view(items([short, short])))).toHaveLength(2);
    expect(typesIn(view(items([short, long])))).toHaveLength(4);
  });
  test('of twenty rows with texts and calls of any length keeps every row, its first buttons, and what leads on', () => {
    const long = 'x'.repeat(1_400);
    const far = { command: 'status', args: { project: 'p'.repeat(590), text: 't'.repeat(590) } };
    const many = Array.from({ length: 20 }, (_, i) => ({
      title: [plain(`line ${i} ${long}`)],
      detail: [plain(long)],
      controls: [button(`Done ${i}`, { call: far }), ...Array.from({ length: 4 }, () => button('Edit', { call: far }))],
    }));
    const foot = Array.from({ length: 8 }, (_, i) => button(`Foot ${i}`, { call: far }));
    const card = render(view(items(many), note([plain('Page 1')]), controls(...foot)));
    expect(cardProblems(card)).toEqual([]);
    const words = wordsOf(card);
    for (let i = 0; i < 20; i += 1) expect(words).toContain(`line ${i} `);
    const titles = actionsOf(card).map(({ title }) => title);
    expect(titles).toEqual(expect.arrayContaining(many.map((_, i) => `Done ${i}`)));
    expect(titles.slice(-8)).toEqual(foot.map(({ label }) => label));
    expect(words).toContain('Page 1');
    expect(words).not.toContain('… more');
  });
});

describe('controls', () => {
  test('one button stands out; one that asks first unfolds the question together with the real button', () => {
    const shown = controls(
      button('A', { style: 'primary' }),
      button('B', { style: 'primary' }),
      button('Delete', { style: 'danger', confirm: 'Really?' }),
    );
    const card = render(view(shown));
    const [first, second, question, deed] = actionsOf(card);
    expect([first?.style, second?.style]).toEqual(['positive', undefined]);
    expect([question?.type, deed?.style]).toEqual(['Action.ShowCard', 'destructive']);
    expect(wordsOf(card)).toContain('Really?');
  });
  test('the likely people are one press away, everybody else is in the directory', () => {
    const options = [{ value: 'u1', label: 'Ana' }];
    const picker: Picker = { control: 'picker', label: 'Give to', call, arg: 'person', of: 'people', options };
    const card = render(view(controls(picker)));
    expect(actionsOf(card).map(({ title }) => title)).toEqual(['Ana', 'Someone else…', 'OK']);
    expect(JSON.stringify(card)).toContain('graph.microsoft.com/users');
    const roster = JSON.stringify(renderCard(view(controls(picker)), { ...MESSAGE_OPTIONS, directory: false }));
    expect(roster).not.toContain('graph.microsoft.com');
    expect(roster).toContain('Pia');
    const without = view(controls({ ...picker, but: ['p'] }));
    expect(JSON.stringify(renderCard(without, { ...MESSAGE_OPTIONS, directory: false }))).not.toContain('Pia');
  });
  test('choices that do not fit on one card are made in forms', () => {
    const options = Array.from({ length: 60 }, (_, i) => ({ value: `value ${i}`, label: `Value number ${i}` }));
    const set = { command: 'set', args: { setting: 'answers' } };
    const picker: Picker = { control: 'picker', label: 'Change to…', call: set, arg: 'value', of: 'options', options };
    const settings = (n: number) =>
      view(items(Array.from({ length: n }, (_, i) => ({ title: [plain(`line ${i}`)], controls: [picker] }))));
    expect(actionsOf(render(settings(1))).map(({ type }) => type)).toEqual([
      'Action.ToggleVisibility',
      'Action.Execute',
    ]);
    const card = render(settings(20));
    const opensForm = { c: ['set', set.args], msteams: { type: 'task/fetch' } };
    expect(actionsOf(card).map(({ data }) => data)).toEqual(Array.from({ length: 20 }, () => opensForm));
    expect(wordsOf(card)).not.toContain('… more');
  });
  test('in a dialog every press is sent to the dialog', () => {
    const card = renderCard(view(controls(button('A'))), { ...MESSAGE_OPTIONS, surface: 'dialog', at: 'sealed' });
    expect(actionsOf(card)).toMatchObject([{ type: 'Action.Submit', data: { at: 'sealed' } }]);
  });
});

test('a chart has a table with the same numbers as its fallback', () => {
  const card = render(view(chart('Owned', { label: 'With', share: 0.6, text: '60 %' })));
  const [title, bars] = card.body;
  expect(wordsOf(title && adaptiveCard([title]))).toBe('Owned');
  expect(bars).toMatchObject({ type: 'Chart.HorizontalBar', data: [{ x: 'With', y: 60 }] });
  expect(wordsOf(adaptiveCard([{ type: 'Container', items: bars?.fallback }]))).toBe('With\n60 %');
});

test('a chart has the numbers of its words, and says what they are; percent where lengths say something else', () => {
  const drawn = (...texts: [string, string]) => {
    const bars = texts.map((text, i) => ({ label: `${i}`, share: i === 0 ? 1 : 0.5, text }));
    return render(view(chart('Lost', ...bars))).body[1];
  };
  expect(drawn('14 days', '7 days')).toMatchObject({ xAxisTitle: 'days', data: [{ y: 14 }, { y: 7 }] });
  expect(drawn('2 days', '24 hours')).toMatchObject({ xAxisTitle: '%', data: [{ y: 100 }, { y: 50 }] });
});

test('progress is a bar that every client can draw, and the same in words', () => {
  const [bar, words] = render(view(progress(0.4, [plain('2 of 5 done')]))).body;
  expect(bar).toMatchObject({ type: 'ProgressBar', value: 40, max: 100 });
  expect(wordsOf(adaptiveCard([{ type: 'Container', items: [bar?.fallback] }]))).toBe('████░░░░░░');
  expect(wordsOf(words && adaptiveCard([words]))).toBe('2 of 5 done');
});

test('the title of a message stands out, with the facts below it', () => {
  const shown = view(heading([plain('Churn')]), note([plain('Led by Ana')]), items([{ title: [plain('Data')] }]));
  const [band] = render(shown).body;
  expect(band).toMatchObject({ type: 'Container', style: 'emphasis' });
  expect(wordsOf(band && adaptiveCard([band]))).toBe('Churn\nLed by Ana');
  expect(renderCard(shown, { ...MESSAGE_OPTIONS, surface: 'dialog' }).body[0]?.type).toBe('TextBlock');
  const pressed = view(paragraph([plain('Bo started Data.')]), ...shown.blocks);
  expect(typesIn(pressed)).toEqual(['RichTextBlock', 'Container', 'RichTextBlock']);
});

test('an empty view is a card as well', () => {
  expect(cardProblems(render(view()))).toEqual([]);
  expect(summaryOf(view())).toBe('…');
});

test('Teams accepts the card of any view that fits all platforms', () => {
  const anySurface = fc.constantFrom('message' as const, 'dialog' as const);
  fc.assert(
    fc.property(anyView, fc.boolean(), anySurface, (any, dialogs, surface) => {
      const options = { ...MESSAGE_OPTIONS, opensDialog: dialogs ? opensForm : undefined, surface };
      expect(cardProblems(renderCard(fitView(any), options))).toEqual([]);
    }),
    { numRuns: rounds(300, 3_000) },
  );
});
