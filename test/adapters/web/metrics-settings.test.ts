import { describe, expect, test } from 'vitest';
import { BadConfig } from '../../../adapters/common/bad-config.js';
import { readMetrics } from '../../../adapters/web/metrics-settings.js';

const read = (env: Record<string, string>, taken = 3000) => readMetrics(env, taken);
const TOKEN = '0123456789abcdef';

describe('the settings of the metrics', () => {
  test('need nothing: they are served nowhere then', () => {
    expect(read({})).toEqual({ host: '127.0.0.1', port: undefined, token: undefined });
    expect(read({ METRICS_HOST: '', METRICS_PORT: '', METRICS_TOKEN: '' })).toEqual(read({}));
  });
  test('take a port of their own, on this machine unless told otherwise', () => {
    expect(read({ METRICS_PORT: '9464' })).toEqual({ host: '127.0.0.1', port: 9464, token: undefined });
    expect(read({ METRICS_PORT: '9464', METRICS_HOST: '0.0.0.0' }).host).toBe('0.0.0.0');
    expect(read({ METRICS_PORT: '0' }, 0).port).toBe(0);
  });
  test('take a token, as it is commonly made', () => {
    for (const token of [TOKEN, 'q83vEiNFZ4mrze8SI0VniQ==', 'under_score-and.dot~16'])
      expect(read({ METRICS_TOKEN: token }).token).toBe(token);
  });
  test.each([
    ['METRICS_PORT', '65536'],
    ['METRICS_PORT', 'x'],
    ['METRICS_TOKEN', '0123456789abcde'],
    ['METRICS_TOKEN', 'with spaces in the token'],
    ['METRICS_TOKEN', 'naïve-token-of-many-letters'],
  ])('%s=%s is named, its value is not', (name, value) => {
    const message = errorOf({ [name]: value });
    expect(message).toMatch(new RegExp(`^${name} is not valid. It takes `));
    expect(message).not.toContain(value.length > 5 ? value : `=${value}`);
  });
  test('the web server’s port is refused, whatever the address', () => {
    expect(errorOf({ METRICS_PORT: '3000', METRICS_HOST: '10.0.0.1' })).toMatch(/^METRICS_PORT is the same as PORT/);
    expect(() => read({ METRICS_PORT: '9464' }, 9464)).toThrow('METRICS_PORT=9465');
  });
  test('an address without a port is refused, for it would do nothing', () => {
    expect(errorOf({ METRICS_HOST: '0.0.0.0' })).toMatch(/^METRICS_HOST needs METRICS_PORT/);
  });
});

function errorOf(env: Record<string, string>): string {
  try {
    read(env);
  } catch (error) {
    if (error instanceof BadConfig) return error.message;
    throw error;
  }
  throw new Error('it was accepted');
}
