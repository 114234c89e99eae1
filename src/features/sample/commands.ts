/** A sample project with a past, to look around in; and its removal without a trace. */
import { type Command, command } from '../../commands/command.js';
import { loadSample, removeSample } from './load.js';

const ARGS = {
  sample: {},
  'sample remove': {},
};
type SampleArgs = typeof ARGS;
declare module '../../commands/calls.js' {
  interface Commands extends SampleArgs {}
}

/** The commands of this feature. */
export const sampleCommands: Command[] = [
  command({
    name: 'sample',
    aliases: ['demo', 'sample load', 'load sample'],
    args: ARGS.sample,
    examples: ['sample'],
    permission: 'anyone',
    guests: 'never',
    run: (ctx) => loadSample(ctx),
  }),
  command({
    name: 'sample remove',
    aliases: ['remove sample', 'sample delete'],
    args: ARGS['sample remove'],
    examples: ['sample remove'],
    permission: 'anyone',
    guests: 'never',
    run: (ctx) => removeSample(ctx),
  }),
];
