import { parseArgs } from 'node:util';
import { expect, test } from 'vitest';
import { BadUsage, parseOptions, reportBadUsage } from '../../../adapters/cli/usage.js';
import { outputOf } from '../../support/output.js';

class Correctable extends Error {}
const run = (error: unknown) => outputOf(() => reportBadUsage(() => Promise.reject(error), Correctable));

test.each([new BadUsage('--x takes a number.'), new Correctable('no such file')])(
  '%s is printed without a stack',
  async (error) => {
    expect(await run(error)).toEqual({ code: 2, out: '', errors: `${error.message}\n` });
  },
);

test('an unknown option is wrong usage', async () => {
  const parse = () => {
    parseArgs({ args: ['--nonsense'], options: {} });
    return 0;
  };
  const { code, errors } = await outputOf(() => reportBadUsage(parse));
  expect(code).toBe(2);
  expect(errors).toContain("Unknown option '--nonsense'");
});

test('any other error is thrown', async () => {
  await expect(run(new TypeError('broken'))).rejects.toThrow('broken');
});

test('the exit code of the command is passed on', async () => {
  expect(await reportBadUsage(() => 7)).toBe(7);
});

test('options are parsed; an unknown one is refused in one sentence that leads to the help', () => {
  const options = { url: { type: 'string' } } as const;
  expect(parseOptions({ args: ['--url', 'x'], options }, 'baton x --help').values.url).toBe('x');
  expect(() => parseOptions({ args: ['--ulr', 'x'], options }, 'baton x --help')).toThrow(
    /^Unknown option '--ulr'\. baton x --help says what there is\.$/,
  );
});
