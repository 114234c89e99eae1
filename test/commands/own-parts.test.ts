/** Who owns a part of a project that they do not see otherwise uses it in words, in a direct message. */
import { beforeEach, expect, test } from 'vitest';
import { type Kit, kit } from '../support/kit.js';

const FALCON = { channel: 'falcon', access: 'private' as const };
const DIRECT = { direct: true };

let k: Kit;
beforeEach(async () => {
  k = await kit();
});

const text = async (who: string, words: string, where = {}) => (await k.say_(who, words, where)).text;

/** Says a sentence to Baton in a direct message. */
async function says(who: string, words: string): Promise<string> {
  await k.app.handle({ ...k.origin(who, DIRECT), type: 'command', text: words, mentions: [], spoken: true });
  return JSON.stringify(await k.take());
}

/** A project of #falcon, which Chi and the guest do not see, with a stage that somebody is offered and takes. */
async function given(who: 'chi' | 'gus', stage: string): Promise<void> {
  await k.say_(who, 'help', DIRECT);
  await k.say_('ana', 'new Falcon pricing', FALCON);
  await k.insist('ana', `own ${stage} @${who}`, FALCON);
  await k.say_(who, 'accept', DIRECT);
}

const stateOf = async (name: string) => {
  const [stage] = await k.store.read('W1', (r) => r.find('stage', { where: { name } }));
  return stage?.state;
};

test('a guest starts, blocks and finishes their own stage in words', async () => {
  await given('gus', 'evaluation');
  expect(await text('gus', 'start evaluation', DIRECT)).toContain('started Evaluation');
  await text('gus', 'block evaluation no labels', DIRECT);
  expect(await stateOf('Evaluation')).toBe('blocked');
  await says('gus', 'please unblock evaluation');
  expect(await stateOf('Evaluation')).toBe('in_progress');
  await text('gus', 'done evaluation', DIRECT);
  expect(await stateOf('Evaluation')).toBe('done');
});

test('the only part that somebody has is what status and history mean', async () => {
  await given('gus', 'evaluation');
  const status = await text('gus', 'status', DIRECT);
  expect(status).toContain('You only see the part of this project that’s yours.');
  expect(status).toContain('Evaluation');
  expect(status).not.toContain('Training');
  await k.say_('ana', 'start training', FALCON);
  await text('gus', 'start evaluation', DIRECT);
  const history = await text('gus', 'history', DIRECT);
  expect(history).toContain('started Evaluation');
  expect(history).not.toContain('Training');
});

test('a member uses their own stage in a direct message, and asks about it', async () => {
  await k.say_('bo', 'new Churn');
  await given('chi', 'deployment');
  await k.say_('bo', 'rename deployment to Rollout');
  await text('chi', 'start deployment', DIRECT);
  expect(await stateOf('Deployment')).toBe('in_progress');
  expect(await says('chi', 'who is the owner of deployment?')).toContain('You own');
  expect(await text('chi', 'status falcon pricing', DIRECT)).toContain('You only see the part');
});

test('whoever is asked to take a part sees it by its name before they answer', async () => {
  await k.say_('bo', 'new Churn');
  await k.say_('ana', 'new Falcon pricing', FALCON);
  await k.insist('ana', 'own training @chi', FALCON);
  const status = await text('chi', 'status falcon pricing', DIRECT);
  expect(status).toContain('You only see the part');
  expect(status).toContain('Training');
  expect(status).not.toContain('Evaluation');
  await k.say_('chi', 'decline I am away', DIRECT);
  expect(await text('chi', 'status falcon pricing', DIRECT)).toContain('There is no project called');
});

test('with a whole project and a part of another, status asks which', async () => {
  await k.say_('bo', 'new Churn');
  await given('chi', 'deployment');
  const turn = await k.say_('chi', 'status', DIRECT);
  expect(JSON.stringify(turn.answer)).toContain('Falcon pricing');
  expect(JSON.stringify(turn.answer)).toContain('Churn');
});

test('in public, and to others, a part is not known by name', async () => {
  await k.say_('bo', 'new Churn');
  await given('chi', 'deployment');
  await k.say_('bo', 'rename deployment to Rollout');
  for (const [who, where] of [
    ['chi', {}],
    ['bo', DIRECT],
    ['gus', DIRECT],
  ] as const)
    for (const words of ['start deployment', 'status falcon pricing', 'history', 'status all', 'projects']) {
      const { out } = await k.say_(who, words, where);
      const shared = out.filter(({ to }) => to === 'channel');
      expect(JSON.stringify(who === 'chi' ? shared : out).replaceAll('falcon pricing', '')).not.toContain('Falcon');
    }
  expect(await stateOf('Deployment')).toBe('not_started');
});

test('what takes the whole of a project says why it can’t', async () => {
  await given('chi', 'deployment');
  expect(await text('chi', 'rename falcon pricing to Eagle', DIRECT)).toContain(
    'You only see the part of Falcon pricing',
  );
  expect(await text('chi', 'add a task to falcon pricing: label more', DIRECT)).toContain(
    'You only see the part of Falcon pricing',
  );
});

test('lists in a direct message have the parts below the whole projects', async () => {
  await given('gus', 'evaluation');
  for (const words of ['status all', 'projects']) expect(await text('gus', words, DIRECT)).toContain('Falcon pricing');
});
