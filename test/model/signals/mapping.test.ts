/** What signals mean, by rules and by their own labels. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  fitsPattern,
  fitsRule,
  type MappingRule,
  projectKeysOf,
  readConditions,
  ruleFor,
  writeConditions,
} from '../../../src/model/signals/mapping.js';
import type { Signal } from '../../../src/model/signals/signal.js';

const SIGNAL: Signal = {
  ...{ id: 'f1/1/firing', kind: 'alert', state: 'firing', subject: 'f1', startedAt: 1, at: 1 },
  ...{ title: 'Precision is low', text: null, link: null, severity: null, labels: {}, model: null, actor: null },
};
const signal = (patch: Partial<Signal>): Signal => ({ ...SIGNAL, ...patch });

describe('which project a signal names', () => {
  test('the plainest label first, a repository without its owner too', () => {
    const labels = { repository: 'acme/churn-model', model: 'Churn v2', project: 'Churn Model' };
    expect(projectKeysOf(signal({ labels }))).toEqual(['churn-model', 'churn-v2', 'acme-churn-model']);
  });

  test('the name of the model in a registry', () => {
    const model = { name: 'acme/model-registry/Fraud', version: '3', alias: null };
    expect(projectKeysOf(signal({ model }))).toEqual(['acme-model-registry-fraud', 'fraud']);
  });

  test('nothing readable is no name', () => {
    expect(projectKeysOf(signal({ labels: { model: '///', project: '' } }))).toEqual([]);
  });
});

describe('patterns', () => {
  test.each([
    ['ModelDrift', 'modeldrift', true],
    ['ModelDrift', '*drift', true],
    ['ModelDrift', 'model*', true],
    ['ModelDrift', '*', true],
    ['', '*', true],
    ['ModelDrift', 'drift', false],
    ['aba', 'ab*ba', false],
    ['abba', 'ab*ba', true],
    ['a.b', 'a?b', false],
    ['a-x-b-y-c', 'a*b*c', true],
    ['a-x-c', 'a*b*c', false],
  ])('%s fits %s: %s', (text, pattern, fits) => {
    expect(fitsPattern(text, pattern)).toBe(fits);
  });

  test('many stars in a long text take no time to speak of', () => {
    const before = process.cpuUsage().user;
    expect(fitsPattern('a'.repeat(2_000), `${'*a'.repeat(90)}*b`)).toBe(false);
    expect(process.cpuUsage(undefined).user - before).toBeLessThan(500_000);
  });

  test('a text with some of its parts replaced by stars fits', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.boolean())), (parts) => {
        const text = parts.map(([part]) => part.replaceAll('*', '')).join('');
        const pattern = parts.map(([part, isStar]) => (isStar ? '*' : part.replaceAll('*', ''))).join('');
        expect(fitsPattern(text, pattern)).toBe(true);
      }),
    );
  });
});

describe('conditions', () => {
  test.each([
    ['alertname=*drift*, model="a, b"', { alertname: '*drift*', model: 'a, b' }],
    ['Severity = critical\nteam=ml ', { severity: 'critical', team: 'ml' }],
    ['expr=a=b', { expr: 'a=b' }],
    ['alertname~drift, title ~ "a, b"', { alertname: '*drift*', title: '*a, b*' }],
    ['', {}],
  ])('%j', (text, conditions) => {
    expect(readConditions(text)).toEqual(conditions);
    expect(readConditions(writeConditions(conditions))).toEqual(conditions);
  });

  test.each(['drift', 'a=', '=b', 'a b=c', 'a=1, b=2, c=3, d=4, e=5, f=6, g=7', `a=${'x'.repeat(201)}`])(
    'not read: %j',
    (text) => {
      expect(readConditions(text)).toBeUndefined();
    },
  );
});

describe('rules', () => {
  const rule = (id: string, position: number, patch: Partial<MappingRule> = {}): MappingRule => ({
    ...{ id, position, source: null, conditions: {}, project: 'p', stage: null, meaning: null },
    ...patch,
  });

  test('each condition has to hold, and a label that is missing does not', () => {
    const labels = { alertname: 'ModelDrift', team: 'ml' };
    expect(fitsRule(rule('r', 1, { conditions: { alertname: '*drift', team: 'ml' } }), 's', signal({ labels }))).toBe(
      true,
    );
    expect(fitsRule(rule('r', 1, { conditions: { alertname: '*drift', zone: '*' } }), 's', signal({ labels }))).toBe(
      false,
    );
  });

  test('names that every object has are no labels', () => {
    expect(fitsRule(rule('r', 1, { conditions: { constructor: '*' } }), 's', signal({}))).toBe(false);
  });

  test('title, severity, kind and model can be asked for', () => {
    const conditions = { kind: 'alert', severity: 'critical', title: 'precision*', model: 'churn' };
    const model = { name: 'Churn', version: null, alias: null };
    expect(fitsRule(rule('r', 1, { conditions }), 's', signal({ severity: 'critical', model }))).toBe(true);
  });

  test('the first in order decides, and rules of other sources do not count', () => {
    const rules = [rule('c', 3), rule('b', 2), rule('a', 1, { source: 'another' })];
    expect(ruleFor(rules, 's', signal({}))?.id).toBe('b');
    expect(ruleFor(rules, 'another', signal({}))?.id).toBe('a');
    expect(ruleFor([rules[2] ?? rule('x', 1)], 's', signal({}))).toBeUndefined();
  });
});
