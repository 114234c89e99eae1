/** What the engine reports. Offsets are UTF-16 units of the text as given; `actual` is always the text between them. */

export interface Finding {
  /** The rule's id, as in `prompts/<language>/rules`. */
  rule: string;
  start: number;
  end: number;
  actual: string;
  /** What could stand there instead; empty where only the author can say. */
  expected: string[];
  /** What is said of it, in a few words. */
  message: string;
  /** A hint is weaker: it is shown, but nobody is nudged for it. */
  weight: 'finding' | 'hint';
}

export function findingAt(
  text: string,
  rule: { id: string; message: string },
  start: number,
  end: number,
  expected: string[],
  weight: Finding['weight'] = 'finding',
): Finding {
  const actual = text.slice(start, end);
  return { rule: rule.id, start, end, actual, expected, message: sayMessage(rule.message, actual, expected), weight };
}

function sayMessage(message: string, actual: string, expected: readonly string[]): string {
  return message.replaceAll('{actual}', actual).replaceAll('{expected}', expected[0] ?? '');
}
