/** Questions about one thing: the first line answers, whoever asks, and whatever state the thing is in. */
import { beforeEach, describe, expect, test } from 'vitest';
import { DAY } from '../../../src/model/dates/calendar.js';
import { controlsOf } from '../../../src/view/view.js';
import { answersWorld } from '../../support/answers-world.js';
import type { Kit } from '../../support/kit.js';

let k: Kit;
beforeEach(async () => {
  k = await answersWorld();
});

const lines = async (who: string, words: string, where = {}) => (await k.say_(who, words, where)).text.split('\n');
const first = async (who: string, words: string, where = {}) => (await lines(who, words, where))[0];
const labels = async (who: string, words: string) => {
  const { answer } = await k.say_(who, words);
  return answer ? controlsOf(answer).map(({ label }) => label) : [];
};

describe('the answer in one line', () => {
  test.each([
    ['ana', 'owner training', 'Bo Berg owns Training.'],
    ['bo', 'owner training', 'Bo Berg owns Training.'],
    ['ana', 'owner evaluation', 'Nobody owns Evaluation yet. It’s offered to Ana Silva.'],
    ['bo', 'owner evaluation', 'Nobody owns Evaluation yet. It’s offered to Ana Silva.'],
    ['bo', 'owner monitoring', 'Nobody owns Monitoring yet.'],
    ['bo', 'owner data', 'Nobody owns Data, and it is done.'],
    ['bo', 'owner #1', 'Bo Berg owns #1 “Version the training set”.'],
    ['ana', 'owner', 'Ana Silva leads Churn model.'],
    ['ana', 'owner labelling in Fraud model', 'Nobody owns Labelling yet.'],
    ['bo', 'lead', 'Ana Silva leads Churn model.'],
    ['bo', 'lead #1', 'Ana Silva leads Churn model.'],
    ['bo', 'lead in Fraud model', 'Nobody leads Fraud model yet.'],
    ['ana', 'deputies training', 'Training has no deputies. Bo Berg owns Training.'],
    ['bo', 'deputies', 'Projects have a lead, not deputies. Ana Silva leads Churn model.'],
    ['ana', 'due #1', '#1 “Version the training set” is due Fri 27 Nov, in 2 days.'],
    ['ana', 'due #3', '#3 “Ask for GPU quota” is overdue: it was due Mon 23 Nov, 2 days ago.'],
    ['ana', 'due training', 'Training has no due date.'],
    [
      'ana',
      'due',
      'Churn model has no due date of its own. The next thing due in it is #3 “Ask for GPU quota”, Mon 23 Nov.',
    ],
    ['ana', 'due in Fraud model', 'Nothing in Fraud model has a due date.'],
    ['ana', 'since deployment', 'Deployment has been blocked for 3 days, since Sun 22 Nov.'],
    ['ana', 'since training', 'Training has been in progress for 2 days, since Mon 23 Nov.'],
    ['ana', 'since evaluation', 'Evaluation hasn’t started yet.'],
    ['ana', 'since data', 'Data has been done for 7 days, since Wed 18 Nov.'],
    ['ana', 'since #1', '#1 “Version the training set” has been open for 2 days, since Mon 23 Nov.'],
    ['ana', 'since', 'Churn model is at Training. Training has been in progress for 2 days, since Mon 23 Nov.'],
    ['ana', 'reason deployment', 'Deployment is blocked: GPU quota not granted.'],
    ['ana', 'reason', 'Deployment is blocked: GPU quota not granted.'],
    ['ana', 'reason training', 'Training isn’t blocked or at risk. It’s in progress.'],
    ['ana', 'reason evaluation', 'Evaluation isn’t blocked. It hasn’t started yet.'],
    ['ana', 'reason #3', '#3 “Ask for GPU quota” is part of Deployment. Deployment is blocked: GPU quota not granted.'],
    ['ana', 'reason #1', '#1 “Version the training set” is open, and nothing seems to be in its way.'],
    ['ana', 'reason #2', '#2 “Write the model card” is open. Nobody owns it.'],
    ['ana', 'reason in Fraud model', 'Nothing in Fraud model is blocked or at risk.'],
    ['ana', 'state deployment', 'Deployment is blocked: GPU quota not granted.'],
    ['ana', 'state data', 'Data is done. It was finished on Wed 18 Nov.'],
    ['ana', 'state #1', '#1 “Version the training set” is open.'],
    ['ana', 'state #3', '#3 “Ask for GPU quota” is overdue: it was due Mon 23 Nov, 2 days ago.'],
    ['ana', 'state', 'Churn model is at Training; 1 of 5 stages done.'],
  ])('%s: about %s', async (who, words, says) => {
    expect(await first(who, `about ${words}`)).toBe(says);
    expect(k.faults).toEqual([]);
  });

  test('a word that is no question is told, with those that are', async () => {
    const { answer, text } = await k.say_('ana', 'about colour data');
    expect(text).toContain('I don’t know “colour” here');
    expect(JSON.stringify(answer)).toContain('Who owns it');
  });

  test('in a direct message a stage of two projects is asked for, and a task needs no project', async () => {
    expect(await first('ana', 'about owner', { direct: true })).toBe('Which project?');
    expect(await first('ana', 'about owner #1', { direct: true })).toBe('Bo Berg owns #1 “Version the training set”.');
  });
});

describe('"you" is only said where nobody else reads it', () => {
  const direct = { direct: true };

  test('in a direct message', async () => {
    expect(await first('bo', 'about owner training in Churn model', direct)).toBe('You own Training.');
    expect(await first('bo', 'about owner #1', direct)).toBe('You own #1 “Version the training set”.');
    expect(await first('ana', 'about lead in Churn model', direct)).toBe('You lead Churn model.');
    expect(await first('ana', 'about owner evaluation in Churn model', direct)).toBe(
      'Nobody owns Evaluation yet. It’s offered to you.',
    );
  });

  test('in a channel whose answers are private', async () => {
    await k.say_('ana', 'set answers private channel');
    expect(await first('bo', 'about owner training')).toBe('You own Training.');
  });

  test('a message that everybody sees names whoever takes what it is about', async () => {
    const { answer } = await k.say_('ana', 'about owner monitoring');
    expect((await k.press('chi', answer, 'I’ll take it')).text).toContain('Chi Rao owns Monitoring.');
  });
});

describe('why', () => {
  test('who said so, when, and who owns it', async () => {
    expect((await lines('ana', 'about reason deployment'))[1]).toBe(
      'Chi Rao, who owns it, said so 3 days ago, on Sun 22 Nov.',
    );
    expect((await lines('chi', 'about reason deployment in Churn model', { direct: true }))[1]).toBe(
      'You own it, and said so 3 days ago, on Sun 22 Nov.',
    );
  });

  test('somebody else said so: whoever owns it, or nobody, can get it moving', async () => {
    await k.say_('bo', 'at-risk training the GPUs are slow!');
    await k.say_('ana', 'block training no GPUs at all');
    expect(await lines('chi', 'about reason training')).toEqual([
      'Training is blocked: no GPUs at all.',
      'Ana Silva said so just now. Bo Berg owns it and can get it moving.',
      'Churn model',
    ]);
    expect((await lines('bo', 'about reason training in Churn model', { direct: true }))[1]).toContain(
      'You own it, so you can get it moving.',
    );
    await k.say_('ana', 'at-risk evaluation too few labels');
    expect((await lines('bo', 'about reason evaluation'))[1]).toContain(
      'Nobody owns it yet; it’s offered to Ana Silva.',
    );
  });

  test('the last reason counts, and an end of a sentence is not doubled', async () => {
    await k.say_('ana', 'block deployment: still no GPUs!');
    expect((await lines('bo', 'about reason deployment')).slice(0, 2)).toEqual([
      'Deployment is blocked: still no GPUs!',
      'Ana Silva said so just now. Chi Rao owns it and can get it moving.',
    ]);
  });

  test('several in a project are all told', async () => {
    await k.say_('ana', 'at-risk training slow');
    expect((await lines('ana', 'about reason')).slice(0, 2)).toEqual([
      'Training is at risk: slow.',
      'Deployment is blocked: GPU quota not granted.',
    ]);
  });

  test('not blocked, but stuck, late or with nobody: the rules of the status', async () => {
    await k.say_('bo', 'release training');
    await k.insist('bo', 'due training 2026-11-24');
    k.clock.pass(30 * DAY);
    expect(await first('ana', 'about reason training')).toBe(
      'Training isn’t blocked or at risk. It’s in progress. It hasn’t moved for 30 days. Nobody owns it. ' +
        'It was due Tue 24 Nov.',
    );
  });

  test('re-opened and skipped stages say why', async () => {
    await k.say_('ana', 'reopen data drift in the country feature');
    await k.say_('ana', 'skip monitoring too early');
    expect(await first('ana', 'about reason data')).toBe(
      'Data is in progress again: drift in the country feature. Nobody owns it.',
    );
    expect(await first('ana', 'about state monitoring')).toBe('Monitoring was skipped: too early.');
  });
});

describe('dates', () => {
  test.each([
    ['2026-11-25', 'Training is due today, Wed 25 Nov.'],
    ['2026-11-26', 'Training is due tomorrow, Thu 26 Nov.'],
    ['2026-11-24', 'Training is overdue: it was due yesterday, Tue 24 Nov.'],
    ['2027-01-04', 'Training is due Mon 4 Jan 2027, in 40 days.'],
  ])('%s', async (day, says) => {
    await k.insist('ana', `due training ${day}`);
    expect(await first('ana', 'about due training')).toBe(says);
  });

  test('what is done is not overdue, and a task without a date names that of its stage', async () => {
    await k.say_('ana', 'done #3');
    expect(await first('ana', 'about due #3')).toBe('#3 “Ask for GPU quota” is done. It was due Mon 23 Nov.');
    await k.say_('ana', 'due evaluation 2026-12-04');
    expect(await first('ana', 'about due #2')).toBe(
      '#2 “Write the model card” has no due date. Its stage, Evaluation, is due Fri 4 Dec.',
    );
  });

  test('hours and minutes, where a day has not passed', async () => {
    await k.say_('ana', 'start evaluation');
    expect(await first('ana', 'about since evaluation')).toBe(
      'Evaluation has been in progress for less than a minute.',
    );
    k.clock.pass(5 * 3_600_000);
    expect(await first('ana', 'about since evaluation')).toBe('Evaluation has been in progress for 5 hours.');
  });

  test('a finished task: since it was finished', async () => {
    await k.say_('ana', 'done #1');
    k.clock.pass(2 * DAY);
    expect(await first('ana', 'about since #1')).toBe(
      '#1 “Version the training set” has been done for 2 days, since Wed 25 Nov.',
    );
  });
});

describe('deputies', () => {
  test('one, several, and oneself', async () => {
    await k.say_('ana', 'deputy training @chi');
    expect(await first('chi', 'about deputies training')).toBe('The deputy for Training is Chi Rao.');
    expect(await first('chi', 'about deputies training in Churn model', { direct: true })).toBe(
      'You are the deputy for Training.',
    );
    await k.say_('ana', 'deputy training @ana');
    expect(await first('bo', 'about deputies training')).toBe('The deputies for Training are Chi Rao and Ana Silva.');
    expect(await first('ana', 'about deputies training in Churn model', { direct: true })).toBe(
      'The deputies for Training are Chi Rao and you.',
    );
  });
});

describe('what can be done about it', () => {
  test.each([
    ['bo', 'owner monitoring', ['I’ll take it', 'Give to…', 'Show']],
    ['ana', 'owner evaluation', ['Accept', 'Decline…', 'Show']],
    ['ana', 'owner training', ['Show']],
    ['bo', 'lead in Fraud model', ['I’ll lead it', 'Show']],
    ['ana', 'due training', ['Due date…', 'Forecast', 'Show']],
    ['ana', 'since training', ['History', 'Show']],
    ['ana', 'reason deployment', ['Unblock', 'Done', 'Show']],
    ['ana', 'state #2', ['I’ll take it', 'Done', 'Show']],
    ['ana', 'state data', ['Show']],
  ])('%s: about %s', async (who, words, wanted) => {
    expect(await labels(who, `about ${words}`)).toEqual(wanted);
  });

  test('an archived project is only shown', async () => {
    await k.say_('ana', 'archive Churn model');
    expect(await labels('ana', 'about owner monitoring in Churn model')).toEqual(['Show']);
    expect(await first('ana', 'about state in Churn model')).toBe('Churn model is archived.');
  });
});

describe('who sees it', () => {
  test('whoever sees only their own part is told of that, and not who leads the rest', async () => {
    await k.say_('ana', 'new Secret', { channel: 'closed', access: 'private' });
    await k.insist('ana', 'task add "Check it" owner:@bo project:Secret', { channel: 'closed', access: 'private' });
    expect(await first('bo', 'about owner #5', { direct: true })).toContain('It’s offered to you.');
    expect(await first('bo', 'about lead #5', { direct: true })).toBe(
      'You see only your own part of Secret, so I can’t say who leads it.',
    );
    expect(await first('chi', 'about owner #5')).toBe('There is no task #5.');
  });

  test('about a project that not all in the channel may see, only whoever asks is answered', async () => {
    await k.say_('ana', 'new Secret', { channel: 'closed', access: 'private' });
    const { out, text } = await k.say_('ana', 'about lead in Secret');
    expect(out.map(({ to }) => to)).toEqual(['whisper']);
    expect(text).toContain('Only you can see this');
  });
});
