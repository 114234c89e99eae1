/** Settings of the workspace, of this channel and of oneself: listed, set and reset. */
import { choice, maybeChoice, page, text } from '../../commands/args.js';
import { type Command, command } from '../../commands/command.js';
import { changeSetting, resetSetting } from './change.js';
import { settingList } from './list.js';
import { KEYS, SCOPE_WORDS } from './place.js';

const ARGS = {
  settings: { page: page() },
  set: { setting: choice(...KEYS), where: maybeChoice(...SCOPE_WORDS), value: text({ max: 400, keys: ['to'] }) },
  reset: { setting: choice(...KEYS), where: maybeChoice(...SCOPE_WORDS) },
};
type SettingArgs = typeof ARGS;
declare module '../../commands/calls.js' {
  interface Commands extends SettingArgs {}
}

/** The commands of this feature. */
export const settingCommands: Command[] = [
  command({
    name: 'settings',
    shows: true,
    aliases: ['setting', 'config', 'preferences', 'options'],
    args: ARGS.settings,
    examples: ['settings'],
    permission: 'anyone',
    run: (ctx, { page = 1 }) => settingList(ctx, page),
  }),
  command({
    name: 'set',
    aliases: ['settings set', 'configure'],
    args: ARGS.set,
    examples: ['set stalled-after 10', 'set answers private me', 'set changes owners workspace'],
    permission: 'anyone',
    run: (ctx, args) => changeSetting(ctx, args.setting, args.value, args.where),
  }),
  command({
    name: 'reset',
    aliases: ['unset', 'settings reset'],
    args: ARGS.reset,
    examples: ['reset stalled-after', 'reset answers me'],
    permission: 'anyone',
    run: (ctx, args) => resetSetting(ctx, args.setting, args.where),
  }),
];
