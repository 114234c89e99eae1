/** Which connected system is meant, and who looks after it. */
import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import { Refusal } from '../../commands/outcome.js';
import { refuse } from '../../commands/refusals.js';
import { personSpan } from '../../kit/text.js';
import { keyOf } from '../../model/names.js';
import type { SignalSource } from '../../model/signals/rows.js';
import { code, join } from '../../model/text.js';
import { controls, paragraph, view } from '../../view/view.js';

/** What is done with a system that is connected. */
type SourceCommand = 'signal test' | 'signal rotate' | 'signal pause' | 'signal resume' | 'signal remove';

const MOST_NAMED = 5;

/** Passes for admins, for whoever leads a project, and for everybody if nobody is an admin. @throws Refusal */
export async function mayConnect(ctx: Context): Promise<void> {
  if (ctx.me.admin) return;
  const admins = await ctx.read.find('person', { where: { admin: true }, order: ['name', 'id'], limit: MOST_NAMED });
  if (admins.length === 0) return;
  const [led] = await ctx.read.find('project', { where: { lead: ctx.me.id, archived: false }, limit: 1 });
  if (led) return;
  const who = join(
    admins.map((admin) => [personSpan(admin)]),
    ', ',
  );
  throw refuse(ctx, 'signal-leads', { who });
}

/** The connected systems that the person looks after: their own, or all of them for an admin. */
export const sourcesOf = ({ read }: Pick<Context, 'read'>): Promise<SignalSource[]> =>
  read.find('signalSource', { order: ['name', 'id'] });

/** The one that is named; the only one, if none is. @throws Refusal, with the others as buttons */
export async function sourceNamed(
  ctx: Context,
  name: string | undefined,
  command: SourceCommand,
): Promise<SignalSource> {
  await mayConnect(ctx);
  const all = await sourcesOf(ctx);
  const key = keyOf(name ?? '');
  const named = name === undefined ? all : all.filter((one) => keyOf(one.name) === key || one.id === name);
  const [found, more] = named;
  if (found && !more) return found;
  if (all.length === 0) {
    const connect = button(ctx.label('button-signal-connect'), call('signal connect'), { form: true });
    throw new Refusal(view(paragraph(ctx.say('refused-signal-none-yet')), controls(connect)));
  }
  const says =
    name === undefined
      ? ctx.say('refused-signal-which')
      : ctx.say('refused-signal-unknown', { name: code(name.slice(0, 60)) });
  const buttons = all.slice(0, MOST_NAMED).map((one) => button(one.name, call(command, { source: one.name })));
  throw new Refusal(view(paragraph(says), controls(...buttons)));
}
