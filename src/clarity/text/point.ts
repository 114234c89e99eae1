/** Lines and columns of a text as editors count them: both from 1, columns in UTF-16 units. */

/** A place in a text. */
export interface Point {
  line: number;
  column: number;
  /** UTF-16 units from the start of the text. */
  offset: number;
}

/** A function from offsets to points. The text is scanned once, each look-up is a binary search. */
export function pointsOf(text: string): (offset: number) => Point {
  const lineStarts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lineStarts.push(at + 1);
  const startOf = (line: number) => lineStarts[line] ?? 0;
  return (offset) => {
    let low = 0;
    let high = lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (startOf(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - startOf(low) + 1, offset };
  };
}
