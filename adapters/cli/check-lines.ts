/** `baton check --jsonl`: one message a line in, one answer a line out. */
import { z } from 'zod';
import type { Check } from '../../src/clarity/check.js';
import type { PassageReader } from '../../src/clarity/encoder/blend.js';
import type { Clarity } from '../../src/clarity/engine.js';
import type { Finding } from '../../src/clarity/finding.js';
import { BadUsage } from '../common/bad-usage.js';

const messageLineSchema = z.object({
  id: z.coerce.string().optional(),
  text: z.string(),
  context: z.array(z.string()).nullish(),
  author: z.string().nullish(),
  participants: z.number().nullish(),
  medium: z.string().nullish(),
});

type MessageLine = z.infer<typeof messageLineSchema>;

/** Whether a rule is looked for. */
type RuleFilter = (rule: string) => boolean;

/** What answers messages. */
interface Checker {
  engine: Clarity;
  /** Reads likely sentences as well; without it the linear models decide alone. */
  encoder?: PassageReader | undefined;
  /** Which rules count; all if undefined. */
  wanted?: RuleFilter | undefined;
}

/**
 * Answers each line of a stream on the standard output, in order.
 * @throws BadUsage naming the first line that is not a message
 */
export async function checkLines(checker: Checker, input: NodeJS.ReadableStream): Promise<void> {
  let number = 0;
  let rest = '';
  const answerAll = async (lines: readonly string[]) => {
    const answers: (string | Promise<string>)[] = [];
    try {
      for (const line of lines) {
        number++;
        if (line.trim() !== '') answers.push(answerLine(checker, readMessageLine(line, number)));
      }
    } finally {
      // What stands before a line that is not a message is answered.
      const answered = await Promise.all(answers);
      if (answered.length > 0) process.stdout.write(answered.join(''));
    }
  };
  input.setEncoding('utf8');
  for await (const chunk of input) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    await answerAll(lines);
  }
  await answerAll([rest]);
}

function answerLine({ engine, encoder, wanted }: Checker, { id, text, ...about }: MessageLine) {
  const context = { ...contextOf(about), wanted };
  if (encoder === undefined) return answerOf(id, engine.check(text, context));
  return engine.withEncoder(encoder, text, context).then((read) => answerOf(id, engine.check(text, read)));
}

const answerOf = (id: MessageLine['id'], { findings, work, nudge, rewrite }: Check): string =>
  `${JSON.stringify({
    id,
    findings: findings.map(answerFinding),
    work: work && { kind: work.kind, owner: work.owner, due: work.due },
    nudge,
    rewrite,
  })}\n`;

const answerFinding = ({ rule, start, end, actual, expected, message }: Finding) => ({
  rule,
  start,
  end,
  actual,
  expected,
  message,
});

const contextOf = ({ context, author, participants, medium }: Omit<MessageLine, 'id' | 'text'>) => ({
  context: context ?? undefined,
  author: author ?? undefined,
  participants: participants ?? undefined,
  medium: medium ?? undefined,
});

function readMessageLine(line: string, number: number): MessageLine {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new BadUsage(`Line ${number} is not JSON.`);
  }
  if (isPlainMessage(value)) return value;
  const result = messageLineSchema.safeParse(value);
  if (!result.success) throw new BadUsage(`Line ${number}: ${z.prettifyError(result.error)}`);
  return result.data;
}

/** Whether a line has an id and a text and nothing else: the usual case, faster without the schema. */
function isPlainMessage(value: unknown): value is { id: string; text: string } {
  if (typeof value !== 'object' || value === null || !('id' in value) || !('text' in value)) return false;
  return typeof value.text === 'string' && typeof value.id === 'string' && Object.keys(value).length === 2;
}
