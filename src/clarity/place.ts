/** Lines and columns of a text, both from 1, as editors count them; columns in UTF-16 units. */

export interface Point {
  line: number;
  column: number;
  offset: number;
}

/** A function from offsets to points; the text is looked through once. */
export function pointsOf(text: string): (offset: number) => Point {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] as number) + 1, offset };
  };
}
