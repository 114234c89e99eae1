/** Settings of the workspace, of this channel and of oneself: what is set, where it comes from, and how to change it. */
import { choice, maybeChoice, page, text } from '../commands/args.js';
import { button, call, optionPicker } from '../commands/calls.js';
import { type Command, command } from '../commands/command.js';
import type { Context } from '../commands/context.js';
import type { Outcome } from '../commands/outcome.js';
import { mayUse } from '../commands/permission.js';
import { refuse } from '../commands/refusals.js';
import { nextSteps, thenShow, undoButton } from '../kit/controls.js';
import { PAGE_SIZE, pageOfItems } from '../kit/paging.js';
import { add, remove, type Scope, type Setting, set } from '../model/rows.js';
import {
  declarationOf,
  isAllowed,
  readSetting,
  SETTINGS,
  type SettingDeclaration,
  settingId,
} from '../model/settings.js';
import { bold, plain } from '../model/text.js';
import { type Block, type Call, type Control, heading, type ListItem, note, view } from '../view.js';

const SCOPES = ['workspace', 'channel', 'me'] as const;
/** Where a setting is set: `me` is the person's own. */
type Where = (typeof SCOPES)[number] | undefined;
const KEYS = SETTINGS.map((s) => s.key);

async function stored(ctx: Context): Promise<Setting[]> {
  return ctx.read.find('setting', { where: { target: [ctx.workspace, ctx.channel.id, ctx.me.id] } });
}

/** Where a setting is changed when nothing else is said: the channel rather than the workspace, oneself last. */
const usual = (s: SettingDeclaration): Scope =>
  s.scopes.find((scope) => scope === 'channel') ?? s.scopes.find((scope) => scope === 'workspace') ?? 'person';
const spoken = (scope: Scope) => (scope === 'person' ? 'me' : scope);

function line(ctx: Context, s: SettingDeclaration, rows: readonly Setting[], then: Call): ListItem {
  const now = readSetting(rows, s.key);
  const setIt = call('set', { setting: s.key, where: spoken(usual(s)) }, { after: then });
  const own =
    now.from !== 'initial'
      ? [thenShow(button(ctx.label('button-reset'), call('reset', { setting: s.key, where: spoken(now.from) })), then)]
      : [];
  const options = s.values.map((value) => ({ value, label: value }));
  const change: Control =
    options.length > 0
      ? optionPicker(ctx.label('pick-value'), setIt, 'value', options)
      : button(ctx.label('button-change'), setIt);
  return {
    title: [bold(s.key), plain(' '), plain(now.value)],
    detail: [
      ...ctx.say(`setting-${s.key}`),
      plain(' '),
      ...ctx.say('setting-from', { where: ctx.label(`scope-${now.from}`) }),
    ],
    controls: [change, ...own],
  };
}

/** What is set here comes first; in private then what one can set for oneself; the rest as it was installed. */
async function list(ctx: Context, at: number): Promise<Outcome> {
  const rows = await stored(ctx);
  const toPage = (page: number) => call('settings', { page: String(page) });
  const rank = (s: SettingDeclaration) => {
    if (readSetting(rows, s.key).from !== 'initial') return 0;
    return ctx.channel.direct && s.scopes.includes('person') ? 1 : 2;
  };
  const all = [...SETTINGS].sort((a, b) => rank(a) - rank(b));
  const shown = all.slice((at - 1) * PAGE_SIZE, at * PAGE_SIZE + 1);
  return {
    private: true,
    view: view(
      heading(ctx.say('settings')),
      ...pageOfItems(
        ctx,
        shown.map((s) => line(ctx, s, rows, toPage(at))),
        at,
        toPage,
      ),
      note(ctx.say('settings-how')),
      await learnt(ctx),
    ),
  };
}

/** Rules that people here turned away too often. */
async function learnt(ctx: Context): Promise<Block | undefined> {
  const rows = await ctx.read.find('ledger', { where: { channel: ctx.channel.id, level: [1, 2] }, order: ['id'] });
  if (rows.length === 0) return undefined;
  const called = (level: number) =>
    rows
      .filter((row) => row.level === level)
      .map((row) => row.rule)
      .join(', ');
  const [raised, asleep] = [called(1), called(2)];
  return note([
    ...(raised ? ctx.say('settings-raised', { rules: raised }) : []),
    plain(raised && asleep ? ' ' : ''),
    ...(asleep ? ctx.say('settings-asleep', { rules: asleep }) : []),
  ]);
}

interface Place {
  setting: SettingDeclaration;
  scope: Scope;
  target: string;
  id: string;
}

function placeOf(ctx: Context, key: string, where: Where): Place {
  const setting = declarationOf(key);
  if (!setting) throw refuse(ctx, 'no-choice', { word: key, choices: KEYS.join(', ') }, { field: 'setting' });
  const scope: Scope = where === 'me' ? 'person' : (where ?? usual(setting));
  if (!setting.scopes.includes(scope))
    throw refuse(
      ctx,
      'wrong-scope',
      { setting: setting.key, scopes: setting.scopes.map(spoken).join(', ') },
      { field: 'where' },
    );
  if (scope === 'channel' && ctx.channel.direct) throw refuse(ctx, 'no-channel');
  const target = { workspace: ctx.workspace, channel: ctx.channel.id, person: ctx.me.id }[scope];
  return { setting, scope, target, id: settingId(scope, target, setting.key) };
}

/** The workspace's settings are its admins' to change, a channel's its people's, one's own one's own. */
const check = (ctx: Context, scope: Scope) => mayUse(ctx, scope === 'workspace' ? 'admin' : 'anyone', []);

async function change(ctx: Context, key: string, value: string, where: Where): Promise<Outcome> {
  const place = placeOf(ctx, key, where);
  await check(ctx, place.scope);
  const { setting, scope, target, id } = place;
  const given = setting.values.length > 0 ? value.toLowerCase() : value;
  if (!isAllowed(setting, given)) {
    const values = setting.values.length > 0 ? setting.values.join(', ') : ctx.label(`setting-${setting.key}-values`);
    throw refuse(ctx, 'bad-value', { word: value.slice(0, 60), setting: setting.key, values }, { field: 'value' });
  }
  const wanted = setting.tidy?.(given, ctx.today) ?? given;
  const old = await ctx.read.get('setting', id);
  if (old?.value === wanted)
    return {
      notice: ctx.say('setting-same', { setting: setting.key, value: wanted }),
      private: true,
      stale: true,
      view: nextSteps(),
    };
  const row = { id, workspace: ctx.workspace, scope, target, key: setting.key, value: wanted };
  return {
    private: true,
    changes: [old ? set('setting', old, { value: wanted }) : add('setting', row)],
    notice: ctx.say('setting-set', { setting: setting.key, value: wanted, where: ctx.label(`scope-${scope}`) }),
    view: nextSteps(undoButton(ctx)),
  };
}

async function reset(ctx: Context, key: string, where: Where): Promise<Outcome> {
  const place = placeOf(ctx, key, where);
  await check(ctx, place.scope);
  const old = await ctx.read.get('setting', place.id);
  if (!old)
    return {
      notice: ctx.say('setting-not-set', { setting: place.setting.key, where: ctx.label(`scope-${place.scope}`) }),
      private: true,
      stale: true,
      view: nextSteps(),
    };
  return {
    private: true,
    changes: [remove('setting', old)],
    notice: ctx.say('setting-reset', { setting: place.setting.key, where: ctx.label(`scope-${place.scope}`) }),
    view: nextSteps(undoButton(ctx)),
  };
}

const ARGS = {
  settings: { page: page() },
  set: { setting: choice(...KEYS), where: maybeChoice(...SCOPES), value: text({ max: 400, keys: ['to'] }) },
  reset: { setting: choice(...KEYS), where: maybeChoice(...SCOPES) },
};
type SettingArgs = typeof ARGS;
declare module '../commands/calls.js' {
  interface Commands extends SettingArgs {}
}

export const settingCommands: Command[] = [
  command({
    name: 'settings',
    aliases: ['setting', 'config', 'preferences', 'options'],
    args: ARGS.settings,
    examples: ['settings'],
    permission: 'anyone',
    run: (ctx, a) => list(ctx, a.page ?? 1),
  }),
  command({
    name: 'set',
    aliases: ['settings set', 'configure'],
    args: ARGS.set,
    examples: ['set stalled-after 10', 'set answers private me', 'set changes owners workspace'],
    permission: 'anyone',
    run: (ctx, a) => change(ctx, a.setting, a.value, a.where),
  }),
  command({
    name: 'reset',
    aliases: ['unset', 'settings reset'],
    args: ARGS.reset,
    examples: ['reset stalled-after', 'reset answers me'],
    permission: 'anyone',
    run: (ctx, a) => reset(ctx, a.setting, a.where),
  }),
];
