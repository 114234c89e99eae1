/** Alarms, nudges, and when people and channels were last told something. */
import type { Alarm, LastDigest, LastReminder } from '../../../src/model/alarm-rows.js';
import type { HoldOut, LastNudge, Ledger, Nudge, NudgeCount } from '../../../src/model/nudge-rows.js';
import { flag, fraction, json, plainCodec, renamed, sealed } from '../codecs.js';
import { type Tables, table } from './table.js';

/** Each kind of rows about what Baton says unasked as a table. */
export const NUDGE_TABLES = {
  alarm: table<Alarm>('alarm', { at: plainCodec, what: plainCodec, subject: plainCodec }),
  nudge: table<Nudge>('nudge', {
    channel: plainCodec,
    thread: plainCodec,
    message: plainCodec,
    author: plainCodec,
    // Older instances know what is held out by this name.
    state: renamed({ held_out: 'silent' }),
    kind: plainCodec,
    rule: plainCodec,
    score: fraction,
    at: plainCodec,
    dueAt: plainCodec,
    whisper: plainCodec,
    held: sealed,
  }),
  // Four kinds share a table: an older instance, which can run next to this one, knows them as rows of one kind.
  lastNudge: table<LastNudge>(
    'pace',
    { at: plainCodec, asked: flag },
    { prefix: 'person:', unused: { day: '', count: 0 } },
  ),
  nudgeCount: table<NudgeCount>(
    'pace',
    { day: plainCodec, count: plainCodec },
    { prefix: 'channel:', unused: { at: 0 } },
  ),
  lastDigest: table<LastDigest>(
    'pace',
    { at: plainCodec, day: plainCodec, skipped: plainCodec },
    { prefix: 'digest:', names: { skipped: 'count' } },
  ),
  lastReminder: table<LastReminder>(
    'pace',
    { at: plainCodec, day: plainCodec, told: json, toldAt: plainCodec },
    { prefix: 'reminder:', unused: { count: 0 } },
  ),
  ledger: table<Ledger>('ledger', {
    channel: plainCodec,
    rule: plainCodec,
    shown: plainCodec,
    assigned: plainCodec,
    taken: plainCodec,
    rewritten: plainCodec,
    dismissed: plainCodec,
    muted: plainCodec,
    expired: plainCodec,
    level: plainCodec,
    shownThen: plainCodec,
    awayThen: plainCodec,
  }),
  // Older instances know the table by this name.
  holdOut: table<HoldOut>('trial', {
    channel: plainCodec,
    rule: plainCodec,
    at: plainCodec,
    shown: flag,
    ownedAt: plainCodec,
  }),
} satisfies Tables;
