/** "churn 7 to production": which version of which model was put where, in the words of people. Pure. */
import { keyOf } from './names.js';

/** What somebody said; what they left out is null. */
interface SaidPromotion {
  model: string | null;
  version: string;
  alias: string | null;
  /** The words that may say when it was: "on 3 March", "yesterday". */
  day: string | null;
  /** What shows it: words after "because", or an address. */
  evidence: string | null;
}

/** A number with whatever belongs to it ("7", "v2.1", "2026-03-02"), or a commit. */
const VERSION = /^(?:v\.?)?\d[\p{L}\p{N}._+-]*$|^[\p{L}][\p{L}._+-]*[-._]?v?\d[\p{L}\p{N}._+-]*$|^[0-9a-f]{7,40}$/iu;
/** What stands at the end: a reason or an address, and before it a day. */
const EVIDENCE =
  /^(.*?)[\s,;:–—-]+(?:because\s+(?:of\s+)?|as\s+shown\s+(?:in|by)\s+|see\s+)?(https?:\/\/\S+)$|^(.*?)[\s,;:–—-]+because\s+(?:of\s+)?(.+)$/iu;
const DAY = /^(.*?)\s+(?:(?:on|since)\s+(.+)|(yesterday|today|last\s+\S+))$/iu;
const PLACE = /^(.*?)\s+(?:in)?to\s+(?:the\s+)?(.+)$/iu;
/** Words that say nothing of their own. */
const FILLERS: ReadonlySet<string> = new Set(['version', 'model', 'the', 'of', 'v', 'we', 'release']);

/** "v7" and "7" are one version. */
const bare = (version: string): string => keyOf(version.replace(/^v\.?(?=\d)/iu, ''));

/** Whether these are the words for a version of a model: "7", "v7", "version 7", "churn 7". @param words as somebody typed them */
export function namesVersion(words: string, model: string, version: string): boolean {
  const said = readPromotion(words) ?? { model: null, version: words };
  if (bare(said.version) !== bare(version)) return false;
  return said.model === null || keyOf(model).includes(keyOf(said.model));
}

/** Undefined if no word of it can be a version. */
export function readPromotion(text: string): SaidPromotion | undefined {
  const [, byLink, link, byWords, because] = EVIDENCE.exec(text.trim()) ?? [];
  const told = byLink ?? byWords ?? text.trim();
  const [, dated, on, bare] = DAY.exec(told) ?? [];
  const rest = dated ?? told;
  const [, before, place] = PLACE.exec(rest) ?? [];
  const words = (before ?? rest).split(/\s+/u).filter((word) => word !== '' && !FILLERS.has(word.toLowerCase()));
  // "version 7 of churn" as well as "churn 7": the last word that can be one is it.
  const at = words.findLastIndex((word) => VERSION.test(word));
  const version = words[at];
  if (version === undefined) return undefined;
  const model = words.filter((_, i) => i !== at).join(' ');
  return {
    model: model === '' ? null : model,
    version: version.replace(/^v\.?(?=\d)/iu, ''),
    alias: place === undefined ? null : place.trim(),
    day: on ?? bare ?? null,
    evidence: link ?? because ?? null,
  };
}
