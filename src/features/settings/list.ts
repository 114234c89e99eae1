/** All settings, a heading at a time: their values here, where each comes from, and how to change it. */

import { button, call, optionPicker } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import type { Outcome } from '../../commands/outcome.js';
import { thenShow } from '../../kit/controls.js';
import { ruleTitle } from '../../kit/rule-titles.js';
import { readSetting } from '../../model/read-setting.js';
import type { Scope, Setting } from '../../model/setting-rows.js';
import { declarationOf, type SettingDeclaration } from '../../model/settings.js';
import { bold, plain } from '../../model/text.js';
import {
  type Block,
  type Call,
  type Control,
  controls,
  heading,
  items,
  type ListItem,
  note,
  view,
} from '../../view/view.js';
import { GROUP_NAMES, GROUPS, type GroupName } from './groups.js';
import { scopeWord } from './place.js';
import { settingName, valueWords } from './values.js';

/** @param page 1 is the first; each heading is a page */
export async function settingList(ctx: Context, page: number): Promise<Outcome> {
  const rows = await ctx.read.find('setting', { where: { target: [ctx.workspace, ctx.channel.id, ctx.me.id] } });
  const shown = GROUP_NAMES[page - 1] ?? 'workspace';
  const here = toGroup(shown);
  const list = GROUPS[shown].flatMap((key) => declarationOf(key) ?? []);
  return {
    private: true,
    view: view(
      heading(ctx.say(`settings-${shown}`)),
      controls(
        ...GROUP_NAMES.filter((name) => name !== shown).map((name) =>
          button(ctx.label(`button-settings-${name}`), toGroup(name)),
        ),
      ),
      items(list.map((setting) => settingItem(ctx, setting, rows, here))),
      shown === 'nudges' ? await judgedRules(ctx) : undefined,
      note(ctx.say('settings-how')),
    ),
  };
}

const toGroup = (name: GroupName) => call('settings', { page: String(GROUP_NAMES.indexOf(name) + 1) });

function settingItem(ctx: Context, setting: SettingDeclaration, rows: readonly Setting[], after: Call): ListItem {
  const { key } = setting;
  const { value, from } = readSetting(rows, key);
  const reset =
    from === 'initial'
      ? []
      : [
          button(ctx.label('button-reset'), call('reset', { setting: key, where: scopeWord(from) }), {
            minor: true,
            ...confirmed(ctx, from),
          }),
        ];
  return {
    title: [bold(settingName(ctx, key)), plain(': '), plain(valueWords(ctx, setting, value))],
    detail: [
      ...ctx.say(`setting-${key}`),
      plain(' '),
      // What nobody has changed needs no word about where it comes from.
      ...(from === 'initial'
        ? ctx.say('setting-key', { setting: key })
        : ctx.say('setting-from', { where: ctx.label(`scope-${from}`), setting: key })),
    ],
    controls: [changeControl(ctx, setting, after), ...reset.map((one) => thenShow(one, after))],
  };
}

/** What holds for others too is not reset by a slip. */
const confirmed = (ctx: Context, scope: Scope) =>
  scope === 'person' ? {} : { confirm: ctx.label(`confirm-reset-${scope}`) };

/** A choice of the values, or a button that asks for one; for oneself if that is possible, else it is asked for whom. */
function changeControl(ctx: Context, setting: SettingDeclaration, after: Call): Control {
  const where = setting.scopes.includes('person') ? 'me' : undefined;
  const change = call('set', { setting: setting.key, where }, { after });
  const options = setting.values.map((value) => ({ value, label: valueWords(ctx, setting, value) }));
  return options.length > 0
    ? optionPicker(ctx.label('pick-value'), change, 'value', options)
    : button(ctx.label('button-change'), change);
}

/** The rules that people in this channel dismissed too often, and that are therefore used less. */
async function judgedRules(ctx: Context): Promise<Block | undefined> {
  const rows = await ctx.read.find('ledger', { where: { channel: ctx.channel.id, level: [1, 2] }, order: ['id'] });
  const rulesAt = (level: number): string =>
    rows
      .filter((row) => row.level === level)
      .map(({ rule }) => ruleTitle(ctx, rule))
      .join(', ');
  const [raised, asleep] = [rulesAt(1), rulesAt(2)];
  if (!raised && !asleep) return undefined;
  return note([
    ...(raised ? ctx.say('settings-raised', { rules: raised }) : []),
    plain(raised && asleep ? ' ' : ''),
    ...(asleep ? ctx.say('settings-asleep', { rules: asleep }) : []),
  ]);
}
