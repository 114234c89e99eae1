/** Text for the few card elements that read Markdown and mentions. */

/** Takes its meaning from whatever Markdown or mention is in a text, so that it shows as it was typed: "*" becomes "\*". Linear in its length. */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(/[\\`*_[\]()#~|!]/g, '\\$&')
    .replace(
      /^([^\S\r\n]*)([-+>]|\d+[.)])/gm,
      (_, space: string, sign: string) => `${space}${sign.slice(0, -1)}\\${sign.slice(-1)}`,
    )
    .replaceAll('<', '‹')
    .replaceAll('>', '›');
