/** Reactions as Teams names them. */

/** The emoji of a reaction: "1f64b_personraisinghand" is "🙋". The old ones keep their names: "like". */
export function emojiOf(type: string): string {
  const hex = /^([\da-f]{4,6})(?:[-_]|$)/i.exec(type)?.[1];
  const point = hex === undefined ? Number.NaN : Number.parseInt(hex, 16);
  return point > 0xff && point <= 0x10ffff ? String.fromCodePoint(point) : type;
}
