/** What the person who acted sees: a view, a form, or errors in the form that they sent. */
import { askFor } from '../commands/ask.js';
import type { Context, Situation } from '../commands/context.js';
import { formFor } from '../commands/forms.js';
import type { Missing, Outcome, Refusal } from '../commands/outcome.js';
import { unknownCommand } from '../commands/refusals.js';
import { allReadersSee } from '../kit/readers-along.js';
import { flat, type Text } from '../model/text.js';
import type { Inbound } from '../ports/events.js';
import type { Reader } from '../ports/store.js';
import { plainText } from '../view/as-text.js';
import { type Form, note, paragraph, type View, view } from '../view/view.js';
import { commandOf, redraw } from './run-call.js';

/** The one answer to an event. */
export type DraftAnswer =
  /** `inPlace`: instead of the message that the control stands in. `private`: for the person alone. */
  | { kind: 'view'; view: View; private: boolean; inPlace: boolean }
  | { kind: 'form'; form: Form }
  /** What is wrong with a form, by field. */
  | { kind: 'errors'; errors: Record<string, string> };

/** A view for the person alone. */
const whisper = (shown: View): DraftAnswer => ({ kind: 'view', view: shown, private: true, inPlace: false });

/** Whether somebody has sent a form. */
export const isFormSent = (inbound: Inbound): boolean => inbound.type === 'call' && inbound.via === 'form';

/** The answer to an outcome whose changes have been made. @param corrected the name that a mistyped command was read as */
export async function answerOutcome(
  reader: Reader,
  ctx: Context,
  inbound: Inbound,
  outcome: Outcome,
  corrected: string | undefined,
): Promise<DraftAnswer> {
  const changed = (outcome.changes?.length ?? 0) > 0;
  const message = inbound.type === 'call' ? inbound.message : null;
  const isOwn = outcome.own === true || (outcome.private === true && changed);
  const isRedrawn = message !== null && (changed || outcome.stale === true) && !(isOwn && message.shared);
  const { after } = ctx.call;
  const shown = isRedrawn && after ? await redraw(ctx, after) : outcome.view;
  const isPrivate = outcome.own || (outcome.private ?? (await ctx.setting('answers')) === 'private');
  const isShown = isRedrawn ? message.shared : !isPrivate && message?.shared !== false;
  const isHidden = isShown && !(await allReadersSee(reader, ctx.channel, ctx.touched, ctx.now));
  const isAloud = isRedrawn || message === null || changed;
  const isAlone = !isShown || isHidden || !isAloud || ctx.channel.direct;
  const drawn = withNotices(ctx, outcome, corrected, isAlone, shown);
  if (isHidden) return whisper(notForAll(ctx, drawn));
  return {
    kind: 'view',
    view: drawn,
    private: isPrivate || (message !== null && !changed),
    inPlace: isRedrawn || message?.shared === false,
  };
}

/** The view, saying that only the person sees it because not everybody in the channel may. */
const notForAll = (ctx: Context, shown: View): View => ({
  ...shown,
  ...view(...shown.blocks, note(ctx.say('not-for-all'))),
});

/**
 * The view with the outcome's notice above it, and a line if a mistyped command was corrected.
 * @param isAlone only the person who acts sees it, and is not spoken of in the third person
 */
function withNotices(
  ctx: Context,
  { notice }: Outcome,
  corrected: string | undefined,
  isAlone: boolean,
  shown: View = view(),
): View {
  const readAs = corrected === undefined ? undefined : ctx.say('read-as', { command: corrected });
  const says = notice && isAlone ? toYou(ctx, notice) : notice;
  const notices = [says, readAs].map((text) => text && paragraph(text));
  return { ...shown, ...view(...notices, ...shown.blocks) };
}

/** A notice as the person it is about reads it: "You took Data", where others read "Ana took Data". */
export const toYou = ({ me, say }: Situation, notice: Text): Text =>
  notice.flatMap((span, i) =>
    span.is === 'person' && span.id === me.id ? say(i === 0 ? 'you-first' : 'you') : [span],
  );

/** The answer to a refusal: at its field if a form was sent. */
export async function answerRefusal(
  reader: Reader,
  { channel, touched, now }: Situation,
  inbound: Inbound,
  refusal: Refusal,
): Promise<DraftAnswer> {
  const { field, stale = false } = refusal.options;
  if (field && isFormSent(inbound)) return { kind: 'errors', errors: { [field]: plainText(refusal.view) } };
  const isShared = inbound.type === 'call' && inbound.message?.shared === true;
  const inPlace = stale && (!isShared || (await allReadersSee(reader, channel, touched, now)));
  return { kind: 'view', view: refusal.view, private: true, inPlace };
}

/** The answer when arguments are missing: a form after a press, a question after a typed command. */
export async function answerMissing(ctx: Context, inbound: Inbound, missing: Missing): Promise<DraftAnswer> {
  const asked = contextOf(ctx, missing);
  const command = commandOf(asked.call);
  const [name] = missing.args;
  const arg = name === undefined ? undefined : command?.args[name];
  if (!command || name === undefined || !arg) return whisper(unknownCommand(ctx, asked.call.command, []));
  if (isFormSent(inbound)) {
    const says = ctx.say('refused-empty', { what: ctx.label(`arg-${name}`) });
    return { kind: 'errors', errors: { [name]: flat(says) } };
  }
  // A missing project is asked for first: the form's other fields depend on it.
  if (inbound.type === 'call' && arg.type !== 'project')
    return { kind: 'form', form: await formFor(asked, command, missing.args, missing.options) };
  return whisper(await askFor(asked, command, name, arg));
}

/** The form that asks for missing arguments; undefined if its command does not exist. */
export async function formForMissing(ctx: Context, missing: Missing): Promise<Form | undefined> {
  const asked = contextOf(ctx, missing);
  const command = commandOf(asked.call);
  return command && formFor(asked, command, missing.args, missing.options);
}

/** The context of the call that the form makes. */
const contextOf = (ctx: Context, { options }: Missing): Context => ({ ...ctx, call: options.call ?? ctx.call });
