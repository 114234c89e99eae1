/** Everything that can be tried about a hidden project: every command, typed, pressed and sent as a form. */
import { type Arg, choicesOf } from '../../src/commands/args.js';
import { commands, typedCommands } from '../../src/features/index.js';
import type { Inbound } from '../../src/ports/events.js';
import type { Call } from '../../src/view/view.js';
import { HIDDEN_IDS, HIDDEN_NAME, type PlaceName, speaking, VIEWERS, type ViewerName } from './canary.js';
import { engine } from './engine.js';

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
export function plainValue(arg: Arg): string {
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
function callsOf({ name, args }: (typeof commands)[number], full: boolean): Call[] {
  const plain = Object.fromEntries(Object.entries(args).map(([arg, spec]) => [arg, plainValue(spec)]));
  const required = Object.fromEntries(Object.entries(plain).filter(([arg]) => args[arg]?.required));
  const aimed = Object.entries(args).flatMap(([arg, spec]) =>
    hiddenValues(spec).flatMap((value) => [
      { ...required, [arg]: value },
      ...(full ? [{ ...plain, [arg]: value }] : []),
    ]),
  );
  const lists = Object.entries(args).flatMap(([arg, spec]) =>
    spec.type === 'choice' ? choicesOf(spec, engine).map((value) => ({ ...required, [arg]: value })) : [],
  );
  return [{}, plain, ...lists, ...aimed].map((values) => ({ command: name, args: values }));
}

/** What somebody would type who knows numbers and half a name. The name itself is not quoted back: that would be a canary. */
const typedAbout = (name: string, full: boolean): string[] => [
  name,
  `${name} #901`,
  `${name} open in Kestrel zq7canarz`,
  ...(full ? [`${name} Kestrel`, `${name} step 1`, `${name} "Merlin zq7canari"`] : []),
];

/** Each event by which a command can be tried. @param full all of them, which takes minutes for all viewers and places; else a quarter */
export function eventsOf(who: ViewerName, place: PlaceName, full: boolean): Inbound[] {
  const message = { id: 'M1', shared: place !== 'direct' };
  const called = commands
    .flatMap((command) => callsOf(command, full))
    .flatMap((call): Inbound[] => [
      { ...speaking(who, place), type: 'call', via: 'button', call, message },
      ...(full ? [{ ...speaking(who, place), type: 'call' as const, via: 'form' as const, call, message: null }] : []),
    ]);
  const examples = typedCommands.flatMap(({ name, examples: own }) => [...typedAbout(name, full), ...own]);
  const typed = examples.map((text): Inbound => ({ ...speaking(who, place), type: 'command', text, mentions: [] }));
  const all = [...called, ...typed];
  // Each is tried by one of any four viewers who follow one another: by one of those to whom it is hidden (`outsideCases`).
  const share = Object.keys(VIEWERS).indexOf(who) % 4;
  return full ? all : all.filter((_, i) => i % 4 === share);
}

const EVERYWHERE = ['churn', 'hall', 'joint', 'direct'] as const;

/** Somebody who looks, and from where. */
export type Case = readonly [ViewerName, PlaceName];

const combined = (viewers: readonly ViewerName[]): Case[] =>
  viewers.flatMap((who) => EVERYWHERE.map((place): Case => [who, place]));

/** Those to whom it is hidden. */
export const outsideCases = (full: boolean): readonly Case[] =>
  full
    ? combined(['member', 'dee', 'guest', 'external', 'unknown'])
    : [
        ['member', 'churn'],
        ['guest', 'churn'],
        ['external', 'joint'],
        ['dee', 'direct'],
      ];

/** Those who see it, elsewhere than where it lives. */
export const insideCases = (full: boolean): readonly Case[] => (full ? combined(['ada', 'bea']) : [['bea', 'churn']]);
