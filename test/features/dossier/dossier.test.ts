/** A dossier as Markdown and HTML: complete, in order, and what people wrote never becomes markup. */
import { beforeEach, describe, expect, test } from 'vitest';
import { type Dossier, type DossierForm, makeDossier } from '../../../src/features/dossier/contents.js';
import { dossierHtml } from '../../../src/features/dossier/html.js';
import { dossierMarkdown } from '../../../src/features/dossier/markdown.js';
import { flat } from '../../../src/model/text.js';
import { auditBook } from '../../support/engine.js';
import { type Kit, kit } from '../../support/kit.js';

let k: Kit;
beforeEach(async () => {
  k = await kit();
  await k.say_('ana', 'new Churn model');
});

const dossier = (form: DossierForm, id?: string): Promise<Dossier> =>
  k.store.read('W1', async (read) => {
    const [project] = await read.find('project', { where: id === undefined ? {} : { id } });
    if (!project) throw new Error('no project');
    const { say } = k;
    const label = (id: string, args = {}) => flat(say(id, args));
    const at = { now: k.clock.now(), today: '2026-03-02', zone: 'UTC' };
    return makeDossier({ read, say, label, auditBook, ...at }, project, form);
  });
const nothing = () => k.say('dossier-nothing');

test('in the order of a model card; what is not recorded says so', async () => {
  const text = dossierMarkdown(await dossier('card'), nothing());
  const headings = [...text.matchAll(/^## (.*)$/gm)].map((match) => match[1]);
  expect(headings).toEqual([
    'Purpose',
    'People',
    'Stages',
    'Evidence',
    'Versions',
    'Incidents',
    'Audits',
    'Decisions',
    'Known gaps',
  ]);
  expect(text).toContain('## Audits\n\nNothing is recorded about this.');
});

test('Annex IV has its nine headings, and nothing is made up under those that a history cannot fill', async () => {
  const { sections } = await dossier('annex');
  expect(sections.map(({ heading }) => flat(heading).slice(0, 2))).toEqual(
    [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `${n}.`),
  );
  expect(sections[6]?.lines).toEqual([]);
  expect(sections[7]?.lines).toEqual([]);
});

test('what was undone never was', async () => {
  await k.say_('ana', 'block data no labels');
  await k.say_('ana', 'undo');
  await k.say_('bo', 'start data');
  const text = dossierMarkdown(await dossier('card'), nothing());
  expect(text).not.toContain('no labels');
  expect(text).toContain(
    '- **Data** · in progress since 2026-03-02\n  - 2026-03-02: Bo Berg started Data.\n- **Training**',
  );
});

test('each stage with what happened to it; of the sample project, that its past is made up', async () => {
  await k.say_('ana', 'sample', { channel: 'other' });
  const sample = await k.store.read('W1', (read) => read.find('project', { where: { sample: true } }));
  const made = await dossier('card', sample[0]?.id);
  expect(flat(made.note)).toMatch(/its history is made up\.$/);
  const html = dossierHtml(made, nothing(), 'en');
  expect(html).toMatch(
    /<h2>Stages<\/h2>\n<ul>\n<li><b>Data<\/b> · in progress since [^\n]*\n<ul>\n<li>[^\n]*started Data\.<\/li>/,
  );
  expect(html).toMatch(/<\/ul>\n<\/li>\n<li><b>Training<\/b>/);
});

test('evidence that is an address can be followed', async () => {
  await k.say_('ana', 'audit evidence data-1 https://ci.example.com/9?a=1&b=2');
  await k.say_('ana', 'audit answer data-1 auto');
  const made = await dossier('card');
  expect(dossierHtml(made, nothing(), 'en')).toContain(
    '<a href="https://ci.example.com/9?a=1&amp;b=2" rel="noopener noreferrer">https://ci.example.com/9?a=1&amp;b=2</a>',
  );
  expect(dossierMarkdown(made, nothing())).toContain('<https://ci.example.com/9?a=1&b=2>');
});

describe('what people wrote never becomes markup', () => {
  const hostile = '<img src=x onerror=alert(1)> **b** [a](javascript:alert(1)) | `c`';
  test('in HTML', async () => {
    await k.call('ana', { command: 'audit evidence', args: { question: 'data-1', evidence: hostile } });
    await k.call('ana', { command: 'audit answer', args: { question: 'data-1', value: 'na', reason: hostile } });
    const html = dossierHtml(await dossier('card'), nothing(), 'en');
    expect(html).not.toContain('<img');
    expect(html).not.toMatch(/href="(?!https?:)/);
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
  });
  test('in Markdown', async () => {
    await k.call('ana', { command: 'audit answer', args: { question: 'data-1', value: 'na', reason: hostile } });
    const text = dossierMarkdown(await dossier('card'), nothing());
    expect(text).not.toContain('<img');
    expect(text).not.toMatch(/(?<!\\)\]\(javascript/);
    expect(text).not.toMatch(/(?<!\\)\*\*b/);
  });
});
