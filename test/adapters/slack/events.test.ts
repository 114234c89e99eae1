/** Reactions, and where events belong that concern several workspaces or organisations. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../adapters/common/ids.js';
import { EventScene } from '../../support/slack/event-scene.js';

let scene: EventScene;
beforeEach(async () => {
  scene = await EventScene.make();
});
afterEach(() => scene.close());

describe('reactions', () => {
  test('a raised hand claims the work, whatever its skin tone', async () => {
    const event = scene.message();
    await scene.send(event);
    const item = { type: 'message', channel: 'C1', ts: event.ts };
    await scene.send({
      type: 'reaction_added',
      user: 'U3',
      reaction: 'raising_hand::skin-tone-4',
      item,
      item_user: 'U1',
    });
    await scene.later();
    expect(scene.texts('whisper')).toEqual([expect.stringContaining('Sounds like you’ve got this')]);
    expect(scene.w.fake.shown).toMatchObject([{ message: { onlyFor: 'U3' } }]);
  });

  test('a raised hand on a file or in private does nothing', async () => {
    await scene.send({
      type: 'reaction_added',
      user: 'U3',
      reaction: 'raising_hand',
      item: { type: 'file', channel: 'C1' },
    });
    await scene.send({
      type: 'reaction_added',
      user: 'U3',
      reaction: 'raising_hand',
      item: { type: 'message', channel: 'DU3', ts: '1.1' },
    });
    expect(scene.w.faults).toEqual([]);
  });
});

test('a reaction that a channel has chosen offers a task with the link of its message, to whoever put it', async () => {
  await scene.happen(scene.mention('set task-emoji pushpin channel'));
  scene.w.fake.shown.length = 0;
  const item = { type: 'message', channel: 'C1', ts: '1772445600.000100' };
  await scene.happen({ type: 'reaction_added', user: 'U2', reaction: 'pushpin::skin-tone-2', item });
  expect(scene.w.fake.shown).toMatchObject([{ how: 'whisper', message: { onlyFor: 'U2', channel: 'C1' } }]);
  expect(JSON.stringify(scene.w.fake.messages.at(-1)?.blocks)).toContain('/archives/C1/p1772445600000100');
});

test('an event of a channel shared with another organisation belongs to the workspace that installed Baton', async () => {
  const shared = { team_id: 'TOTHER', is_ext_shared_channel: true, context_team_id: 'TOTHER' };
  await scene.w.event(
    scene.team,
    scene.message({ team: 'TOTHER', user_team: 'TOTHER', source_team: 'TOTHER', user: 'U3' }),
    newId(),
    shared,
  );
  expect(await scene.nudges()).toMatchObject([{ author: 'U3' }]);
});

test('two workspaces with the same ids of channels and people do not share anything', async () => {
  const other = await scene.w.team();
  await scene.w.event(other, { type: 'app_mention', user: 'U1', channel: 'C1', text: '<@UBATON> projects', ts: '3.3' });
  await scene.w.settle();
  expect(scene.texts()[0]).toContain('No projects yet');
  expect(new Set(scene.w.fake.calls.map((c) => c.team))).toEqual(new Set([other]));
});
