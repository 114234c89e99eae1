/** How often Baton speaks up of its own accord, and what it learns from how that was taken. Pure. */

import { DAY } from './dates.js';
import { hashOf } from './hash.js';
import type { HoldOut, LastNudge, Ledger, NudgeCount, Setting } from './rows.js';
import { readSetting } from './settings.js';

/** A message's id is unique in its channel only (Slack's `ts` is): the ids of what is kept about it name both. */
export const aboutMessage = (channel: string, message: string) => `${channel}/${message}`;

export const MINUTE = 60_000;
export const HOUR = 3_600_000;
/** How long the words of a nudge are held at the most. */
export const HELD_MS = DAY;
/** A burst is waited for so long at the most, after the first of its nudges was due. */
export const BURST_MS = 10 * MINUTE;
/** An event older than this came late, after an outage: nobody is nudged for it. */
export const LATE_MS = 10 * MINUTE;
/** So long after a message somebody who takes the work beside it, not in its thread, is taken to mean it. */
export const CLAIM_MS = 15 * MINUTE;

/** Shown before a rule is judged in a channel, and the share of those that may be turned away. */
const JUDGED_AFTER = 20;
const MOST_TURNED_AWAY = 0.25;
/**
 * How far above the engine's threshold a finding is before anybody is asked, in log odds: by cross-validation 87 in 100
 * are then right (docs/language-engine.md). Where a rule was turned away too often, more.
 */
const SURE = [0.5, 1.5] as const;
const ASLEEP = 2;

/** Whether a person's messages in a channel are looked at. The narrowest setting wins; nobody can overrule a person's own "off". */
export function listens(set: readonly Setting[], linked: boolean): boolean {
  const mine = readSetting(set, 'nudges', 'person');
  const own = mine.from === 'person' ? mine.value : undefined;
  if (own === 'off') return false;
  const channel = readSetting(set, 'nudges', 'channel');
  const { value } = channel.from === 'channel' ? channel : readSetting(set, 'nudges', 'workspace');
  if (value === 'off' || (value === 'linked' && !linked)) return false;
  return readSetting(set, 'nudge-consent').value === 'opt-out' || own === 'on';
}

/** The rules that somebody muted, for a person, a channel or the workspace. */
export function mutedRules(set: readonly Setting[]): ReadonlySet<string> {
  const rows = set.filter((s) => s.key === 'muted-rules');
  return new Set(rows.flatMap((s) => s.value.split(',').map((rule) => rule.trim())));
}

/** When a person can be nudged again: so many minutes after the last time, or now. */
export const nextFor = (last: LastNudge | undefined, now: number, minutes: number) =>
  Math.max(now, last ? last.at + minutes * MINUTE : now);

/** How many nudges a channel has had today. */
export const countToday = (last: NudgeCount | undefined, today: string) => (last?.day === today ? last.count : 0);

export const settled = (l: Ledger) => l.assigned + l.taken + l.rewritten;
export const turnedAway = (l: Ledger) => l.dismissed + l.muted;

/** The level that a rule has in a channel after what was said of it: one more where too many were turned away since the last. */
export function levelOf(l: Ledger): Pick<Ledger, 'level' | 'shownThen' | 'awayThen'> {
  const shown = l.shown - l.shownThen;
  const away = turnedAway(l) - l.awayThen;
  if (l.level < ASLEEP && shown >= JUDGED_AFTER && away / shown > MOST_TURNED_AWAY)
    return { level: l.level + 1, shownThen: l.shown, awayThen: turnedAway(l) };
  return { level: l.level, shownThen: l.shownThen, awayThen: l.awayThen };
}

/** Whether a finding is sure enough for what its rule has come to in a channel. */
export function sureEnough(score: number, ledger: Ledger | undefined): boolean {
  const level = ledger?.level ?? 0;
  return level < ASLEEP && score >= (SURE[level] ?? Number.POSITIVE_INFINITY);
}

/** Whether a nudge belongs to the share that is held out: spread evenly over all ids, the same answer each time. */
export const isHeldOut = (id: string, percent: number) => percent > 0 && (hashOf(`trial:${id}`) >>> 0) % 100 < percent;

/** What became of the work in one group of the hold-out. */
export interface Group {
  n: number;
  /** How many had an owner within a day. */
  owned: number;
  /** Half of those had one within so many ms; undefined where there are none. */
  half: number | undefined;
}

/** The group whose nudges were shown, or the one whose nudges were held out. */
export function groupOf(all: readonly HoldOut[], shown: boolean): Group {
  const mine = all.filter((t) => t.shown === shown);
  const waits = mine.flatMap((t) => (t.ownedAt !== null && t.ownedAt - t.at <= DAY ? [t.ownedAt - t.at] : []));
  waits.sort((a, b) => a - b);
  return { n: mine.length, owned: waits.length, half: waits[Math.floor((waits.length - 1) / 2)] };
}

/**
 * The difference of two shares with its 95 % interval: method 10 of R. G. Newcombe, Statistics in Medicine 17 (1998)
 * 873-890, from Wilson's intervals of both.
 */
export function difference(a: Group, b: Group): { points: number; low: number; high: number } {
  const [p, q] = [a.owned / Math.max(1, a.n), b.owned / Math.max(1, b.n)];
  const [one, two] = [interval(a.owned, a.n), interval(b.owned, b.n)];
  const low = p - q - Math.hypot(p - one.low, two.high - q);
  const high = p - q + Math.hypot(one.high - p, q - two.low);
  return { points: p - q, low, high };
}

/** Wilson's interval (95 %) for a share: E. B. Wilson, Journal of the American Statistical Association 22 (1927). */
export function interval(part: number, whole: number): { low: number; high: number } {
  if (whole === 0) return { low: 0, high: 1 };
  const z = 1.96;
  const p = part / whole;
  const middle = p + (z * z) / (2 * whole);
  const spread = z * Math.sqrt((p * (1 - p)) / whole + (z * z) / (4 * whole * whole));
  const scale = 1 + (z * z) / whole;
  return { low: Math.max(0, (middle - spread) / scale), high: Math.min(1, (middle + spread) / scale) };
}
