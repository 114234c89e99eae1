/** The systems that are connected, and how each is. */
import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import type { Outcome } from '../../commands/outcome.js';
import { durationText, joinDots } from '../../kit/text.js';
import type { SignalSource } from '../../model/signals/rows.js';
import { bold, plain, type Text } from '../../model/text.js';
import {
  controls,
  heading,
  items,
  type ListItem,
  type Mark,
  note,
  paragraph,
  type View,
  view,
} from '../../view/view.js';
import { mayConnect, sourcesOf } from './find.js';

const DAY_MS = 86_400_000;

/** In words, how a connection is. */
function markOf(ctx: Context, { paused, secrets, heardAt }: SignalSource): Mark {
  const mark = (tone: Mark['tone'], id: string): Mark => ({ tone, label: ctx.label(`signal-mark-${id}`) });
  if (paused) return mark('muted', 'paused');
  if (!secrets) return mark('warning', 'no-secret');
  return heardAt === 0 ? mark('idle', 'silent') : mark('good', 'heard');
}

/** How many signals of the last day there were, and how many of them belong nowhere. */
async function lately(ctx: Context, { id, heardAt }: SignalSource): Promise<Text[]> {
  const where = { source: id, at: { above: ctx.now - DAY_MS } };
  const counts = await ctx.read.tally('transition', 'outcome', where);
  const all = [...counts.values()].reduce((sum, n) => sum + n, 0);
  const lost = counts.get('unmapped') ?? 0;
  return [
    ...(heardAt > 0 ? [ctx.say('signal-heard', { age: durationText(ctx, ctx.now - heardAt) })] : []),
    ...(all > 0 ? [ctx.say('signal-day', { n: all })] : []),
    ...(lost > 0 ? [ctx.say('signal-day-unmapped', { n: lost })] : []),
  ];
}

async function itemOf(ctx: Context, source: SignalSource): Promise<ListItem> {
  const { name: named, paused } = source;
  const more = { minor: true } as const;
  return {
    mark: markOf(ctx, source),
    title: [bold(named)],
    detail: joinDots([plain(ctx.label(`choice-system-${source.kind}`))], ...(await lately(ctx, source))),
    controls: [
      ...(source.secrets
        ? [
            button(ctx.label('button-signal-test'), call('signal test', { source: named })),
            button(ctx.label('button-signal-rotate'), call('signal rotate', { source: named }), more),
          ]
        : [button(ctx.label('button-signal-secret'), call('signal rotate', { source: named }))]),
      paused
        ? button(ctx.label('button-signal-resume'), call('signal resume', { source: named }))
        : button(ctx.label('button-signal-pause'), call('signal pause', { source: named }), more),
      button(ctx.label('button-signal-remove'), call('signal remove', { source: named }), {
        ...more,
        confirm: ctx.label('signal-confirm-remove', { name: named }),
      }),
    ],
  };
}

/** What a message shows of the connected systems. */
async function sourcesView(ctx: Context): Promise<View> {
  const all = await sourcesOf(ctx);
  const connect = controls(button(ctx.label('button-signal-connect'), call('signal connect'), { form: true }));
  if (all.length === 0) return view(paragraph(ctx.say('signal-none')), connect);
  const rows: ListItem[] = [];
  for (const source of all.slice(0, 15)) rows.push(await itemOf(ctx, source));
  return view(heading(ctx.say('signal-list')), items(rows), note(ctx.say('signal-list-note')), connect);
}

/** Shows them to whoever looks after them. */
export async function listSources(ctx: Context): Promise<Outcome> {
  await mayConnect(ctx);
  return { private: true, view: await sourcesView(ctx) };
}
