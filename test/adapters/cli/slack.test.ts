import { afterEach, expect, test, vi } from 'vitest';
import { baton } from '../../support/cli.js';

afterEach(() => {
  vi.unstubAllEnvs();
});
const run = (...args: string[]) => baton('slack', ...args);

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
  [['manifest', '--jsno'], 'There is no option --jsno. Did you mean --json?\nbaton slack manifest --help'],
  [['manifets'], 'There is no command baton slack manifets. Did you mean manifest?'],
])('%j is refused with a reason', async (args, reason) => {
  expect(await run(...args)).toMatchObject({ code: 2, errors: expect.stringContaining(reason) });
});

test('an address in the environment that Slack cannot call is refused', async () => {
  vi.stubEnv('BATON_URL', 'http://env.test');
  expect(await run('manifest')).toMatchObject({
    code: 2,
    errors: expect.stringMatching(/^BATON_URL takes an address/),
  });
});

test('without a verb it says what there is', async () => {
  expect(await run()).toMatchObject({ code: 0, out: expect.stringContaining('slack manifest') });
});
