/** Mentions of groups: "@infra", "@data-eng", a user group of the platform. They point to nobody in particular. */
import type { TextRange } from './range.js';
import { MENTIONED_GROUP, type TextToken } from './tokens.js';

/** What tells that a mention is of a group. */
interface GroupSigns {
  /** Words with which a group's handle ends. */
  words: ReadonlySet<string>;
  /** Where the platform says that a group is mentioned. */
  places: readonly TextRange[];
}

/** A user group in Slack's own markup. */
const SLACK_GROUP = /^<!subteam/;
const NOT_LETTERS = /[^\p{L}]+/u;

/** The tokens, with each mention of a group as a single word like any other. */
export function withGroups(text: string, tokens: readonly TextToken[], signs: GroupSigns): readonly TextToken[] {
  const { places } = signs;
  const isGroup = ({ kind, start, end }: TextToken) =>
    kind === 'mention' && (isIn(places, start) || isGroupName(text.slice(start, end), signs.words));
  if (!tokens.some(isGroup)) return tokens;
  // "@ML Platform" is two tokens.
  const isRest = ({ kind, start }: TextToken) => kind !== 'mention' && isIn(places, start);
  return tokens.flatMap((token): TextToken[] => {
    if (isGroup(token)) return [{ ...token, kind: 'word', low: MENTIONED_GROUP }];
    return isRest(token) ? [] : [token];
  });
}

const isIn = (places: readonly TextRange[], at: number) => places.some(({ start, end }) => start <= at && at < end);

function isGroupName(mention: string, words: ReadonlySet<string>): boolean {
  if (!mention.startsWith('@')) return SLACK_GROUP.test(mention);
  const parts = mention.toLowerCase().split(NOT_LETTERS);
  return words.has(parts.findLast((part) => part !== '') ?? '');
}
