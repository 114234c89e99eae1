/** Systems that tell Baton things: connected, tried, paused, given another secret, removed. */
import { choice, maybeText } from '../../commands/args.js';
import { type Command, command } from '../../commands/command.js';
import { SIGNAL_SOURCES } from '../../model/signals/signal.js';
import { connectSource, pauseSource, removeSource, rotateSecret, testSource } from './change.js';
import { sourceNamed } from './find.js';
import { listSources } from './list.js';

const source = () => maybeText({ exact: true, max: 60, keys: ['for', 'of', 'from'] });

const ARGS = {
  'signal connect': { system: choice(...SIGNAL_SOURCES) },
  'signal list': {},
  'signal test': { source: source() },
  'signal rotate': { source: source() },
  'signal pause': { source: source() },
  'signal resume': { source: source() },
  'signal remove': { source: source() },
};
type SignalArgs = typeof ARGS;
declare module '../../commands/calls.js' {
  interface Commands extends SignalArgs {}
}

const forLeads = { permission: 'anyone', guests: 'never' } as const;

/** The commands of this feature. */
export const signalCommands: Command[] = [
  command({
    ...forLeads,
    name: 'signal connect',
    aliases: ['connect', 'connect signal'],
    args: ARGS['signal connect'],
    examples: ['signal connect alertmanager', 'connect mlflow'],
    run: (ctx, { system }) => connectSource(ctx, system),
  }),
  command({
    ...forLeads,
    name: 'signal list',
    shows: true,
    aliases: ['signals', 'signal', 'list signals'],
    args: ARGS['signal list'],
    examples: ['signals'],
    run: listSources,
  }),
  command({
    ...forLeads,
    name: 'signal test',
    aliases: ['test signal'],
    args: ARGS['signal test'],
    examples: ['signal test alertmanager'],
    run: async (ctx, args) => testSource(ctx, await sourceNamed(ctx, args.source, 'signal test')),
  }),
  command({
    ...forLeads,
    name: 'signal rotate',
    aliases: ['rotate signal', 'rotate secret'],
    args: ARGS['signal rotate'],
    examples: ['signal rotate alertmanager'],
    run: async (ctx, args) => rotateSecret(ctx, await sourceNamed(ctx, args.source, 'signal rotate')),
  }),
  command({
    ...forLeads,
    name: 'signal pause',
    aliases: ['pause signal'],
    args: ARGS['signal pause'],
    examples: ['signal pause alertmanager'],
    run: async (ctx, args) => pauseSource(ctx, await sourceNamed(ctx, args.source, 'signal pause'), true),
  }),
  command({
    ...forLeads,
    name: 'signal resume',
    aliases: ['resume signal'],
    args: ARGS['signal resume'],
    examples: ['signal resume alertmanager'],
    run: async (ctx, args) => pauseSource(ctx, await sourceNamed(ctx, args.source, 'signal resume'), false),
  }),
  command({
    ...forLeads,
    name: 'signal remove',
    aliases: ['remove signal', 'disconnect'],
    args: ARGS['signal remove'],
    examples: ['signal remove alertmanager'],
    run: async (ctx, args) => removeSource(ctx, await sourceNamed(ctx, args.source, 'signal remove')),
  }),
];
