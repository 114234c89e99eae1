/** `baton outbox`: messages that could not be delivered. */
import { sayInstant } from '../../src/model/dates/calendar.js';
import { OperatorError } from '../common/operator-error.js';
import { clockOf } from '../store/clock.js';
import { type GivenUp, GivenUpMessages } from '../store/given-up.js';
import { SqlOutbox } from '../store/outbox.js';
import { besideBaton, type StoreOptions } from './beside.js';

/** How many are listed. */
const MOST = 50;

/** What a reason means, and what helps. The codes of Slack: docs.slack.dev/reference/methods/chat.postMessage. */
const EXPLANATIONS: readonly (readonly [why: RegExp, words: string])[] = [
  [/^(channel_not_found|not_in_channel)$|not known/, 'Baton is not in that channel. Invite it, then resend.'],
  [/^is_archived$/, 'The channel is archived.'],
  [/^(user_not_found|user_disabled|users_not_found)$/, 'That person has left.'],
  [/^(cannot_dm_bot|messages_tab_disabled|user_is_bot)$/, 'That person cannot get messages from Baton.'],
  [/^restricted_action/, 'The channel’s settings do not let Baton post there.'],
  [/^missing_scope$/, 'Baton lacks a permission. Install it again with its manifest, then resend.'],
  [/^(token_revoked|invalid_auth|account_inactive|not_authed)$/, 'Baton was removed from that workspace.'],
  [/^no answer$/, 'The platform never said whether it arrived. Look there before you resend it.'],
  [/answer was lost/, 'The platform did not confirm it, and cannot be asked. Look there before you resend it.'],
  [/^a fault of Baton$/, 'Baton could not make this message. The log says why; please report it.'],
  [/^sealed with a key/, 'It was sealed with a key that is not here: see BATON_KEYS.'],
];

/** Prints what was given up, and how much waits. */
export function listOutbox(options: StoreOptions): Promise<void> {
  return besideBaton(options, async (opened) => {
    const clock = await clockOf(opened);
    const { waiting, failed } = await new SqlOutbox(opened, clock).counts();
    const listed = await new GivenUpMessages(opened, clock).list(MOST);
    for (const one of listed) console.log(describe(one));
    const more = failed > listed.length ? ` The newest ${listed.length} are shown.` : '';
    console.log(`${waiting} waiting, ${failed === 0 ? 'none' : failed} given up.${more}`);
  });
}

function describe({ number, workspace, to, why, attempts, at, hasWords }: GivenUp): string {
  const tries = attempts === 1 ? 'one try' : `${attempts} tries`;
  const place = to.startsWith('@') ? `in private to ${to.slice(1)}` : `in ${to}`;
  const explained = EXPLANATIONS.find(([words]) => words.test(why))?.[1];
  const gone = hasWords ? '' : ' Its words are erased, so it can only be dropped.';
  return `${number}  ${sayInstant(at, 'UTC')} UTC  ${place} (${workspace})\n    ${why}, after ${tries}.${explained ? ` ${explained}` : ''}${gone}`;
}

/** Has messages sent again. @param numbers undefined for all @throws OperatorError if one cannot be */
export const resendFromOutbox = (numbers: readonly number[] | undefined, options: StoreOptions): Promise<void> =>
  change(numbers, options, 'sent again', (messages, wanted) => messages.resend(wanted));

/** Deletes messages. @param numbers undefined for all @throws OperatorError if one is not there */
export const dropFromOutbox = (numbers: readonly number[] | undefined, options: StoreOptions): Promise<void> =>
  change(numbers, options, 'dropped', (messages, wanted) => messages.drop(wanted));

/** @param numbers undefined for all */
function change(
  numbers: readonly number[] | undefined,
  options: StoreOptions,
  done: string,
  work: (messages: GivenUpMessages, numbers: readonly number[] | undefined) => Promise<number[]>,
): Promise<void> {
  return besideBaton(options, async (opened) => {
    const changed = await work(new GivenUpMessages(opened, await clockOf(opened)), numbers);
    const rest = (numbers ?? []).filter((number) => !changed.includes(number));
    console.error(`${changed.length === 1 ? 'One message is' : `${changed.length} messages are`} ${done}.`);
    if (rest.length === 0) return;
    const which = `${rest.map((number) => `#${number}`).join(', ')}`;
    throw new OperatorError(`${which}: not given up, or without words. \`baton outbox list\` shows what there is.`);
  });
}
