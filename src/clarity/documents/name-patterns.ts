/** What names look like, as regular expressions. */
import type { DocumentGrammar } from './grammar.js';

const WORD = String.raw`\p{Lu}[\p{L}\p{M}'’.-]{0,30}`;
const HANDLE = String.raw`@[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]{0,38}[\p{L}\p{N}_-])?`;

/** The patterns of a language. */
export interface NamePatterns {
  /** A name, or several (with the flag `u`). */
  any: string;
  /** The same at the start of a line. */
  leading: RegExp;
  /** "Bo: …" */
  speaker: RegExp;
  onlyOne: RegExp;
  onlyNames: RegExp;
  onlyHandle: RegExp;
  /** An office, wherever it stands: without one nobody holds it. */
  anyOffice: RegExp;
  /** "Chair: Ana Silva", "reviewed by: Bo Berg": an office, and who holds it. */
  inOffice: RegExp;
  /** "Ana Silva (chair)" */
  withOffice: RegExp;
  /** What stands between names. */
  separator: RegExp;
  /** A handle of everybody. */
  onlyEverybody: RegExp;
  /** A handle anywhere, but no address of an e-mail, and no team's: "@org/team". */
  mention: RegExp;
  /** Names of things: "DaemonSet", "ONNX". Names of people that look so begin with "Mc" and the like, or are known. */
  thing: RegExp;
  /** Endings that no name has, in words of some length. */
  nounEnding: RegExp;
  /** "’ll" and the like behind a name. */
  contraction: RegExp;
  /** "SIG Docs", "sig-docs" */
  groupBeginning: RegExp;
  article: RegExp;
}

/** Compiles them. */
export function namePatternsOf(grammar: DocumentGrammar): NamePatterns {
  const list = (name: Parameters<DocumentGrammar>[0]) => grammar(name).any;
  const joins = list('name-joins');
  const one = `(?:${WORD}(?:\\s(?:${list('name-particles')}\\s){0,2}${WORD}){0,3}|${HANDLE})(?:\\s?\\(${HANDLE}\\))?`;
  const fullName = `${WORD}(?:\\s${WORD}){1,2}`;
  const any = `${one}(?:(?:\\s?[,/&+;]\\s?(?:${joins}\\s)?|\\s${joins}\\s)${one}){0,7}`;
  const everybody = `@${list('everybody')}(?![\\p{L}\\p{N}_-])`;
  return {
    any,
    leading: new RegExp(`^[\\s*_]*(${any})`, 'u'),
    speaker: new RegExp(`^[\\s*_]*(${any})[*_]{0,3}\\s?:\\s`, 'u'),
    onlyOne: new RegExp(`^${one}$`, 'u'),
    onlyNames: new RegExp(`^${any}$`, 'u'),
    onlyHandle: new RegExp(`^${HANDLE}$`, 'u'),
    anyOffice: new RegExp(`\\b(?:${list('offices')}|${list('credits')})[*_]*\\s?[:),]`, 'i'),
    inOffice: new RegExp(
      `(?:^|[·|•;.]\\s)[\\s*_]*(\\p{L}[\\p{L} ]{2,20})[\\s*_]*:[\\s*_]*(${fullName}(?:,\\s${fullName}){0,4})`,
      'gu',
    ),
    withOffice: new RegExp(`(${fullName})\\s\\((?:${list('articles')}\\s)?(\\p{L}[\\p{L} ]{2,20})[),]`, 'gu'),
    separator: new RegExp(`\\s${joins}\\s|\\s?[,/&+;]\\s?(?:${joins}\\s)?`, 'u'),
    onlyEverybody: new RegExp(`^${everybody}$`, 'iu'),
    mention: new RegExp(`(?<![\\p{L}\\p{N}/.])(?!${everybody})${HANDLE}(?![\\p{L}\\p{N}_/])`, 'giu'),
    thing: new RegExp(
      `^(?!(?:${list('name-beginnings')}|O['’])\\p{Lu})(?:\\p{L}*\\p{Ll}\\p{Lu}\\p{L}*|\\p{Lu}{4,})$`,
      'u',
    ),
    nounEnding: new RegExp(`^.{3,}${list('noun-endings')}$`),
    contraction: new RegExp(`['’]${list('name-contractions')}$`),
    groupBeginning: new RegExp(`^${list('group-beginnings')}(?:-|\\s|$)`),
    article: new RegExp(`^${list('articles')}\\s`),
  };
}
