/** An answer in somebody's own words: "by hand", "not yet", "n/a because we have no labels". */
import type { Context } from '../../commands/context.js';
import { ANSWER_VALUES, type AnswerValue } from '../../model/audit/rows.js';

/** What somebody said: the answer, and what came after it. */
interface SaidAnswer {
  value: AnswerValue;
  rest: string | undefined;
}

/** What can stand between an answer and what explains it. */
const LEAD = /^[\s,.:;–—-]+|^(?:because|since|as|see)\b\s*/iu;

const withoutLead = (words: string): string => {
  const shorter = words.replace(LEAD, '');
  return shorter === words ? words : withoutLead(shorter);
};

/** The answer with which the words begin; undefined if they begin with none. */
export function saidAnswer({ label }: Pick<Context, 'label'>, words: string): SaidAnswer | undefined {
  const said = words.trim().toLowerCase().replaceAll("'", '’');
  const turns = ANSWER_VALUES.flatMap((value) =>
    label(`audit-said-${value}`)
      .split('|')
      .map((turn) => ({ value, turn: turn.trim() })),
  );
  const fits = ({ turn }: { turn: string }) => said.startsWith(turn) && !/^[\p{L}\p{N}]/u.test(said.slice(turn.length));
  const [longest] = turns.filter(fits).sort((a, b) => b.turn.length - a.turn.length);
  if (!longest) return undefined;
  const rest = withoutLead(words.trim().slice(longest.turn.length));
  return { value: longest.value, rest: rest === '' ? undefined : rest };
}

/** Whether the words are what people say for themselves: "me". */
export const saidMe = ({ label }: Pick<Context, 'label'>, words: string): boolean =>
  label('audit-said-me').split('|').includes(words.trim().toLowerCase());
