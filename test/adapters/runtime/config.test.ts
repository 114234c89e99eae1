import { describe, expect, test } from 'vitest';
import { BadConfig } from '../../../adapters/common/bad-config.js';
import { readConfig } from '../../../adapters/runtime/config.js';

describe('readConfig', () => {
  test('needs nothing: a playground on this machine, a store in ./data', () => {
    expect(readConfig({})).toEqual({
      host: '127.0.0.1',
      port: 3000,
      data: './data',
      databaseUrl: undefined,
      keys: [],
      playground: true,
      pool: 10,
      metrics: { host: '127.0.0.1' },
      logLevel: 'warn',
      encoder: true,
      secondReader: undefined,
    });
    expect(readConfig({ PORT: '', DATABASE_URL: '', BATON_DATA: '' })).toEqual(readConfig({}));
  });
  test('PostgreSQL needs a key, and takes several', () => {
    const DATABASE_URL = 'postgres://baton@db/baton';
    expect(() => readConfig({ DATABASE_URL })).toThrow(/^BATON_KEY is missing\. With DATABASE_URL/);
    const [one, two] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
    const BATON_KEY = `${one.toString('base64')},${two.toString('base64')}`;
    expect(readConfig({ DATABASE_URL, BATON_KEY }).keys).toEqual([one, two]);
  });
  test('addresses of PostgreSQL with a socket, or a sign that its client reads, are taken', () => {
    const BATON_KEY = Buffer.alloc(32).toString('base64');
    for (const DATABASE_URL of [
      'postgres://ana@/db?host=/tmp',
      'postgres:///db?host=/tmp',
      'postgres://ana:100%@host/db',
    ])
      expect(readConfig({ DATABASE_URL, BATON_KEY }).databaseUrl).toBe(DATABASE_URL);
    expect(() => readConfig({ PORT: ' ' })).toThrow(/^PORT is not valid/);
  });
  test('production has no playground and is reachable', () => {
    expect(readConfig({ NODE_ENV: 'production' })).toMatchObject({ playground: false, host: '0.0.0.0' });
  });
  test('the port of the metrics is not that of the web server', () => {
    expect(readConfig({ METRICS_PORT: '9464' }).metrics.port).toBe(9464);
    expect(() => readConfig({ METRICS_PORT: '3000' })).toThrow(/^METRICS_PORT is the same as PORT/);
    expect(() => readConfig({ METRICS_PORT: '4000', PORT: '4000' })).toThrow(BadConfig);
  });
  test.each(['0.0.0.0', '::', '192.168.1.4', 'example.org'])('a playground on %s is refused', (HOST) => {
    expect(() => readConfig({ HOST })).toThrow(BadConfig);
    expect(() => readConfig({ HOST })).toThrow(/^Others can reach the address in HOST/);
    expect(readConfig({ HOST, NODE_ENV: 'production' }).playground).toBe(false);
  });
  test.each([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', 'x'],
    ['PORT', '1e3'],
    ['PORT', '0x10'],
    ['DATABASE_POOL', '1'],
    ['DATABASE_URL', 'postgres://ana:pass/word@host/db'],
    ['DATABASE_URL', 'postgres://host:port/db'],
    ['DATABASE_URL', 'secret'],
    ['BATON_KEY', 'c2hvcnQ='],
    ['NODE_ENV', 'prod'],
    ['LOG_LEVEL', 'loud'],
  ])('%s=%s is named, its value is not', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name} is not valid. It takes `));
    expect(() => readConfig({ [name]: value })).not.toThrow(new RegExp(`\\b${value}\\b.*is not`));
  });
});
