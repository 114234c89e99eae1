/**
 * What one does not see does not exist: for every command, typed, pressed and sent as a form, by every kind of viewer, in every
 * kind of place, nothing of a hidden project is said to anybody, and nothing of it is changed.
 */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Arg } from '../../src/commands/args.js';
import { choicesOf } from '../../src/commands/args.js';
import { commands, typedCommands } from '../../src/features/index.js';
import type { Inbound, Outbound } from '../../src/ports.js';
import type { Call } from '../../src/view.js';
import {
  CANARY,
  HIDDEN_IDS,
  HIDDEN_NAME,
  HIDDEN_PROJECTS,
  OWN_TASK,
  PLACES,
  type PlaceName,
  speaking,
  VIEWERS,
  type ViewerName,
} from '../support/canary.js';
import { canaryKit } from '../support/canary-kit.js';
import { engine } from '../support/engine.js';
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
  ]);
  return JSON.stringify(rows);
}

/** Values for an argument: what is hidden, by every name it goes by. */
function hiddenValues(arg: Arg): string[] {
  switch (arg.type) {
    case 'project':
      return ['hidden', 'narrowed', 'homeless', HIDDEN_NAME];
    case 'stage':
      return [HIDDEN_IDS.stage];
    case 'item':
      return [HIDDEN_IDS.stage, HIDDEN_IDS.task, '#901', 'hidden', 'narrowed-t911'];
    default:
      return [];
  }
}

/** A value that is right, for an argument that is not about anything hidden. */
function plainValue(arg: Arg): string {
  switch (arg.type) {
    case 'project':
      return 'open';
    case 'stage':
    case 'item':
      return 'open-s1';
    case 'person':
      return VIEWERS.member.id;
    case 'day':
      return '2026-04-01';
    case 'choice':
      return choicesOf(arg, engine)[0] ?? '';
    case 'page':
      return '1';
    default:
      return 'words';
  }
}

/** Calls of a command: as its example would make it, and with each argument about something hidden. */
function callsOf({ name, args }: (typeof commands)[number]): Call[] {
  const plain = Object.fromEntries(Object.entries(args).map(([arg, spec]) => [arg, plainValue(spec)]));
  const required = Object.fromEntries(Object.entries(plain).filter(([arg]) => args[arg]?.required));
  const aimed = Object.entries(args).flatMap(([arg, spec]) =>
    hiddenValues(spec).flatMap((value) => [
      { ...required, [arg]: value },
      ...(FULL ? [{ ...plain, [arg]: value }] : []),
    ]),
  );
  const lists = Object.entries(args).flatMap(([arg, spec]) =>
    spec.type === 'choice' ? choicesOf(spec, engine).map((value) => ({ ...required, [arg]: value })) : [],
  );
  return [{}, plain, ...lists, ...aimed].map((values) => ({ command: name, args: values }));
}

/** What somebody would type who knows numbers and half a name. The name itself is not quoted back: that would be a canary. */
const typedAbout = (name: string): string[] => [
  name,
  `${name} #901`,
  `${name} open in Kestrel zq7canarz`,
  ...(FULL ? [`${name} Kestrel`, `${name} step 1`, `${name} "Merlin zq7canari"`] : []),
];

/** Each event that a command can come by. */
function eventsOf(who: ViewerName, place: PlaceName): Inbound[] {
  const message = { id: 'M1', shared: place !== 'direct' };
  const called = commands
    .flatMap(callsOf)
    .flatMap((call): Inbound[] => [
      { ...speaking(who, place), type: 'call', via: 'button', call, message },
      ...(FULL ? [{ ...speaking(who, place), type: 'call' as const, via: 'form' as const, call, message: null }] : []),
    ]);
  const examples = typedCommands.flatMap(({ name, examples: own }) => [...typedAbout(name), ...own]);
  const typed = examples.map((text): Inbound => ({ ...speaking(who, place), type: 'command', text, mentions: [] }));
  return [...called, ...typed];
}

const nameOf = (inbound: Inbound): string => (inbound.type === 'command' ? inbound.text : JSON.stringify(inbound.call));

const around = (text: string, word: string) =>
  text.slice(Math.max(0, text.indexOf(word) - 120), text.indexOf(word) + 40);

const EVERYWHERE = ['churn', 'hall', 'joint', 'direct'] as const;
const combined = (viewers: readonly ViewerName[], places: readonly PlaceName[]) =>
  viewers.flatMap((who) => places.map((place) => [who, place] as const));

const OUTSIDE: readonly (readonly [ViewerName, PlaceName])[] = FULL
  ? combined(['member', 'dee', 'guest', 'external', 'unknown'], EVERYWHERE)
  : [
      ['member', 'churn'],
      ['guest', 'churn'],
      ['external', 'joint'],
      ['dee', 'direct'],
    ];

describe('to whom a project is hidden, nothing of it is said, and they change nothing of it', () => {
  test.each(OUTSIDE)('%s in %s', async (who, place) => {
    const before = await hidden();
    const found: string[] = [];
    for (const inbound of eventsOf(who, place)) {
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

/** Whether a message is read by somebody who does not see the hidden project. */
function isReadByOthers(message: Outbound): boolean {
  // Who is asked to take something is told what it is.
  if (message.to === 'direct') return false;
  if (message.to === 'whisper') return !INSIDE.includes(message.person);
  return message.channel !== PLACES.falcon.id && !message.channel.startsWith('D-');
}

/** Commands by which somebody shows a project to others on purpose. */
const SHOWS = /^(\{"command":")?(link|audience|visibility|who (can )?sees?)\b/;

const INSIDE: readonly string[] = [VIEWERS.ada.id, VIEWERS.bea.id];

describe('who sees a hidden project says nothing of it to others by what they do elsewhere', () => {
  test.each(FULL ? combined(['ada', 'bea'], EVERYWHERE) : combined(['bea'], ['churn']))(
    '%s in %s',
    async (who, place) => {
      const found: string[] = [];
      let seen = 0;
      for (const inbound of eventsOf(who, place)) {
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
      expect(seen, 'they see it themselves').toBeGreaterThan(50);
    },
  );
});
