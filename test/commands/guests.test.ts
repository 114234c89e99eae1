/** What guests and people of other organisations can do where a project is linked. */
import { describe, expect, test } from 'vitest';
import { plainText } from '../../src/view/as-text.js';
import { PLACES, type PlaceName, speaking, VIEWERS } from '../support/canary.js';
import { canaryKit } from '../support/canary-kit.js';
import { type Kit, kit } from '../support/kit.js';

const type = async (k: Kit, who: keyof typeof VIEWERS, text: string, place: PlaceName = 'churn') => {
  await k.app.handle({ ...speaking(who, place), type: 'command', text, mentions: [] });
  return JSON.stringify(await k.take());
};

/** Gives the guest the first stage of the project in #churn. */
const give = (k: Kit) =>
  k.store.transact('W1', 'given', async (unit) => {
    const stage = await unit.get('stage', 'open-s2');
    if (stage) await unit.apply([{ do: 'set', kind: 'stage', was: stage, row: { ...stage, owner: VIEWERS.guest.id } }]);
    return {};
  });

const state = async (k: Kit) => (await k.store.read('W1', (r) => r.get('stage', 'open-s2')))?.state;

describe('a guest', () => {
  test('reads what is linked to the channel, and lists nothing else', async () => {
    const k = await canaryKit();
    expect(await type(k, 'guest', 'status')).toContain('Churn');
    const listed = await type(k, 'guest', 'projects');
    expect(listed).toContain('Churn');
    expect(listed).not.toContain('Joint');
    expect(await type(k, 'guest', 'projects', 'direct')).not.toContain('Churn');
  });

  test('changes only what is theirs', async () => {
    const k = await canaryKit();
    expect(await type(k, 'guest', 'done "step 2 plain"')).toContain('As a guest');
    expect(await state(k)).toBe('in_progress');
    await give(k);
    expect(await type(k, 'guest', 'done "step 2 plain"')).not.toContain('As a guest');
    expect(await state(k)).toBe('done');
  });

  test.each([
    ['linked', 'done'],
    ['none', 'in_progress'],
  ])('where guest-changes is %s, a stage of somebody else ends as %s', async (value, after) => {
    const k = await canaryKit();
    await type(k, 'admin', `set guest-changes ${value} channel`);
    await type(k, 'guest', 'done "step 2 plain"');
    expect(await state(k)).toBe(after);
  });

  test.each([
    ['linked', 1],
    ['own', 0],
    ['none', 0],
  ])('where guest-changes is %s, a task from a message makes %i', async (value, n) => {
    const k = await canaryKit();
    const made = () => k.store.read('W1', (r) => r.find('task', { where: { title: 'From a message' } }));
    await type(k, 'admin', `set guest-changes ${value} channel`);
    const args = { title: 'From a message', project: 'open' };
    const call = { command: 'message keep', args };
    await k.app.handle({ ...speaking('guest', 'churn'), type: 'call', via: 'form', call, message: null });
    expect(await made()).toHaveLength(n);
  });

  test.each([
    'new Mine',
    'sample',
    'archive',
    'audience owners',
    'digest schedule portfolio mondays',
    'task add something',
  ])('is kindly refused: %s', async (text) => {
    const k = await canaryKit();
    expect(await type(k, 'guest', text)).toMatch(/As a guest|Only the lead/);
  });
});

describe('what is offered', () => {
  test.each<[string, PlaceName]>([
    ['help', 'churn'],
    ['status all', 'direct'],
    ['projects', 'direct'],
    ['home', 'direct'],
    ['done data', 'direct'],
    ['archive', 'direct'],
  ])('after “%s” in %s does not lead a guest to a new project', async (text, place) => {
    const k = await canaryKit();
    expect(await type(k, 'guest', text, place)).not.toMatch(/New project…|Create (one|your)|"label":"Link"/);
  });

  test('to a member does', async () => {
    const k = await canaryKit();
    expect(await type(k, 'member', 'help')).toContain('New project…');
  });
});

describe('a form', () => {
  const open = async (k: Kit, command: string, args: Record<string, string>) => {
    const pressed = { type: 'call', via: 'button', call: { command, args }, message: null } as const;
    const { form } = await k.app.handle({ ...speaking('guest', 'churn'), ...pressed });
    return { form, told: JSON.stringify(await k.take()) };
  };

  test.each([
    ['new', {}, 'Only members'],
    ['block', { stage: 'open-s2' }, 'As a guest, you can only change what you own'],
    ['task add', { project: 'open' }, 'As a guest, you can only change what you own'],
  ])('of “%s” is not opened for a guest who could not send it', async (command, args, words) => {
    const { form, told } = await open(await canaryKit(), command, args);
    expect(form).toBeUndefined();
    expect(told).toContain(words);
  });

  test('is opened for what is theirs', async () => {
    const k = await canaryKit();
    await give(k);
    expect((await open(k, 'block', { stage: 'open-s2' })).form).toBeDefined();
  });
});

test('somebody of another company sees in a shared channel what is linked there, and nothing else', async () => {
  const k = await canaryKit();
  const listed = await type(k, 'external', 'status all', 'joint');
  expect(listed).toContain('Joint venture');
  expect(listed).not.toContain('Churn');
  expect(await type(k, 'external', 'status churn', 'joint')).not.toContain('step 2 plain","is');
});

test('an answer about a project of another channel goes to the asker alone where a guest reads along', async () => {
  const k = await canaryKit();
  await k.app.handle({ ...speaking('member', 'churn'), type: 'command', text: 'status "Joint venture"', mentions: [] });
  expect(await k.take()).toMatchObject([{ to: 'whisper', channel: PLACES.churn.id }]);
  await k.app.handle({ ...speaking('member', 'churn'), type: 'command', text: 'status Churn', mentions: [] });
  expect(await k.take()).toMatchObject([{ to: 'channel', channel: PLACES.churn.id }]);
});

describe('a stage that only a project hidden from somebody has is to them like one that nobody has', () => {
  const HIDDEN = { channel: 'fraud', access: 'private' as const };

  /** What comes of adding a stage behind another: what is said, with the name of the other left out, and the stages in all projects. */
  async function addedBehind(stage: string, who: string, text: string, where: object) {
    const k = await kit();
    await k.say_('ana', 'new Fraud', HIDDEN);
    await k.say_('ana', 'stage add Labelling after data', HIDDEN);
    await k.say_('ana', 'new Churn');
    const { out } = await k.say_(who, text.replace('…', stage), where);
    const stages = await k.store.read('W1', (read) => read.find('stage', {}));
    const said = JSON.stringify(out.map(({ view }) => plainText(view)));
    return { said: said.replaceAll(new RegExp(stage, 'gi'), '…'), stages: stages.length };
  }

  const WHERE = [{}, { spoken: true }, { spoken: true, direct: true }];
  test.each([
    ['gus', 'stage add QA after …', 11],
    ['gus', 'please add a stage QA behind …, for Bo', 11],
    ['bo', 'stage add QA after …', undefined],
    ['bo', 'please add a stage QA behind …, for Bo', undefined],
  ])('when %s says “%s”', async (who, text, stages) => {
    for (const where of WHERE) {
      const hidden = await addedBehind('labelling', who, text, where);
      expect(hidden).toEqual(await addedBehind('plumbing', who, text, where));
      expect(hidden.said).not.toContain('Fraud');
      if (stages !== undefined) expect(hidden.stages).toBe(stages);
    }
  });
});
