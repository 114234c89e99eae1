/** When Baton nudges, how often, and what it learns from the answers. Pure. */

import { isFullMember } from './audience.js';
import { DAY } from './dates/calendar.js';
import { hashOf } from './hash.js';
import type { HoldOut, LastNudge, Ledger, NudgeCount } from './nudge-rows.js';
import type { Person } from './people-rows.js';
import { readSetting } from './read-setting.js';
import type { Setting } from './setting-rows.js';

/** The id of what is kept about a message. It names the channel too: a message's own id is unique only there (Slack's `ts`). */
export const messageKey = (channel: string, message: string) => `${channel}/${message}`;

/** Milliseconds of a minute. */
export const MINUTE = 60_000;
/** Milliseconds of an hour. */
export const HOUR = 3_600_000;
/** How long the text of a nudge is kept at most. */
export const HELD_MS = DAY;
/** If someone keeps writing unclear messages, the first nudge waits this long at most for the rest. */
export const BURST_MS = 10 * MINUTE;
/** Nobody is nudged about an event that arrived later than this, as after an outage. */
export const LATE_MS = 10 * MINUTE;
/** A claim outside the message's thread ("I'll take it") counts for this long after the message. */
export const CLAIM_MS = 15 * MINUTE;

/** A rule is judged in a channel after this many nudges... */
const JUDGED_AFTER = 20;
/** ...and needs more confidence, or goes to sleep, if more than this share was dismissed or muted. */
const MOST_TURNED_AWAY = 0.25;
/**
 * How far above the engine's threshold a finding must be before anyone is nudged, in log odds, by the rule's level. How
 * often it is right then is measured in docs/language-engine.md.
 */
const MARGINS = [0.5, 1.5] as const;
/** The level of a rule that no longer nudges in a channel. */
const ASLEEP = 2;

/** Whether somebody may be nudged; `ask`: once they have been asked and say yes. */
export type Consent = 'yes' | 'no' | 'ask';

/**
 * Whether somebody may be nudged. What they set for themselves counts. Where `nudge-consent` is `ask`, each person is asked
 * once, and without an answer that is a no; else full members are, and guests and people of other organisations are not.
 */
export function consentOf(
  set: readonly Setting[],
  person: Pick<Person, 'standing'> | undefined,
  asked: boolean,
): Consent {
  const mine = readSetting(set, 'nudges', 'person');
  if (mine.from === 'person') return mine.value === 'off' ? 'no' : 'yes';
  if (readSetting(set, 'nudge-consent').value !== 'told') return asked ? 'no' : 'ask';
  return person && isFullMember(person) ? 'yes' : 'no';
}

/** Whether a person's messages in a channel are read. The narrowest setting wins; nobody overrules a person's own "off". */
export function listens(set: readonly Setting[], linked: boolean): boolean {
  const mine = readSetting(set, 'nudges', 'person');
  if (mine.from === 'person' && mine.value === 'off') return false;
  const channel = readSetting(set, 'nudges', 'channel');
  const { value } = channel.from === 'channel' ? channel : readSetting(set, 'nudges', 'workspace');
  return value !== 'off' && (value !== 'linked' || linked);
}

/** Rules muted by any of these settings, whether for a person, a channel or the workspace. */
export function mutedRules(set: readonly Setting[]): ReadonlySet<string> {
  const rows = set.filter((s) => s.key === 'muted-rules');
  return new Set(rows.flatMap((s) => s.value.split(',').map((rule) => rule.trim())));
}

/** When a person can be nudged again: `minutes` after the last nudge, but not before now. */
export const nextFor = (last: LastNudge | undefined, now: number, minutes: number) =>
  Math.max(now, last ? last.at + minutes * MINUTE : now);

/** How many nudges a channel has had today. */
export const countToday = (last: NudgeCount | undefined, today: string) => (last?.day === today ? last.count : 0);

/** Nudges that led somewhere: the work was assigned or taken, or the message rewritten. */
export const usefulNudges = ({ assigned, taken, rewritten }: Ledger) => assigned + taken + rewritten;
/** Nudges whose reader did not want them. */
export const unwantedNudges = ({ dismissed, muted }: Ledger) => dismissed + muted;

/** A rule's level in a channel: one up if too many of its nudges since the last change of level were unwanted. */
export function levelOf(ledger: Ledger): Pick<Ledger, 'level' | 'shownThen' | 'awayThen'> {
  const { level, shownThen, awayThen } = ledger;
  const shown = ledger.shown - shownThen;
  const away = unwantedNudges(ledger) - awayThen;
  if (level < ASLEEP && shown >= JUDGED_AFTER && away / shown > MOST_TURNED_AWAY)
    return { level: level + 1, shownThen: ledger.shown, awayThen: unwantedNudges(ledger) };
  return { level, shownThen, awayThen };
}

/** How far above the usual threshold a finding must be, in log odds, by how careful a channel wants Baton to be. */
const CARE_MARGINS: Readonly<Record<string, number>> = { quiet: 1, normal: 0, eager: -0.8 };

/** The margin of the setting `nudge-care`. */
export const careMargin = (care: string): number => CARE_MARGINS[care] ?? 0;

/** Whether a finding is confident enough for its rule's level in a channel. */
export function sureEnough(score: number, ledger: Ledger | undefined): boolean {
  const level = ledger?.level ?? 0;
  return level < ASLEEP && score >= (MARGINS[level] ?? Number.POSITIVE_INFINITY);
}

/** Whether a nudge belongs to the share that is held out: spread evenly over all ids, the same answer each time. */
export const isHeldOut = (id: string, percent: number) => percent > 0 && (hashOf(`trial:${id}`) >>> 0) % 100 < percent;

/** What became of the work in one group of the hold-out experiment. */
export interface Group {
  n: number;
  /** How many had an owner within a day. */
  owned: number;
  /** The median time until they had one, in ms; undefined if none had. */
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
 * The difference between two groups' shares of owned work, with its 95 % interval. Method 10 of R. G. Newcombe, Statistics
 * in Medicine 17 (1998) 873-890, from both Wilson intervals.
 */
export function differenceOfShares(a: Group, b: Group): { points: number; low: number; high: number } {
  const [p, q] = [a.owned / Math.max(1, a.n), b.owned / Math.max(1, b.n)];
  const [one, two] = [wilsonInterval(a.owned, a.n), wilsonInterval(b.owned, b.n)];
  const low = p - q - Math.hypot(p - one.low, two.high - q);
  const high = p - q + Math.hypot(one.high - p, q - two.low);
  return { points: p - q, low, high };
}

/** The 95 % interval of a share. E. B. Wilson, Journal of the American Statistical Association 22 (1927) 209-212. */
export function wilsonInterval(part: number, whole: number): { low: number; high: number } {
  if (whole === 0) return { low: 0, high: 1 };
  const z = 1.96;
  const p = part / whole;
  const middle = p + (z * z) / (2 * whole);
  const spread = z * Math.sqrt((p * (1 - p)) / whole + (z * z) / (4 * whole * whole));
  const scale = 1 + (z * z) / whole;
  return { low: Math.max(0, (middle - spread) / scale), high: Math.min(1, (middle + spread) / scale) };
}
