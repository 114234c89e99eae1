/** All settings, a page at a time: their values here, where each comes from, and how to change it. */
import { button, call, optionPicker } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import type { Outcome } from '../../commands/outcome.js';
import { thenShow } from '../../kit/controls.js';
import { PAGE_SIZE, pageOfItems } from '../../kit/paging.js';
import type { Scope, Setting } from '../../model/rows.js';
import { readSetting, SETTINGS, type SettingDeclaration } from '../../model/settings.js';
import { bold, plain } from '../../model/text.js';
import { type Block, type Call, type Control, heading, type ListItem, note, view } from '../../view.js';
import { scopeWord } from './place.js';

/** @param page 1 is the first */
export async function settingList(ctx: Context, page: number): Promise<Outcome> {
  const rows = await ctx.read.find('setting', { where: { target: [ctx.workspace, ctx.channel.id, ctx.me.id] } });
  const toPage = (n: number) => call('settings', { page: String(n) });
  const shown = inOrder(ctx, rows).slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE + 1);
  const list = shown.map((setting) => settingItem(ctx, setting, rows, toPage(page)));
  return {
    private: true,
    view: view(
      heading(ctx.say('settings')),
      ...pageOfItems(ctx, list, page, toPage),
      note(ctx.say('settings-how')),
      await judgedRules(ctx),
    ),
  };
}

/** What somebody has set comes first; in a private conversation then what one can set for oneself; then the rest. */
function inOrder(ctx: Context, rows: readonly Setting[]): SettingDeclaration[] {
  const rank = ({ key, scopes }: SettingDeclaration): number => {
    if (readSetting(rows, key).from !== 'initial') return 0;
    return ctx.channel.direct && scopes.includes('person') ? 1 : 2;
  };
  return [...SETTINGS].sort((a, b) => rank(a) - rank(b));
}

function settingItem(ctx: Context, setting: SettingDeclaration, rows: readonly Setting[], after: Call): ListItem {
  const { key } = setting;
  const { value, from } = readSetting(rows, key);
  const reset =
    from === 'initial'
      ? []
      : [
          button(
            ctx.label('button-reset'),
            call('reset', { setting: key, where: scopeWord(from) }),
            confirmed(ctx, from),
          ),
        ];
  return {
    title: [bold(key), plain(' '), plain(value)],
    detail: [
      ...ctx.say(`setting-${key}`),
      plain(' '),
      ...ctx.say('setting-from', { where: ctx.label(`scope-${from}`) }),
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
  const options = setting.values.map((value) => ({ value, label: value }));
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
      .map(({ rule }) => rule)
      .join(', ');
  const [raised, asleep] = [rulesAt(1), rulesAt(2)];
  if (!raised && !asleep) return undefined;
  return note([
    ...(raised ? ctx.say('settings-raised', { rules: raised }) : []),
    plain(raised && asleep ? ' ' : ''),
    ...(asleep ? ctx.say('settings-asleep', { rules: asleep }) : []),
  ]);
}
