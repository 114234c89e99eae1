/** Connecting a system, and what is done with it afterwards. None of it can be undone: a secret that was shown is out. */
import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import type { Outcome } from '../../commands/outcome.js';
import { refuse } from '../../commands/refusals.js';
import { projectByChannel } from '../../kit/signal-mapping.js';
import { add, remove, set } from '../../model/changes.js';
import type { SignalPayload, SignalSource } from '../../model/signals/rows.js';
import type { SourceKind } from '../../model/signals/signal.js';
import { bold, code, plain, type Text } from '../../model/text.js';
import { controls, items, note, paragraph, view } from '../../view/view.js';
import { mayConnect, sourcesOf } from './find.js';
import { newPage, pageBlocks, sourceAddress } from './page.js';

/** More than this nobody looks after. */
const MOST_SOURCES = 50;
/** Deliveries that `signal test` shows. */
const SHOWN = 5;

const mine = { private: true, own: true, final: true } as const;

/** "alertmanager", or "alertmanager-2" if that is taken. */
function freeName(kind: SourceKind, all: readonly SignalSource[]): string {
  const taken = new Set(all.map(({ name }) => name));
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? kind : `${kind}-${n}`;
    if (!taken.has(name)) return name;
  }
}

/** Makes an address for a system, and a page that makes its secret. */
export async function connectSource(ctx: Context, kind: SourceKind): Promise<Outcome> {
  await mayConnect(ctx);
  // Two people may connect the same kind of system at once: names come one after the other.
  await ctx.nextNumber('project');
  const all = await ctx.read.overall.find('signalSource', { limit: MOST_SOURCES });
  if (all.length >= MOST_SOURCES) throw refuse(ctx, 'signal-many', { max: MOST_SOURCES });
  const { channel, me, now, workspace } = ctx;
  const page = newPage(ctx, 'new');
  const row = {
    ...{ id: ctx.newId(), workspace, kind, name: freeName(kind, all), channel: channel.id, by: me.id, at: now },
    ...{ paused: false, secrets: null, page, heardAt: 0, arrivedAt: 0 },
  };
  const source: SignalSource = { ...row, version: 1 };
  const words = { name: bold(row.name), system: ctx.label(`choice-system-${kind}`) };
  return {
    ...mine,
    changes: [add('signalSource', row)],
    view: view(
      paragraph(ctx.say('signal-connected', words)),
      paragraph(ctx.say('signal-address', { address: code(sourceAddress(ctx, source)) })),
      ...pageBlocks(ctx, source, page),
      note(await belonging(ctx, source)),
      controls(button(ctx.label('button-signal-list'), call('signal list'))),
    ),
  };
}

/** Where signals go that name no project. */
async function belonging(ctx: Context, source: SignalSource): Promise<Text> {
  const project = await projectByChannel(ctx.read, source);
  return project ? ctx.say('signal-goes-to', { project: bold(project.name) }) : ctx.say('signal-goes-nowhere');
}

/** Makes a page for another secret. The one in use counts until a day after the page was used. */
export function rotateSecret(ctx: Context, source: SignalSource): Outcome {
  const page = newPage(ctx, source.secrets ? 'rotate' : 'new');
  return {
    ...mine,
    changes: [set('signalSource', source, { page })],
    view: view(...pageBlocks(ctx, source, page)),
  };
}

/** Says how to try the connection, tells when something arrives, and shows what came last. */
export async function testSource(ctx: Context, source: SignalSource): Promise<Outcome> {
  const where = { source: source.id };
  const last = await ctx.read.find('signalPayload', { where, order: ['-at', '-id'], limit: SHOWN });
  if (!source.secrets) {
    const again = button(ctx.label('button-signal-secret'), call('signal rotate', { source: source.name }));
    return { private: true, view: view(paragraph(ctx.say('signal-no-secret')), controls(again)) };
  }
  return {
    ...mine,
    changes: [set('signalSource', source, { arrivedAt: 0 })],
    view: view(
      paragraph(ctx.say('signal-test', { name: bold(source.name) })),
      paragraph(ctx.say(`signal-try-${source.kind}`)),
      paragraph(ctx.say('signal-address', { address: code(sourceAddress(ctx, source)) })),
      last.length > 0 ? note(ctx.say('signal-last')) : undefined,
      items(last.map((payload) => ({ title: lineOf(ctx, payload) }))),
    ),
  };
}

/** "AUC fell to 0.64: belongs to no project". */
function lineOf(ctx: Context, { signals, outcome }: SignalPayload) {
  const [first, ...more] = signals;
  const title = first?.title ?? ctx.label('signal-unread');
  const rest = more.length > 0 ? [plain(` + ${more.length}`)] : [];
  return [plain(title), ...rest, plain(': '), ...ctx.say(`signal-outcome-${outcome}`)];
}

/** Stops listening to a system, or goes on. */
export async function pauseSource(ctx: Context, source: SignalSource, paused: boolean): Promise<Outcome> {
  const name = bold(source.name);
  return {
    ...mine,
    ...(source.paused !== paused && { changes: [set('signalSource', source, { paused })] }),
    notice: ctx.say(paused ? 'signal-paused' : 'signal-resumed', { name }),
    view: view(
      controls(
        paused ? button(ctx.label('button-signal-resume'), call('signal resume', { source: source.name })) : undefined,
        button(ctx.label('button-signal-list'), call('signal list')),
      ),
    ),
  };
}

/** Forgets a system with its secret and what it sent. */
export async function removeSource(ctx: Context, source: SignalSource): Promise<Outcome> {
  const payloads = await ctx.read.overall.find('signalPayload', { where: { source: source.id } });
  const left = (await sourcesOf(ctx)).length - 1;
  return {
    ...mine,
    changes: [remove('signalSource', source), ...payloads.map((payload) => remove('signalPayload', payload))],
    notice: ctx.say('signal-removed', { name: bold(source.name) }),
    ...(left > 0 && { view: view(controls(button(ctx.label('button-signal-list'), call('signal list')))) }),
  };
}
