import { afterEach, expect, test, vi } from 'vitest';
import { slackCommand } from '../../../adapters/cli/slack.js';
import { outputOf } from '../../support/output.js';

afterEach(() => {
  vi.unstubAllEnvs();
});
const run = (...args: string[]) => outputOf(() => slackCommand(args));

test('the manifest is printed for the address: as JSON, or as YAML for Socket Mode without one', async () => {
  const json = await run('manifest', '--url', 'https://b.test', '--json');
  expect(json.code).toBe(0);
  expect(JSON.stringify(JSON.parse(json.out))).toContain('https://b.test/slack/events');
  expect(await run('manifest')).toMatchObject({ code: 0, out: expect.stringContaining('socket_mode_enabled: true') });
});

test('the address can come from the environment', async () => {
  vi.stubEnv('BATON_URL', 'https://env.test');
  expect((await run('manifest')).out).toContain('https://env.test/slack/events');
});

test.each([
  [['manifest', '--url', 'http://b.test'], '--url takes an address that begins with https://'],
  [['manifest', '--url', 'nonsense'], '--url takes an address'],
  [['manifest', '--nonsense'], 'baton slack manifest --help says what there is.'],
])('%j is refused with a reason', async (args, reason) => {
  expect(await run(...args)).toMatchObject({ code: 2, errors: expect.stringContaining(reason) });
});

test('without a verb it says how it is used; with an unknown one that is a mistake', async () => {
  expect(await run()).toMatchObject({ code: 0, out: expect.stringMatching(/^baton slack manifest/) });
  expect((await run('manifest', '--help')).code).toBe(0);
  expect((await run('other')).code).toBe(2);
});
