import { expect, test } from 'vitest';
import { Api } from '../../../adapters/slack/api.js';
import { MessageLinks, messageLink } from '../../../adapters/slack/links.js';
import { TestClock } from '../../support/kit.js';
import { FakeSlack } from '../../support/slack/fake.js';
import { API } from '../../support/slack/fixtures.js';

const message = { channel: 'C1', ts: '1772445600.123456', thread: null };

test.each([
  [null, 'https://acme.slack.com/archives/C1/p1772445600123456'],
  ['1772400000.000100', 'https://acme.slack.com/archives/C1/p1772445600123456?thread_ts=1772400000.000100&cid=C1'],
])('in the thread %s', (thread, address) => {
  expect(messageLink('https://acme.slack.com', { ...message, thread })).toBe(address);
});

test('the address of a workspace is asked for once; if Slack cannot say it, again after a minute', async () => {
  const clock = new TestClock();
  const fake = new FakeSlack();
  const links = new MessageLinks(new Api({ url: API, clock, token: async () => 'xoxb-T1', fetch: fake.fetch }), clock);
  fake.faults.push({ method: 'auth.test', status: 500 });
  expect(await links.of('slack:T1', message)).toBeNull();
  expect(await links.of('slack:T1', message)).toBeNull();
  clock.pass(60_000);
  for (let i = 0; i < 3; i += 1)
    expect(await links.of('slack:T1', message)).toBe('https://acme.slack.com/archives/C1/p1772445600123456');
  expect(fake.calls).toHaveLength(1);
});
