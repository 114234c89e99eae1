/** Asking platforms who is where, and what their answers do. */
import { beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../adapters/common/ids.js';
import { App } from '../../src/dispatch/on-command.js';
import { privateChannel } from '../../src/model/channels.js';
import type { Channel } from '../../src/model/people-rows.js';
import type { PlaceReport } from '../../src/ports/places.js';
import { partsOf } from '../support/context.js';
import { type Kit, kit } from '../support/kit.js';

const MINUTE = 60_000;
const FALCON = { channel: 'falcon', access: 'private' as const };
const falcon = privateChannel('C-falcon', 'falcon');

let k: Kit;
let asked: string[];
let report: () => Promise<PlaceReport | undefined>;
let app: App;

beforeEach(async () => {
  k = await kit();
  asked = [];
  report = async () => ({ channel: falcon, people: ['U1', 'U2'] });
  const places = {
    look: async (_: string, channel: Channel) => {
      asked.push(channel.id);
      return channel.id === falcon.id ? report() : undefined;
    },
  };
  app = new App({ ...partsOf(k), places });
  await k.say_('ana', 'new Falcon', FALCON);
});

/** What somebody is told of the project in #falcon when they ask for it in #churn. */
async function status(who: string): Promise<string> {
  await app.handle({ ...k.origin(who, {}), key: newId(), type: 'command', text: 'status falcon', mentions: [] });
  return JSON.stringify(await k.take());
}

const members = () => k.store.read('W1', (r) => r.find('member', { where: { place: 'C-falcon' }, order: ['person'] }));

describe('before an answer', () => {
  test('the platform is asked who is in the places of projects that not everybody sees', async () => {
    expect(await status('bo')).toContain('Visible to the people in its channels');
    expect(asked).toContain('C-falcon');
    expect((await members()).map(({ person }) => person)).toEqual(['U1', 'U2']);
    expect(await status('chi')).not.toContain('Visible');
  });

  test('it is asked again after half an hour, not at every event', async () => {
    const times = () => asked.filter((id) => id === 'C-falcon').length;
    await status('bo');
    await status('bo');
    k.clock.pass(29 * MINUTE);
    await status('bo');
    expect(times()).toBe(1);
    k.clock.pass(2 * MINUTE);
    await status('bo');
    expect(times()).toBe(2);
  });

  test('a list confirms whoever was known, and drops whoever is not on it', async () => {
    await status('bo');
    const [before] = await members();
    k.clock.pass(50 * MINUTE);
    await status('bo');
    expect((await members())[0]).toEqual(before);
    k.clock.pass(50 * MINUTE);
    expect(await status('bo')).toContain('Visible');
    report = async () => ({ channel: falcon, people: ['U1'] });
    k.clock.pass(31 * MINUTE);
    expect(await status('bo')).not.toContain('Visible');
  });

  test('who cannot be asked about is a member for an hour after the last list, and then no longer', async () => {
    await status('bo');
    report = async () => undefined;
    k.clock.pass(59 * MINUTE);
    expect(await status('bo')).toContain('Visible');
    k.clock.pass(2 * MINUTE);
    expect(await status('bo')).not.toContain('Visible');
  });

  test('a platform that fails keeps nobody from an answer, and the fault is known', async () => {
    report = () => Promise.reject(new Error('down'));
    expect(await status('chi')).toContain('There is no project called');
    expect(k.faults.length).toBeGreaterThan(0);
  });

  test('a channel that turns out to be public opens its projects', async () => {
    report = async () => ({ channel: { ...falcon, access: 'public' }, people: [] });
    expect(await status('chi')).toContain('Visible to everyone');
  });
});

test('who leaves a place sees its projects no longer; who joins one, at once', async () => {
  report = async () => undefined;
  await k.roster.joined('W1', newId(), 'C-falcon', ['U3']);
  expect(await status('chi')).toContain('Visible');
  await k.roster.leftPlace('W1', newId(), 'C-falcon', 'U3');
  expect(await status('chi')).not.toContain('Visible');
});
