/** Home: everything that concerns one person: offers waiting for their answer, their tasks, stages and projects. */
import { type Command, command } from '../../commands/command.js';
import { homePage } from './page.js';

const ARGS = {
  home: {},
};
type HomeArgs = typeof ARGS;
declare module '../../commands/calls.js' {
  interface Commands extends HomeArgs {}
}

/** The commands of this feature. */
export const homeCommands: Command[] = [
  command({
    name: 'home',
    shows: true,
    aliases: ['me', 'my work', 'today', 'start page'],
    args: ARGS.home,
    examples: ['home'],
    permission: 'anyone',
    run: async (ctx) => ({ private: true, view: { ...(await homePage(ctx)), page: 'home' } }),
  }),
];
