/**
 * What one does not see does not exist: for every command, typed, pressed and sent as a form, by every kind of viewer, in every
 * kind of place, nothing of a hidden project is said to anybody, and nothing of it is changed.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { root } from '../../adapters/common/paths.js';
import { typedCommands } from '../../src/features/index.js';
import type { Inbound } from '../../src/ports/events.js';
import type { Outbound } from '../../src/ports/outbound.js';
import { accessPage } from '../support/access-page.js';
import { CANARY, HIDDEN_NAME, HIDDEN_PROJECTS, OWN_TASK, PLACES, speaking, VIEWERS } from '../support/canary.js';
import { eventsOf, insideCases, outsideCases } from '../support/canary-events.js';
import { canaryKit } from '../support/canary-kit.js';
import { FULL } from '../support/full.js';
import type { Kit } from '../support/kit.js';

let k: Kit;
beforeEach(async () => {
  k = await canaryKit();
});

/** All that an event makes Baton say, to anybody. */
async function saidTo(inbound: Inbound): Promise<{ said: string; out: Outbound[] }> {
  const handled = await k.app.handle(inbound);
  const out = await k.take();
  return { said: JSON.stringify([handled, out]), out };
}

/** Everything that is hidden, as it is stored. */
async function hidden(): Promise<string> {
  const project = [...HIDDEN_PROJECTS];
  const rows = await k.store.read('W1', async (r) => [
    await r.find('project', { where: { id: project }, order: ['id'] }),
    await r.find('stage', { where: { project }, order: ['id'] }),
    await r.find('task', { where: { project }, order: ['id'] }),
    await r.find('offer', { where: { project }, order: ['id'] }),
    await r.find('history', { where: { project }, order: ['id'] }),
    await r.find('link', { where: { project }, order: ['id'] }),
    await r.find('auditAnswer', { where: { project }, order: ['id'] }),
    await r.find('auditProfile', { where: { project }, order: ['id'] }),
    await r.find('promotion', { where: { project }, order: ['id'] }),
    await r.find('contradiction', { where: { project }, order: ['id'] }),
    await r.find('signalRule', { where: { project }, order: ['id'] }),
    await r.find('incident', { where: { project }, order: ['id'] }),
  ]);
  return JSON.stringify(rows);
}

const nameOf = (inbound: Inbound): string => (inbound.type === 'command' ? inbound.text : JSON.stringify(inbound.call));

const around = (text: string, word: string) =>
  text.slice(Math.max(0, text.indexOf(word) - 120), text.indexOf(word) + 40);

describe('to whom a project is hidden, nothing of it is said, and they change nothing of it', () => {
  test.each(outsideCases(FULL))('%s in %s', async (who, place) => {
    const before = await hidden();
    const found: string[] = [];
    for (const inbound of eventsOf(who, place, FULL)) {
      const { said } = await saidTo(inbound);
      // Dee knows where her one task belongs; and what somebody types may be quoted.
      const known = who === 'dee' || nameOf(inbound).includes(HIDDEN_NAME);
      const given = known ? said.replaceAll(HIDDEN_NAME, '') : said;
      for (const word of who === 'dee' ? [CANARY] : [CANARY, OWN_TASK])
        if (given.includes(word)) found.push(`${nameOf(inbound)} -> ${around(given, word)}`);
    }
    expect(found.slice(0, 10)).toEqual([]);
    expect(k.faults).toEqual([]);
    expect(await hidden()).toBe(before);
  });
});

/** What shows something, in the words of somebody who names a hidden project and the one task in it that is Dee's. */
const shownByName = typedCommands
  .filter(({ shows }) => shows)
  .flatMap(({ name }) => [name, `${name} in ${HIDDEN_NAME}`, `${name} ${HIDDEN_NAME}`, `${name} own ${OWN_TASK}`]);

describe('in a direct message, names reach what one owns in a hidden project, and nothing else of it', () => {
  test.each(['dee', 'member'] as const)('%s', async (who) => {
    const before = await hidden();
    const found: string[] = [];
    let own = 0;
    for (const text of shownByName) {
      const { said } = await saidTo({ ...speaking(who, 'direct'), type: 'command', text, mentions: [] });
      const given = said.replaceAll(HIDDEN_NAME, '');
      if (given.includes(CANARY)) found.push(`${text} -> ${around(given, CANARY)}`);
      if (given.includes(OWN_TASK) && !text.includes(OWN_TASK)) own += 1;
    }
    expect(found.slice(0, 10)).toEqual([]);
    expect(own > 0).toBe(who === 'dee');
    expect(k.faults).toEqual([]);
    expect(await hidden()).toBe(before);
  });
});

/** Whether a message is read by somebody who does not see the hidden project. */
function isReadByOthers(message: Outbound): boolean {
  // Who is asked to take something is told what it is.
  if (message.to === 'direct' || message.to === 'gate') return false;
  // Their own card of the offer, which said what it is.
  if (message.to === 'message' && message.message.startsWith('offer:')) return false;
  if (message.to === 'whisper') return !INSIDE.includes(message.person);
  return message.channel !== PLACES.falcon.id && !message.channel.startsWith('D-');
}

/** Commands by which somebody shows a project to others on purpose. */
const SHOWS = /^(\{"command":")?(link|audience|visibility|who (can )?sees?)\b/;

const INSIDE: readonly string[] = [VIEWERS.ada.id, VIEWERS.bea.id];

describe('who sees a hidden project says nothing of it to others by what they do elsewhere', () => {
  test.each(insideCases(FULL))('%s in %s', async (who, place) => {
    const found: string[] = [];
    let seen = 0;
    for (const inbound of eventsOf(who, place, FULL)) {
      if (SHOWS.test(nameOf(inbound))) continue;
      const { out } = await saidTo(inbound);
      for (const message of out) {
        const said = JSON.stringify(message.view).replaceAll(
          nameOf(inbound).includes(HIDDEN_NAME) ? HIDDEN_NAME : ' ',
          '',
        );
        if (!said.includes(CANARY)) continue;
        seen += 1;
        if (isReadByOthers(message)) found.push(`${nameOf(inbound)} -> ${message.to} ${around(said, CANARY)}`);
      }
    }
    expect(found.slice(0, 10)).toEqual([]);
    expect(k.faults).toEqual([]);
    expect(seen, 'they see it themselves').toBeGreaterThan(25);
  });
});

test('docs/access.md is up to date', async () => {
  expect(readFileSync(join(root(), 'docs/access.md'), 'utf8')).toBe(await accessPage());
});
