/** Cards: what people write stays words, everything fits, and what not every client knows has something in its place. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readActivity } from '../../../adapters/teams/activity.js';
import { type AdaptiveCard, adaptiveCard } from '../../../adapters/teams/cards.js';
import { formCard } from '../../../adapters/teams/forms.js';
import { htmlToText } from '../../../adapters/teams/html.js';
import { jsonBytes, MESSAGE_BYTES } from '../../../adapters/teams/limits.js';
import { escapeMarkdown } from '../../../adapters/teams/markdown.js';
import { readMessageText } from '../../../adapters/teams/message-text.js';
import { renderCard, summaryOf } from '../../../adapters/teams/render.js';
import type { RenderOptions } from '../../../adapters/teams/render-options.js';
import { asks } from '../../../src/features/index.js';
import { bold, plain } from '../../../src/model/text.js';
import { chart, controls, fitForm, fitView, heading, items, note, paragraph, view } from '../../../src/view.js';
import { cardProblems } from '../../support/teams/card-problems.js';
import { actionsOf, wordsOf } from '../../support/teams/world.js';
import { anyForm, anyView } from '../../support/views.js';

const words = { somebodyElse: 'Somebody else…', more: '… more', ok: 'OK', choose: 'Choose…', cancel: 'Cancel' };
const look: RenderOptions = {
  surface: 'message',
  words,
  opensDialog: asks,
  directory: true,
  people: [{ value: 'p', label: 'Pia' }],
};
const call = { command: 'status', args: {} };
const button = (label: string, more = {}) => ({ control: 'button' as const, label, call, ...more });

describe('a view', () => {
  test('in words, with its mark by sign and word', () => {
    const shown = view(
      heading([plain('Churn_model *')]),
      items([{ mark: { tone: 'stopped', label: 'blocked' }, title: [bold('Data')], detail: [plain('since Monday')] }]),
      note([plain('as of now')]),
    );
    expect(wordsOf(renderCard(shown, look))).toBe('Churn\\_model \\*\n■  Data · blocked · since Monday\nas of now');
  });
  test('one button stands beside its line; more of them stand under it, named for screen readers', () => {
    const one = renderCard(view(items([{ title: [plain('#1')], controls: [button('Done')] }])), look);
    expect(one.body.map((e) => e.type)).toEqual(['ColumnSet']);
    const two = renderCard(view(items([{ title: [plain('#1')], controls: [button('Done'), button('Edit')] }])), look);
    expect(two.body.map((e) => e.type)).toEqual(['RichTextBlock', 'ActionSet']);
    expect(actionsOf(two).map(({ action }) => action.tooltip)).toEqual(['Done: #1', 'Edit: #1']);
  });
  test('one button stands out; what asks first opens the question, with the deed in it', () => {
    const made = renderCard(
      view(
        controls(
          button('A', { style: 'primary' }),
          button('B', { style: 'primary' }),
          button('Delete', { style: 'danger', confirm: 'Really?' }),
        ),
      ),
      look,
    );
    const [a, b, ask, deed] = actionsOf(made).map(({ action }) => action);
    expect([a?.style, b?.style, ask?.type, deed?.style]).toEqual([
      'positive',
      undefined,
      'Action.ShowCard',
      'destructive',
    ]);
    expect(wordsOf(made)).toContain('Really?');
  });
  test('the likely people are one press away, everybody else is in the directory', () => {
    const picker = { control: 'picker' as const, label: 'Give to', call, arg: 'person', of: 'people' as const };
    const options = [{ value: 'u1', label: 'Ana' }];
    const made = renderCard(view(controls({ ...picker, options })), look);
    expect(actionsOf(made).map(({ action }) => action.title)).toEqual(['Ana', 'Somebody else…', 'OK']);
    expect(JSON.stringify(made)).toContain('graph.microsoft.com/users');
    const roster = renderCard(view(controls({ ...picker, options })), { ...look, directory: false });
    expect(JSON.stringify(roster)).not.toContain('graph.microsoft.com');
    expect(JSON.stringify(roster)).toContain('Pia');
  });
  test('a list of two hundred lines is cut, says so, and keeps the way to the rest', () => {
    const many = Array.from({ length: 200 }, (_, i) => ({
      title: [plain(`line ${i} ${'x'.repeat(100)}`)],
      controls: [button('Done'), button('Edit')],
    }));
    const made = renderCard(
      {
        blocks: [
          { block: 'items', items: many },
          { block: 'controls', controls: [button('Next page')] },
        ],
      },
      look,
    );
    expect(cardProblems(made)).toEqual([]);
    expect(wordsOf(made)).toContain('… more');
    expect(actionsOf(made).at(-1)?.action.title).toBe('Next page');
    expect(jsonBytes(made)).toBeGreaterThan(MESSAGE_BYTES / 2);
  });
  test('a chart has a table in its place, with the same numbers', () => {
    const bar = { label: 'With', share: 0.6, text: '60 %' };
    const made = renderCard(view(chart('Owned', bar)), look);
    expect(made.body[1]).toMatchObject({ type: 'Chart.HorizontalBar', data: [{ x: 'With', y: 60 }] });
    expect(wordsOf({ ...made, body: [made.body[1]?.fallback as never] })).toBe('With\n60 %');
    expect(wordsOf(made)).toContain('Owned');
  });
  test('where all choices are too much for one card, each is made in a form', () => {
    const options = Array.from({ length: 12 }, (_, i) => ({ value: `value ${i}`, label: `Value number ${i}` }));
    const set = { command: 'set', args: { setting: 'answers' } };
    const picker = {
      control: 'picker' as const,
      label: 'Change to…',
      call: set,
      arg: 'value',
      of: 'options' as const,
      options,
    };
    const few = view(items([{ title: [plain('one')], controls: [picker] }]));
    expect(actionsOf(renderCard(few, look)).map(({ action }) => action.type)).toEqual([
      'Action.ShowCard',
      'Action.Execute',
    ]);
    const many = view(
      items(Array.from({ length: 20 }, (_, i) => ({ title: [plain(`line ${i}`)], controls: [picker] }))),
    );
    const made = renderCard(many, look);
    expect(actionsOf(made).map(({ action }) => action.data)).toEqual(
      Array.from({ length: 20 }, () => ({ call: set, msteams: { type: 'task/fetch' } })),
    );
    expect(wordsOf(made)).not.toContain('… more');
  });
  test('lines of one list look alike: all in one line, or all in two', () => {
    const short = { title: [plain('a')], detail: [plain('b')] };
    const long = { title: [plain('a')], detail: [plain('b'.repeat(80))] };
    expect(renderCard(view(items([short, short])), look).body).toHaveLength(2);
    expect(renderCard(view(items([short, long])), look).body).toHaveLength(4);
  });
  test('nothing at all is a card too', () => {
    expect(cardProblems(renderCard(view(), look))).toEqual([]);
    expect(summaryOf(view())).toBe('…');
  });
  test('in a dialog every press is sent to the dialog', () => {
    const made = renderCard(view(controls(button('A'))), { ...look, surface: 'dialog', at: 'sealed' });
    expect(actionsOf(made)[0]?.action).toMatchObject({ type: 'Action.Submit', data: { at: 'sealed' } });
  });
  test('any view, cut to what all platforms take, is a card that Teams takes', () => {
    fc.assert(
      fc.property(
        anyView,
        fc.boolean(),
        fc.constantFrom('message' as const, 'dialog' as const),
        (any, dialogs, surface) => {
          expect(
            cardProblems(renderCard(fitView(any), { ...look, opensDialog: dialogs ? asks : undefined, surface })),
          ).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });
  test('any form as well, with what the product’s fields hold at the most', () => {
    const errors = fc.array(fc.string(), { maxLength: 3 });
    fc.assert(
      fc.property(anyForm, fc.boolean(), errors, (any, directory, errors) => {
        const fields = any.fields.map((f) => ({ ...f, value: f.value.slice(0, 600), options: f.options.slice(0, 8) }));
        const form = fitForm({ ...any, fields });
        const made = formCard(form, { surface: 'message', words, missing: 'Needed.', directory, at: 'x', errors });
        expect(cardProblems(made)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('what people write', () => {
  const HOSTILE = [
    '**bold**',
    '[x](https://evil.test)',
    '<at>Ana Silva</at>',
    '# x',
    '1. x',
    '- x',
    '`x`',
    '{{DATE(2026-01-01,SHORT)}}',
    '![x](https://evil.test/x.png)',
  ];
  test.each(HOSTILE)('%s stays as it is in a line: no Markdown is read there', (text) => {
    const made = renderCard(view(paragraph([plain(text)])), look);
    expect(made.body).toEqual([{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text }] }]);
  });
  test.each(HOSTILE)('%s in a heading, where Markdown is read, is none', (text) => {
    const written = escapeMarkdown(text);
    expect(written).not.toMatch(/(?<!\\)[*`[\]#~]/);
    expect(written).not.toContain('<');
    expect(written).not.toMatch(/^\s*(?:[-+>]|\d+\.)\s/);
  });
  test('a link leads to the web alone', () => {
    const bad = renderCard(view(paragraph([{ is: 'link', url: 'javascript:alert(1)', text: 'x' }])), look);
    expect(JSON.stringify(bad)).not.toContain('javascript');
    const good = renderCard(view(paragraph([{ is: 'link', url: 'https://a.test/x', text: 'x' }])), look);
    expect(JSON.stringify(good)).toContain('"url":"https://a.test/x"');
  });
});

describe('what is read', () => {
  const said = (text: string, mentions: { text: string; id: string; name: string; type?: string }[] = []) => {
    const entities = mentions.map(({ text: t, ...mentioned }) => ({ type: 'mention', text: t, mentioned }));
    const activity = readActivity({
      ...{ type: 'message', channelId: 'msteams', serviceUrl: 'x', from: { id: 'a' }, recipient: { id: '28:b' } },
      ...{ conversation: { id: 'c' }, text, entities },
    });
    return activity && readMessageText(activity);
  };
  const baton = { text: '<at>Baton</at>', id: '28:b', name: 'Baton' };
  test('the mention of Baton is taken out; others stand where they stand', () => {
    const bo = { text: '<at>Bo Berg</at>', id: '29:2', name: 'Bo Berg' };
    expect(said('<at>Baton</at>\u00a0give &quot;#1&quot; to <at>Bo Berg</at>&nbsp;', [baton, bo])).toEqual({
      text: 'give "#1" to @Bo Berg',
      mentions: [{ start: 13, end: 21, is: 'person', id: '29:2', name: 'Bo Berg' }],
      addressed: true,
    });
  });
  test('Baton at the end, two of one name, a team', () => {
    expect(said('status <at>Baton</at>', [baton])).toMatchObject({ text: 'status', addressed: true });
    const same = (id: string) => ({ text: '<at>Bo</at>', id, name: 'Bo' });
    expect(said('<at>Bo</at> or <at>Bo</at>', [same('29:1'), same('29:2')])?.mentions.map((m) => m.id)).toEqual([
      '29:1',
      '29:2',
    ]);
    const team = { text: '<at>ML</at>', id: '19:t', name: 'ML', type: 'team' };
    expect(said('<at>ML</at>: who?', [team])?.mentions).toMatchObject([{ is: 'group' }]);
  });
  test('what is picked from the slash menu speaks to Baton without a mention', () => {
    const activity = readActivity({
      ...{ type: 'message', channelId: 'msteams', serviceUrl: 'x', from: { id: 'a' }, conversation: { id: 'c' } },
      ...{ recipient: { id: '28:b', isTargeted: true }, text: 'status' },
    });
    expect(activity && readMessageText(activity)).toMatchObject({ text: 'status', addressed: true });
  });
  test('a mention that is only typed is none', () => {
    expect(said('<at>Baton</at> status')).toMatchObject({ text: '@Baton status', addressed: false, mentions: [] });
    expect(said('&lt;at&gt;Baton&lt;/at&gt; status')).toMatchObject({ addressed: false });
  });
  test('any text is read without a fault, its mentions where they say', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const bo = { text: '<at>Bo</at>', id: '29:2', name: 'Bo' };
        const read = said(`${before}<at>Bo</at>${after}`, [bo]);
        for (const m of read?.mentions ?? []) expect(read?.text.slice(m.start, m.end)).toBe('@Bo');
      }),
    );
  });
  test('HTML becomes lines', () => {
    expect(htmlToText('<div>a&nbsp;b</div><ul><li>c &lt;d&gt;</li></ul><script>x()</script><p>e<br>f</p>')).toBe(
      'a b\nc <d>\n\ne\nf'.replace('\n\n', '\n'),
    );
  });
});

describe('the checker', () => {
  const body = (one: object): AdaptiveCard => adaptiveCard([one as never]);
  test.each<[string, AdaptiveCard]>([
    ['an element that not every client knows, alone', body({ type: 'Chart.Donut' })],
    ['an action without a title', body({ type: 'ActionSet', actions: [{ type: 'Action.Execute', title: '' }] })],
    ['no actions', body({ type: 'ActionSet', actions: [] })],
    [
      'too many actions',
      body({ type: 'ActionSet', actions: Array.from({ length: 7 }, () => ({ type: 'Action.Execute', title: 'x' })) }),
    ],
    ['an input without a label', body({ type: 'Input.Text', id: 'x' })],
    [
      'two inputs of one id',
      adaptiveCard([
        { type: 'Input.Text', id: 'x', label: 'x' },
        { type: 'Input.Text', id: 'x', label: 'x' },
      ]),
    ],
    ['a choice of nothing', body({ type: 'Input.ChoiceSet', id: 'x', choices: [] })],
    ['an empty run', body({ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: '' }] })],
    ['no runs', body({ type: 'RichTextBlock', inlines: [] })],
    ['nothing', adaptiveCard([])],
    ['another version', { ...adaptiveCard([{ type: 'TextBlock', text: 'x' }]), version: '1.6' as never }],
    ['too much', body({ type: 'TextBlock', text: 'x'.repeat(15_000) })],
  ])('finds %s', (_, made) => {
    expect(cardProblems(made)).not.toEqual([]);
  });
  test('lets pass what has something in its place', () => {
    const chart = { type: 'Chart.Donut', fallback: { type: 'TextBlock', text: 'x' } };
    expect(cardProblems(body(chart))).toEqual([]);
  });
});
