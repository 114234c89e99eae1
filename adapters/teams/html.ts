/** HTML as Teams sends it, as plain text. */

const NAMED_ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** Replaces character references by their characters: "&#x1f994;", "&amp;". Unknown ones stay as they are. */
export const decodeEntities = (text: string): string =>
  !text.includes('&')
    ? text
    : text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
        if (name) return NAMED_ENTITIES[name.toLowerCase()] ?? whole;
        const point = decimal ? Number(decimal) : Number.parseInt(hex, 16);
        return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
      });

/** The lines of an HTML message, as a message action receives it. Linear in its length, whatever it contains. */
export const htmlToText = (html: string): string =>
  decodeEntities(
    html
      .replace(/<(?:br|\/p|\/div|\/li|\/h\d)\s*\/?>/gi, '\n')
      .replace(/<(?:style|script)\b[^<>]*>[^<]*/gi, '')
      .replace(/<[^<>]*>/g, ''),
  )
    .replaceAll('\u00a0', ' ')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
