/** docs/signals.md and the steps that the page of a secret shows are the same, for every source. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { connectSteps } from '../../../adapters/prompts/connect.js';
import { htmlOf } from '../../../adapters/signals/markdown.js';
import { SIGNAL_SOURCES } from '../../../src/model/signals/signal.js';

const page = readFileSync('docs/signals.md', 'utf8');
const steps = (kind: (typeof SIGNAL_SOURCES)[number]) =>
  connectSteps(kind, { address: `https://baton.example.com/signals/${kind}/ID`, secret: 'SECRET' });

test('every source has steps, and no steps are left of a source that is gone', () => {
  expect(readdirSync('prompts/en/connect').sort()).toEqual(SIGNAL_SOURCES.map((kind) => `${kind}.md`).sort());
});

describe.each(SIGNAL_SOURCES)('%s', (kind) => {
  test('is in docs/signals.md as the page shows it', () => {
    expect(page).toContain(`##${steps(kind).trimEnd()}`);
  });

  test('its steps name the address and the secret, and leave nothing open', () => {
    expect(steps(kind)).toContain(`https://baton.example.com/signals/${kind}/ID`);
    expect(steps(kind)).toContain('SECRET');
    expect(steps(kind)).not.toMatch(/\{(?:address|secret)\}/);
  });

  test('as HTML they are whole: no mark of Markdown is left, and no tag of somebody else', () => {
    const html = htmlOf(steps(kind));
    const outside = html.replace(/<(pre|code)>[\s\S]*?<\/\1>/g, '');
    expect(outside).not.toMatch(/```|\*\*|^#|\]\(/m);
    expect(new Set([...html.matchAll(/<(\w+)/g)].map(([, tag]) => tag))).toEqual(
      new Set([...html.matchAll(/<\/(\w+)>/g)].map(([, tag]) => tag)),
    );
  });
});

test('a secret with signs that mean something elsewhere stays what it is', () => {
  const odd = connectSteps('alertmanager', { address: 'https://x.test', secret: "$&$1<b>'" });
  expect(odd).toContain("credentials: $&$1<b>'");
  expect(htmlOf(odd)).toContain('credentials: $&amp;$1&lt;b&gt;');
});

test('the example for Alertmanager can be read as its configuration', () => {
  const [, yaml = ''] = /```yaml\n([\s\S]*?)```/.exec(steps('alertmanager')) ?? [];
  expect(parse(yaml)).toMatchObject({
    receivers: [{ webhook_configs: [{ http_config: { authorization: { type: 'Bearer', credentials: 'SECRET' } } }] }],
  });
});

test.each(['wandb', 'webhook'] as const)('the bodies to paste for %s are JSON', (kind) => {
  const bodies = [...steps(kind).matchAll(/```json\n([\s\S]*?)```/g)].map(([, body = '']) => body);
  expect(bodies.length).toBeGreaterThan(0);
  for (const body of bodies) expect(() => JSON.parse(body)).not.toThrow();
});
