import { expect, test } from 'vitest';
import { z } from 'zod';
import { BadConfig } from '../../../adapters/common/bad-config.js';
import { checkVariables, presentVariables } from '../../../adapters/common/env.js';

const schema = z.object({ PORT: z.coerce.number().int(), KEY: z.string().min(8).optional() });
const takes = { PORT: 'a port number', KEY: 'eight characters or more' };

test('an empty variable counts as absent', () => {
  expect(presentVariables({ PORT: '1', KEY: '' })).toEqual({ PORT: '1' });
});

test('variables that match are read', () => {
  expect(checkVariables(schema, { PORT: '80', OTHER: 'x' }, takes)).toEqual({ PORT: 80 });
});

test('each bad variable has its line, which says what it takes and not what it is', () => {
  const read = () => checkVariables(schema, { PORT: 'eighty', KEY: 'secret' }, takes);
  expect(read).toThrow(BadConfig);
  expect(read).toThrow(
    /^PORT is not valid. It takes a port number\.\nKEY is not valid. It takes eight characters or more\.$/,
  );
});
