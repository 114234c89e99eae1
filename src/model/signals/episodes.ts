/** When something that may be a false alarm is more than that. Pure. */

/** An episode that lasts longer than this is more than a false alarm. */
const LONG_MS = 3_600_000;
/** Something that came once and led to nothing is forgotten after this long. */
export const WATCH_MS = 7 * 86_400_000;

/** The name of an episode: what it is of, and when it began. */
export const episodeOf = (subject: string, startedAt: number): string => `${subject} ${startedAt}`;

const beginOf = (episode: string): number => Number(episode.slice(episode.lastIndexOf(' ') + 1));

/** Episodes of one thing that are known: all of them, and those that have ended. */
interface Episodes {
  starts: readonly string[];
  ended: readonly string[];
}

/** Those that go on, as far as anybody has said. */
const going = ({ starts, ended }: Episodes): string[] => starts.filter((one) => !ended.includes(one));

const subjectOf = (episode: string): string => episode.slice(0, episode.lastIndexOf(' '));

/**
 * Whether something came a second time. Several things that begin within an hour of one another, such as the drift of two
 * features, or one drift that two systems see, are one episode.
 */
function cameAgain(starts: readonly string[]): boolean {
  const all = [...new Set(starts)];
  const begins = all.map(beginOf);
  const isSpread = begins.length > 0 && Math.max(...begins) - Math.min(...begins) >= LONG_MS;
  return isSpread || new Set(all.map(subjectOf)).size < all.length;
}

/**
 * Whether drift is more than a false alarm: it came a second time, or goes on for longer than an hour. The same episode told
 * again is still one.
 */
export const isMoreThanAFalseAlarm = (known: Episodes, now: number): boolean =>
  cameAgain(known.starts) || going(known).some((one) => now - beginOf(one) >= LONG_MS);

/** When an episode that goes on will have lasted too long (epoch ms); undefined if none does. */
export function tooLongAt(known: Episodes): number | undefined {
  const begins = going(known).map(beginOf);
  return begins.length === 0 ? undefined : Math.min(...begins) + LONG_MS;
}
