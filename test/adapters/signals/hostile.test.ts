/** Whatever is sent, each reader gives signals within their limits, the same ones each time, and never fails. */

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { SentRequest } from '../../../adapters/signals/prove.js';
import { SOURCES } from '../../../adapters/signals/registry.js';
import {
  LONGEST_LABEL,
  LONGEST_TEXT,
  LONGEST_TITLE,
  MOST_LABELS,
  SIGNAL_SOURCES,
  type Signal,
  type SourceKind,
} from '../../../src/model/signals/signal.js';
import { rounds } from '../../support/full.js';

const at = Date.UTC(2026, 10, 25, 15);
const examples: Record<string, { headers?: Record<string, string>; body: unknown }[]> = parse(
  readFileSync('test/adapters/signals/fixtures/examples.yml', 'utf8'),
);

function read(kind: SourceKind, payload: unknown, headers: Record<string, string> = {}): Signal[] {
  const body = Buffer.from(JSON.stringify(payload) ?? '');
  const sent: SentRequest = { body, headers, query: new URLSearchParams(), at };
  return SOURCES[kind].read(payload, sent);
}

const STATES = [
  ...['firing', 'resolved', 'started', 'succeeded', 'failed', 'cancelled', 'inactive', 'set', 'removed', 'waiting'],
  'unknown',
];
const KINDS = ['alert', 'run', 'deployment', 'promotion', 'version', 'approval', 'test', 'other'];
/** What could move the writing of others, hide in it, or break out of its line. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|[\ud800-\udfff](?![\udc00-\udfff])(?<![\ud800-\udbff][\udc00-\udfff])/u;

function mustKeepLimits(signal: Signal): void {
  const { labels, title, text, link, model } = signal;
  expect(signal.id).toMatch(/^[0-9a-f]{32}$/);
  expect(KINDS).toContain(signal.kind);
  expect(STATES).toContain(signal.state);
  for (const time of [signal.at, signal.startedAt]) expect(Number.isSafeInteger(time)).toBe(true);
  expect(title.length).toBeLessThanOrEqual(LONGEST_TITLE);
  expect(text?.length ?? 1).toBeLessThanOrEqual(LONGEST_TEXT);
  expect(text).not.toBe('');
  if (link !== null) expect(link).toMatch(/^https?:\/\//);
  expect(Object.keys(labels).length).toBeLessThanOrEqual(MOST_LABELS);
  const short = [
    signal.subject,
    signal.actor,
    model?.name,
    model?.version,
    model?.alias,
    ...Object.entries(labels).flat(),
  ];
  for (const one of short) expect((one ?? '').length).toBeLessThanOrEqual(LONGEST_LABEL);
  for (const one of [title, text, signal.actor, signal.subject, ...Object.entries(labels).flat()])
    expect(UNSEEN.test(one ?? ''), JSON.stringify(one)).toBe(false);
  expect(Object.getPrototypeOf(labels)).toBe(Object.prototype);
}

/** Values of all types and sizes, with names that mean something to JavaScript. */
const nasty: fc.Arbitrary<unknown> = fc.oneof(
  { maxDepth: 3 },
  fc.jsonValue({ maxDepth: 3, noUnicodeString: false }),
  fc.constantFrom('__proto__', 'constructor', '\u202Eevil\u0000\n<b>@here', 'javascript:alert(1)', 'x'.repeat(5_000)),
  fc.constantFrom(-1, 1e308, 0.1, null, true, [], {}, [[[]]], '0001-01-01T00:00:00Z', '🦔'.repeat(300), '\ud83e'),
);

/** The payload with one thing in it replaced by another: what a sender may change one day. */
function replaced(value: unknown, path: readonly number[], by: unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined || typeof value !== 'object' || value === null) return by;
  if (Array.isArray(value)) return value.map((one, i) => (i === first % value.length ? replaced(one, rest, by) : one));
  const all = Object.entries(value);
  return Object.fromEntries(all.map(([k, v], i) => [k, i === first % all.length ? replaced(v, rest, by) : v]));
}

describe.each(SIGNAL_SOURCES)('%s', (kind) => {
  const all = examples[kind] ?? [];

  test('any JSON at all', () => {
    fc.assert(
      fc.property(nasty, fc.constantFrom(...all), (payload, { headers }) => {
        for (const signal of read(kind, payload, headers)) mustKeepLimits(signal);
      }),
      { numRuns: rounds(100, 2_000) },
    );
  });

  test('its own payloads with something in them replaced, read twice alike', () => {
    const where = fc.array(fc.nat(12), { maxLength: 5 });
    fc.assert(
      fc.property(fc.constantFrom(...all), where, nasty, ({ body, headers }, path, by) => {
        const payload = replaced(body, path, by);
        const signals = read(kind, payload, headers);
        for (const signal of signals) mustKeepLimits(signal);
        expect(read(kind, payload, headers)).toEqual(signals);
      }),
      { numRuns: rounds(150, 3_000) },
    );
  });

  test('any headers', () => {
    const headers = fc.dictionary(fc.string({ maxLength: 30 }), fc.string());
    fc.assert(
      fc.property(headers, fc.string(), (given, secret) => {
        const body = Buffer.from(JSON.stringify(all[0]?.body));
        // Without a header that has it, nobody knows the secret.
        const known = Object.values(given).some((value) => value.includes(secret));
        const sent = { body, headers: given, query: new URLSearchParams(), at };
        if (!known) expect(SOURCES[kind].isAuthentic(sent, `${secret}!`)).toBe(false);
      }),
      { numRuns: rounds(100, 1_000) },
    );
  });
});

test('names that mean something to JavaScript are labels like others, but for the one that is never made', () => {
  const labels = JSON.parse('{"alertname":"a","__proto__":"x","constructor":"y","hasOwnProperty":"z"}');
  const alert = { status: 'firing', labels, startsAt: '2026-11-25T14:28:50Z', fingerprint: 'f' };
  const [signal] = read('alertmanager', { alerts: [alert] });
  expect(Object.entries(signal?.labels ?? {})).toEqual([
    ['alertname', 'a'],
    ['constructor', 'y'],
    ['hasownproperty', 'z'],
  ]);
});

test('depth and numbers of things do no harm', () => {
  const text = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  const sent: SentRequest = { body: Buffer.from(text), headers: {}, query: new URLSearchParams(), at };
  const deep: unknown = JSON.parse(text);
  for (const kind of SIGNAL_SOURCES) expect(SOURCES[kind].read(deep, sent)).toEqual([]);
  const many = Array.from({ length: 10_000 }, (_, i) => [`label_${i}`, 'x'.repeat(1_000)]);
  const alert = { status: 'firing', labels: Object.fromEntries(many), startsAt: '', fingerprint: '' };
  const signals = read('alertmanager', { alerts: [alert, alert, alert] });
  expect(signals).toHaveLength(3);
  for (const signal of signals) mustKeepLimits(signal);
});

test('an address that would run something, or names a user, is not shown', () => {
  const linkOf = (url: string) =>
    read('alertmanager', { alerts: [{ status: 'firing', labels: {}, generatorURL: url, fingerprint: 'f' }] })[0]?.link;
  expect(linkOf('javascript:alert(1)')).toBeNull();
  expect(linkOf('data:text/html,x')).toBeNull();
  expect(linkOf('https://good.test@evil.test/')).toBeNull();
  expect(linkOf('//evil.test')).toBeNull();
  expect(linkOf(`https://x.test/${'a'.repeat(2_000)}`)).toBeNull();
  expect(linkOf('https://prom.test/graph?g0.expr=a%3E1')).toBe('https://prom.test/graph?g0.expr=a%3E1');
});
