/** The boundaries of the audit: words, concurrency, old forms, hostile answers, undo, archived and hidden projects. */
import { beforeEach, describe, expect, test } from 'vitest';
import { auditOf } from '../../../src/kit/audit.js';
import { areaIn } from '../../../src/model/audit/score.js';
import { DAY } from '../../../src/model/dates/calendar.js';
import { plainText } from '../../../src/view/as-text.js';
import { auditBook } from '../../support/engine.js';
import { type Kit, kit, mentioned } from '../../support/kit.js';

let k: Kit;
beforeEach(async () => {
  k = await kit();
  await k.say_('ana', 'new Churn model');
});

/** Said to Baton in a sentence. */
async function spoken(who: string, said: string): Promise<string> {
  const { text, mentions } = mentioned(said);
  await k.app.handle({ ...k.origin(who, {}), type: 'command', text, mentions, spoken: true });
  const out = await k.take();
  return out.map((one) => plainText(one.view)).join('\n');
}

const audit = () =>
  k.store.read('W1', async (read) => {
    const [project] = await read.find('project', {});
    if (!project) throw new Error('no project');
    return auditOf({ read, auditBook }, project);
  });
const standing = async (key: string) => (await audit()).standingsAt(k.clock.now()).get(key);

test('a project’s name in quotation marks is the project, not a question', async () => {
  await k.say_('ana', 'new Fraud model', { channel: 'other' });
  await k.say_('ana', 'audit answer data-1 hand project:"Fraud model"');
  expect((await k.say_('ana', 'audit ask in "Fraud model"')).text).toContain('Data 2 of 6');
  expect((await k.say_('ana', 'audit ask')).text).toContain('Data 1 of 6');
});

test('when all of an area, and at last everything, is answered, the audit says so', async () => {
  const answer = async (area: string) => {
    for (let n = 1; n <= 6; n += 1) await k.say_('ana', `audit answer ${area}-${n} auto`);
  };
  await answer('data');
  const done = await k.say_('ana', 'audit ask area:data');
  expect(done.text).toBe('Every question of Data is answered.');
  expect((await k.press('ana', done.answer, 'Open')).text).toContain('[Automatic] 1. Input checks');
  for (const area of ['training', 'evaluation', 'deployment', 'monitoring']) await answer(area);
  expect((await k.say_('ana', 'audit ask')).text).toBe('Every question is answered.');
});

test('the last answer of an area shows that area, and the very last one the whole audit', async () => {
  const left = ['data-6', 'monitoring-6'];
  for (const area of ['data', 'training', 'evaluation', 'deployment', 'monitoring'])
    for (let n = 1; n <= 6; n += 1)
      if (!left.includes(`${area}-${n}`)) await k.say_('ana', `audit answer ${area}-${n} auto`);
  const pressed = async () => k.press('ana', (await k.say_('ana', 'audit ask')).answer, 'Automatic');
  expect((await pressed()).text).toContain('[Automatic] 6. Accelerator use');
  expect((await pressed()).text).toContain('Audit of Churn model');
});

test('an answer says until when it is good once that is less than a month away, and that it is past its date then', async () => {
  await k.say_('ana', 'audit answer data-1 auto');
  const card = async () => (await k.say_('ana', 'audit data')).text;
  const shelf = ((await audit()).scoreAt(k.clock.now()).areas[0]?.questions[0]?.question.shelfDays ?? 0) * DAY;
  expect(await card()).not.toContain('good until');
  k.clock.pass(shelf - 10 * DAY);
  expect(await card()).toContain('good until');
  k.clock.pass(10 * DAY);
  expect(await card()).toContain('past its date since');
});

test('an area in which nothing applies has no score', async () => {
  for (let n = 1; n <= 6; n += 1) await k.say_('ana', `audit answer data-${n} na because we buy it`);
  expect((await k.say_('ana', 'audit')).text).toContain('nothing here applies');
});

test('the last time round the loop is shown where the question asks for it', async () => {
  for (const text of ['start training', 'done training', 'reopen training because of drift']) await k.say_('bo', text);
  const question = 'audit ask monitoring-6';
  expect((await k.say_('ana', question)).text).not.toContain('From the history');
  k.clock.pass(3 * DAY);
  await k.say_('bo', 'done training');
  expect((await k.say_('ana', question)).text).toContain(
    'From the history: “Training was re-opened on Mon 2 Mar and done again on Thu 5 Mar, after 3 days.”',
  );
});

test('a question whose task is open leads to it', async () => {
  await k.say_('ana', 'audit task data-1');
  const { answer } = await k.say_('ana', 'audit ask data-1');
  expect((await k.press('ana', answer, 'Show #1')).text).toContain('#1 Write down what each input should look like');
});

test('the trend says what is past its date since, and how much more has changed', async () => {
  await k.say_('ana', 'audit trend');
  await k.say_('ana', 'audit answer deployment-4 auto');
  await k.say_('ana', 'audit owner deployment-4 @ana');
  expect((await k.say_('ana', 'audit trend')).text).toContain('Nothing has changed');
  k.clock.pass(100 * DAY);
  await k.say_('ana', 'audit answer data-1 hand');
  const { text } = await k.say_('ana', 'audit trend');
  expect(text).toContain('[By hand] Input checks — Data · Open → By hand');
  expect(text).toContain('[Automatic] Rehearsed rollback — Deployment · past its date since Sun 31 May');
  for (let n = 2; n <= 6; n += 1)
    for (const area of ['data', 'training', 'evaluation']) await k.say_('ana', `audit answer ${area}-${n} auto`);
  expect((await k.say_('ana', 'audit trend')).text).toMatch(/\n(?:and )?\d+ more/i);
});

describe('in words', () => {
  test('the longest answer that the words begin with counts', async () => {
    await spoken('ana', 'audit ask');
    expect(await spoken('ana', 'yes, by hand')).toContain('“Input checks”: By hand');
    expect(await spoken('ana', 'not at all')).toContain('“Rebuilding training data”: Not yet');
    expect(await spoken('ana', 'Yes!')).toContain('“One set of feature code”: Automatic');
    expect(await spoken('ana', 'no')).toContain(': Not yet');
  });

  test('one question after the other is answered as one would to a colleague', async () => {
    expect(await spoken('ana', 'audit ask')).toContain('Data 1 of 6: Input checks');
    const second = await spoken('ana', 'by hand, we look at it each month');
    expect(second).toContain('“Input checks”: By hand');
    expect(second).toContain('Data 2 of 6');
    expect(await spoken('ana', 'not yet')).toContain('Data 3 of 6');
    expect(await spoken('ana', 'n/a')).toContain('Why?');
    expect(await spoken('ana', 'it is a bought model')).toContain('Data 4 of 6');
    expect(await standing('data-1')).toMatchObject({ value: 'hand', evidence: 'we look at it each month' });
    expect(await standing('data-3')).toMatchObject({ value: 'na', reason: 'it is a bought model' });
  });

  test('a question that was opened with a button is answered in words as well', async () => {
    const { answer } = await k.say_('ana', 'audit data');
    expect((await k.press('ana', answer, 'One by one')).text).toContain('Data 1 of 6');
    expect(await spoken('ana', 'by hand, we check monthly')).toContain('Data 2 of 6');
    expect(await standing('data-1')).toMatchObject({ value: 'hand', evidence: 'we check monthly' });
  });

  test.each([
    ['audit answer data-1 by hand', 'hand', null],
    ['audit answer data 1: automatic, https://ci.example.com/checks', 'auto', 'https://ci.example.com/checks'],
    ['audit answer input checks not yet', 'no', null],
    ['audit answer data-1 handsome', undefined, null],
  ])('%s', async (said, value, evidence) => {
    await k.say_('ana', said);
    const found = await standing('data-1');
    expect(found?.value).toBe(value);
    expect(found?.evidence ?? null).toBe(evidence);
  });
});

test('two answers at the same moment are both kept, with their authors, and every reader takes the same one', async () => {
  await Promise.all([k.say_('ana', 'audit answer data-1 hand'), k.say_('bo', 'audit answer data-1 auto')]);
  const { answers } = await audit();
  expect(answers.map(({ by, value }) => `${by} ${value}`).sort()).toEqual(['U1 hand', 'U2 auto']);
  expect((await standing('data-1'))?.value).toBe((await standing('data-1'))?.value);
});

describe('the form of an area', () => {
  const opened = async (who: string) => {
    const { answer } = await k.say_(who, 'audit data');
    return (await k.press(who, answer, 'Answer all at once…')).handled.form;
  };

  test('what is left as it was says nothing: it does not undo what somebody else has answered since', async () => {
    await k.say_('ana', 'audit answer data-1 hand');
    const form = await opened('ana');
    expect(form?.fields.find(({ name }) => name === 'a1')?.value).toBe('hand');
    await k.say_('bo', 'audit answer data-1 auto');
    await k.submit('ana', form, { a1: 'hand', a2: 'hand' });
    expect(await standing('data-1')).toMatchObject({ value: 'auto', answeredBy: 'U2' });
    expect(await standing('data-2')).toMatchObject({ value: 'hand', answeredBy: 'U1' });
  });

  test('an owner and evidence go with what is done and has none', async () => {
    await k.say_('ana', 'audit owner data-2 @chi');
    await k.submit('ana', await opened('ana'), { a1: 'hand', a2: 'auto', a3: 'no', owner: 'U2', evidence: 'the wiki' });
    expect(await standing('data-1')).toMatchObject({ owner: 'U2', evidence: 'the wiki' });
    expect(await standing('data-2')).toMatchObject({ owner: 'U3', evidence: 'the wiki' });
    expect(await standing('data-3')).toMatchObject({ owner: null, evidence: null });
  });

  test('what is left as it was keeps its own owner and evidence', async () => {
    await k.say_('ana', 'audit answer data-1 hand');
    await k.say_('ana', 'audit owner data-1 @chi');
    await k.call('ana', { command: 'audit evidence', args: { question: 'data-1', evidence: 'the first page' } });
    const form = await opened('ana');
    await k.submit('ana', form, { a1: 'hand', a2: 'auto', owner: 'U2', evidence: 'the wiki' });
    expect(await standing('data-1')).toMatchObject({ owner: 'U3', evidence: 'the first page' });
    expect(await standing('data-2')).toMatchObject({ owner: 'U2', evidence: 'the wiki' });
  });

  test('sent with nothing in it, it changes nothing', async () => {
    const { text } = await k.submit('ana', await opened('ana'), {});
    expect(text).toContain('Nothing has changed');
    expect((await audit()).answers).toEqual([]);
  });

  test('a whole area is taken back with one undo', async () => {
    await k.submit('ana', await opened('ana'), { a1: 'hand', a2: 'auto' });
    const before = k.clock.now();
    k.clock.pass(60_000);
    await k.say_('ana', 'undo');
    const all = await audit();
    expect(areaIn(all.scoreAt(k.clock.now()), 'data').answered).toBe(0);
    // A digest of the time in between still finds what stood then.
    expect(areaIn(all.scoreAt(before), 'data').answered).toBe(2);
    expect(k.faults).toEqual([]);
  });
});

test('undo leaves what others have answered since', async () => {
  await k.say_('ana', 'audit answer data-1 hand');
  await k.say_('bo', 'audit answer data-1 auto');
  await k.say_('ana', 'undo');
  expect(await standing('data-1')).toMatchObject({ value: 'auto', answeredBy: 'U2' });
});

describe('hostile words', () => {
  test.each([
    ['markup', '<script>alert(1)</script> *b* `c` <@U2|x> [a](javascript:alert(1))'],
    ['a script for a link', 'javascript:alert(1)'],
    ['direction marks and nothing else', '\u202e\u2066x'],
    ['500 emoji', '🦔'.repeat(240)],
  ])('%s as evidence', async (_, words) => {
    await k.say_('ana', 'audit answer data-1 hand');
    await k.call('ana', { command: 'audit evidence', args: { question: 'data-1', evidence: words } });
    const { answer } = await k.say_('ana', 'audit data');
    const shown = answer?.blocks.flatMap((block) => (block.block === 'items' ? block.items : [])) ?? [];
    const links = shown.flatMap(({ detail = [] }) => detail.filter(({ is }) => is === 'link'));
    expect(links).toEqual([]);
    expect(k.faults).toEqual([]);
  });

  test('a question that does not exist, an answer that is none, and words beyond the limit are refused', async () => {
    const answered = (args: Record<string, string>) => k.call('ana', { command: 'audit answer', args });
    expect((await answered({ question: 'data-99', value: 'hand' })).text).toContain('no question “data-99”');
    await answered({ question: 'data-1', value: 'perhaps' });
    await answered({ question: 'data-1', value: 'na', reason: 'x'.repeat(301) });
    await answered({ question: '', value: 'hand' });
    expect((await audit()).answers).toEqual([]);
    expect(k.faults).toEqual([]);
  });

  test('a form with fields and keys of somebody’s own making answers only what is asked', async () => {
    const call = { command: 'audit fill', args: { area: 'data', keys: 'training-1 data-1 __proto__', was: '- -' } };
    await k.submit('ana', { title: '', submit: '', fields: [], call }, { a1: 'auto', a2: 'auto', a3: 'auto' });
    expect((await audit()).answers.map(({ question }) => question)).toEqual(['data-1']);
    expect(k.faults).toEqual([]);
  });
});

describe('the form for evidence and owners', () => {
  const open = async () => {
    const { answer } = await k.say_('ana', 'audit data');
    return (await k.press('ana', answer, 'Evidence and owners…')).handled.form;
  };

  test('asks for what is done alone, and starts with what is known', async () => {
    await k.say_('ana', 'audit answer data-2 hand we restored April');
    await k.say_('ana', 'audit answer data-3 not yet');
    const form = await open();
    expect(form?.fields.map(({ name, label, value }) => [name, label, value])).toEqual([
      ['e1', '2. Rebuilding training data', 'we restored April'],
      ['o1', 'Owner of 2', ''],
    ]);
  });

  test('what is left as it was takes nothing back that others have said since', async () => {
    await k.say_('ana', 'audit answer data-1 hand the old page');
    const form = await open();
    await k.say_('bo', 'audit evidence data-1 the new page');
    await k.submit('ana', form, { e1: 'the old page', o1: 'U2' });
    expect(await standing('data-1')).toMatchObject({ evidence: 'the new page', owner: 'U2' });
  });
});

test('a dropped question comes back only if there is room for it in a form', async () => {
  const added = (n: number) => k.say_('ana', `question add data title:"Own ${n}" ask:"Is it ${n}?"`);
  for (const n of [1, 2, 3]) await added(n);
  await k.say_('ana', 'question drop data-6');
  expect((await added(4)).text).toContain('added the question “Own 4”');
  expect((await k.say_('ana', 'question restore data-6')).text).toContain('Data has 12 questions already');
  await k.say_('ana', 'question drop Own 4');
  expect((await k.say_('ana', 'question restore data-6')).text).toContain('brought the question');
});

test('an archived project’s audit is shown and not changed', async () => {
  await k.say_('ana', 'audit answer data-1 hand');
  await k.say_('ana', 'archive "Churn model"');
  expect((await k.say_('ana', 'audit "Churn model"')).text).toContain('Audit of Churn model');
  expect((await k.say_('ana', 'audit answer data-1 auto project: "Churn model"')).text).toContain('archived');
  expect((await standing('data-1'))?.value).toBe('hand');
});

test('a project of which somebody sees one task shows them no audit', async () => {
  await k.say_('ana', 'audit answer data-1 hand');
  await k.say_('ana', 'task add "look" owner:@bo');
  await k.say_('ana', 'audience owners');
  expect((await k.say_('chi', 'audit "Churn model"', { channel: 'other' })).text).not.toContain('Score');
  const answers = await k.store.read('W1', (read) => read.find('auditAnswer', {}));
  expect(answers).toHaveLength(1);
});

test('an answer is kept with the words of its question, whatever the question becomes', async () => {
  await k.say_('ana', 'audit answer data-1 hand');
  const [answer] = (await audit()).answers;
  expect(answer?.asked).toBe(auditBook.find(({ key }) => key === 'data-1')?.ask);
});

test('the score of thirty answers, by commands alone', async () => {
  for (const { key, pack } of auditBook)
    if (pack === 'core') await k.say_('ana', `audit answer ${key} ${key.endsWith('1') ? 'auto' : 'hand'}`);
  const { text } = await k.say_('ana', 'audit');
  expect(text).toContain('3.5 of 6');
  k.clock.pass(400 * DAY);
  await k.say_('ana', 'audit owner monitoring-1 @ana');
  const score = (await audit()).scoreAt(k.clock.now());
  expect(score).toMatchObject({ score: 3.5, strict: 0, isComplete: true });
  expect(areaIn(score, 'monitoring').strictSum).toBe(0.5);
});
