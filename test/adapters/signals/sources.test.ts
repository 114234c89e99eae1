/** What each system sends is read as its documentation means it; recorded deliveries are read too. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { SentRequest } from '../../../adapters/signals/prove.js';
import { SOURCES } from '../../../adapters/signals/registry.js';
import { SIGNAL_SOURCES, type Signal, type SourceKind } from '../../../src/model/signals/signal.js';

const at = Date.UTC(2026, 10, 25, 15);
const fixture = (name: string) => readFileSync(`test/adapters/signals/fixtures/${name}`, 'utf8');

interface Example {
  about: string;
  headers?: Record<string, string>;
  body: unknown;
  signals: Partial<Signal>[];
}
const examples: Record<string, Example[]> = parse(fixture('examples.yml'));

function read(kind: SourceKind, body: unknown, headers: Record<string, string> = {}): Signal[] {
  const sent: SentRequest = { body: Buffer.from(JSON.stringify(body)), headers, query: new URLSearchParams(), at };
  return SOURCES[kind].read(body, sent);
}

test('every source has a reader of its own name, and examples', () => {
  expect(Object.keys(SOURCES)).toEqual([...SIGNAL_SOURCES]);
  for (const [name, { kind }] of Object.entries(SOURCES)) expect(kind).toBe(name);
  expect(Object.keys(examples).sort()).toEqual([...SIGNAL_SOURCES].sort());
});

describe.each(SIGNAL_SOURCES)('%s', (kind) => {
  test.each(examples[kind] ?? [])('$about', ({ body, headers, signals }) => {
    expect(read(kind, body, headers)).toMatchObject(signals);
    expect(read(kind, body, headers)).toHaveLength(signals.length);
  });
});

const recorded = (name: string): { headers: Record<string, string>; body: string }[] =>
  fixture(name)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

test('Alertmanager, recorded: firing, a repeat, its end, and firing again are three transitions of two episodes', () => {
  const all = recorded('alertmanager.jsonl').flatMap(({ body, headers }) =>
    read('alertmanager', JSON.parse(body), headers),
  );
  expect(all.map(({ state }) => state)).toEqual(['firing', 'firing', 'resolved', 'firing']);
  const [first, repeat, end, again] = all;
  expect(repeat?.id).toBe(first?.id);
  expect(end?.startedAt).toBe(first?.startedAt);
  expect(again?.startedAt).not.toBe(first?.startedAt);
  expect(new Set(all.map(({ id }) => id)).size).toBe(3);
  expect(new Set(all.map(({ subject }) => subject)).size).toBe(1);
  expect(first).toMatchObject({ title: 'AUC fell to 0.31', severity: 'critical', labels: { model_name: 'churn' } });
});

test('Alertmanager, recorded: what max_alerts has cut off is counted', () => {
  for (const { body, headers } of recorded('alertmanager-cut.jsonl')) {
    const signals = read('alertmanager', JSON.parse(body), headers);
    expect(signals.map(({ labels }) => labels.truncated)).toEqual(['1', '1']);
  }
});

test('GitHub, recorded from the emulator: its ping and a check that failed are read', () => {
  const all = recorded('github.jsonl').map(({ body, headers }) => read('github', JSON.parse(body), headers));
  expect(all[0]).toMatchObject([{ kind: 'test' }]);
  expect(all[2]).toMatchObject([
    { kind: 'run', state: 'failed', title: 'eval-gate (main): failure', labels: { repository: 'ana/churn' } },
  ]);
});

test('what happens again later is another transition, and told twice the same one', () => {
  const [example] = examples.mlflow ?? [];
  const [once] = read('mlflow', example?.body, { 'x-mlflow-delivery-id': 'a' });
  const [same] = read('mlflow', example?.body, { 'x-mlflow-delivery-id': 'a' });
  const [later] = read('mlflow', example?.body, { 'x-mlflow-delivery-id': 'b' });
  expect(same?.id).toBe(once?.id);
  expect(later?.id).not.toBe(once?.id);
});
