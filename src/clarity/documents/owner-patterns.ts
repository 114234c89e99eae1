/** Where the words of an item or a sentence name whoever does it, as regular expressions. */
import type { DocumentGrammar } from './grammar.js';

const MARK = String.raw`(?:\s[–—-]{1,2}|->|→|=>)`;
const START = String.raw`(?:^|[.;:,(–—-]\s?)[\s*_]*`;
const WORD_END = String.raw`(?![\p{L}\p{N}])`;

/** The patterns of a language; each has the name, or the words in its place, as its first group. */
export type OwnerPatterns = ReturnType<typeof ownerPatternsOf>;

/** Compiles them. @param names a name, or several, as a regular expression */
export function ownerPatternsOf(grammar: DocumentGrammar, names: string) {
  return {
    ...placesOf(grammar, names),
    ...doersOf(grammar, names),
    ...givenOf(grammar, names),
    ...defaultOf(grammar, names),
    ...laterOf(grammar, names),
  };
}

function placesOf(grammar: DocumentGrammar, names: string) {
  const together = `\\s(?:${grammar('beside-names').any}|\\+|&)\\s`;
  return {
    /** "Bo: …", "Bo – …" */
    prefix: new RegExp(`^[\\s*_\\[(]*(${names})[\\s*_\\])]{0,4}(?::|\\s[–—-]{1,2}\\s|\\s?(?:->|→|=>)|[–—-]\\s)`, 'u'),
    bracketPrefix: new RegExp(`^[\\s*_]*[[(](${names})[\\])]`, 'u'),
    /** "Survey – Bo", "survey by Bo" */
    suffix: new RegExp(
      `(?:\\s[–—-]{1,3}|->|→|=>|:|,?\\s${grammar('behind-work').any}|\\|)\\s?[*_]*(${names})[*_\\s.]*$`,
      'u',
    ),
    /** "Legend: Rafael moves it", "Registry → Bo, by Friday", "Page — Dana w/ design" */
    afterLabel: new RegExp(`(?::|→|->|=>|\\s[–—-])\\s(${names})(?:,|\\s\\p{Ll}{2,}s\\s|${together})`, 'u'),
    /** "Hire for the position — Tendai, from July" */
    dashed: new RegExp(`${MARK}\\s(${names})(?:[,;]\\s|${together})`, 'u'),
    /** "Bo, by the 23rd", "Bo + Ana in May": a sentence that is a name and a day. */
    fragment: new RegExp(
      `^[\\s*_]*(${names}(?:\\s\\+\\s${names})?)(?:,?\\s${grammar('fragment-days').any}\\s[^.;:]{1,40})?[\\s.]*$`,
      'u',
    ),
    /** "Consent forms in two languages are missing" */
    plural: new RegExp(
      `^\\s*\\p{L}+\\s\\p{L}+s(?:\\s${grammar('noun-joins').any}\\s[^,;:.]{2,40})?\\s${grammar('plural-verbs').any}\\s`,
      'u',
    ),
    clauseBreak: /\s[–—-]{1,2}\s/,
    /** "Bo talks to legal", of somebody whom the document knows. */
    first: new RegExp(`^[\\s*_]*(${names})\\s\\p{Ll}`, 'u'),
  };
}

function doersOf(grammar: DocumentGrammar, names: string) {
  // What is done to a thing, not by a person: "tests should be added".
  const passive = `\\s(?:\\p{L}+\\s){0,2}?${grammar('passive').any}\\s(?:\\p{L}+ly\\s)?\\p{L}+${grammar('passive-endings').any}\\b`;
  const does = `(?!(?:${grammar('does-not').any}|${grammar('is-not-given').any})\\b)${grammar('does').any}`;
  const isGiven = `(?!${grammar('is-not-given').any}\\b)${grammar('is-given').any}`;
  // Not "forms in Luganda and Acholi are": there both words belong to what stands in front.
  const joins = `\\b${grammar('before-subjects').any}\\s`;
  const before = `(?:^|[.;:,(–—-]\\s?|${joins}(?<!\\p{Lu}\\p{L}+\\s${joins}))`;
  return {
    subject: new RegExp(`${before}[\\s*_]*(${names})[*_]*\\s(${does})${WORD_END}(?!${passive})`, 'gu'),
    anywhere: new RegExp(`(${names})\\s${grammar('does-anywhere').any}(?!${passive})\\s\\p{Ll}`, 'gu'),
    /** "Bo to follow up", "Ana: Bo will look" */
    given: new RegExp(
      `^[\\s*_]*(?:${names}\\s?:\\s)?(${names})[*_]*\\s(?:${isGiven}|${grammar('their-own-states').any}\\s\\p{Ll}+ing)${WORD_END}(?!${passive})`,
      'u',
    ),
    /** "LFAI will create a survey" */
    team: new RegExp(
      `^[\\s*_]*((?:${grammar('articles').any}\\s)?\\p{L}[\\p{L}\\p{N}/&-]{1,20}(?:\\s[\\p{L}\\p{N}/&-]{2,20}){0,2})\\s${grammar('team-does').any}\\s(?!${grammar('passive').any}\\b)\\p{Ll}`,
      'iu',
    ),
    /** "Radio workshop to find out why" */
    teamTo: new RegExp(
      `^[\\s*_]*((?:${grammar('articles').any}\\s)?\\p{L}[\\p{L}\\p{N}/&-]{1,20}(?:\\s[\\p{L}\\p{N}/&-]{2,20}){0,2})\\s(?!${grammar('is-not-given').any}\\b)${grammar('given-to').any}\\s(?!${grammar('passive').any}\\b)\\p{Ll}`,
      'iu',
    ),
    /** "PH's assistant is fixing the time" */
    theirOwn: new RegExp(
      `${START}(${names})['’]s\\s\\p{Ll}{3,20}\\s(?:${grammar('their-own-states').any}\\s\\p{Ll}+ing|${grammar('their-own').any})\\s`,
      'u',
    ),
  };
}

/** "Everything without a name is done by the release manager": a name, or undefined for a role. */
function defaultOf(grammar: DocumentGrammar, names: string) {
  const role = `${grammar('articles').any}\\s(?:\\p{L}+\\s){0,2}${grammar('roles').any}\\b`;
  const nameless = `\\b${grammar('nameless').any}\\b[^.;:!?]{0,40}`;
  return {
    byDefault: new RegExp(
      `${nameless}(?:\\s${grammar('falls-to').any}\\s(?:(${names}?)(?:['’]s)?[\\s*_]*[.,;(]|${role})|[,\\s](?:(${names})|${role})\\s${grammar('does-them').any}\\b)`,
      'u',
    ),
  };
}

/** In a sentence of its own behind what is to be done. */
function laterOf(grammar: DocumentGrammar, names: string) {
  const will = `(?:${grammar('will').any})\\s(?!${grammar('passive').any}\\b)\\p{Ll}`;
  return {
    /** Words without which there is no plan. */
    planned: new RegExp(`\\s(?:${grammar('will').any}|${grammar('weekdays').any})\\b`, 'u'),
    /** "Bo knows the person there and will write", "Bo, who knows them, will write" */
    andWill: new RegExp(
      `^[\\s*_]*(${names})(?:\\s\\p{Ll}+s\\s[^.;:]{2,80}\\s${grammar('before-subjects').any}|,\\s${grammar('who').any}\\s[^,.;:]{2,60},)\\s${will}`,
      'u',
    ),
    /** "Bo meets the vendor on Monday" */
    dated: new RegExp(
      `^[\\s*_]*(${names})\\s(?!${grammar('states').any}\\b)\\p{Ll}+s\\s(?:[^.;:]{2,60}\\s)?${grammar('fragment-days').any}\\s(?:${grammar('weekdays').any})`,
      'u',
    ),
    /** "Bo asked who is going to tell them": whoever asks does nothing of it. */
    asker: new RegExp(`^[^;:,]{2,60}\\s${grammar('asks-who').any}\\s(?=${grammar('who').any}\\b)`, 'iu'),
    /** "Bo is bringing ropes" */
    busy: new RegExp(`^[\\s*_]*${names}\\s${grammar('their-own-states').any}\\s\\p{Ll}+ing\\b`, 'u'),
    /** "It needs a seal, I order one", "…; it is on its way" */
    underWay: new RegExp(
      `[,;]\\s(?:${grammar('under-way').any}\\b|I\\s(?!${grammar('no-deeds').any}\\b)\\p{Ll}{3,15}\\s(?:${grammar('said-before').any}|${grammar('said-again').any}|${grammar('pronouns-of').any})\\b)`,
      'u',
    ),
    /** "Which Bo does this week" */
    relative: new RegExp(
      `,\\s${grammar('whose-clause').any}\\s(${names})\\s(?:${grammar('does-such').any}|${grammar('will').any})\\b`,
      'u',
    ),
    /** "This is on me", "I have begun with it" */
    mineOf: new RegExp(`\\b${grammar('mine-of').any}\\b(?!\\s${grammar('offers-not').any})`, 'u'),
  };
}

function givenOf(grammar: DocumentGrammar, names: string) {
  return {
    givenTo: new RegExp(`^[\\s*_]*(${names})\\s(?!${grammar('is-not-given').any}\\b)to\\s\\p{Ll}`, 'u'),
    /** "assigned to Bo" */
    assigned: new RegExp(`${grammar('given').any}\\s${grammar('given-to').any}\\s+(${names})`, 'iu'),
    /** "Still pending with Bo" */
    held: new RegExp(`\\b${grammar('held-by').any}\\s(${names})`, 'u'),
    labelInside: new RegExp(`^${grammar('labels-inside').any}\\s`, 'iu'),
    /** "For Bo: renew it" */
    forWhom: new RegExp(`^[\\s*_]*${grammar('for-whom').any}\\s(${names}):\\s`, 'iu'),
    /** "Renew it, Bo", "renew it / Bo", of somebody who is known, or called so. */
    ending: new RegExp(
      `(?:,|\\s[/~=]|\\.{3}|,\\s${grammar('beside-names').any})\\s(${names})(?:\\s${grammar('beside-names').any}\\s[^,.;:]{2,30})?[\\s.]*$`,
      'u',
    ),
    /** "cc Bo" */
    told: new RegExp(`\\b${grammar('told').any}\\s(${names})`, 'u'),
    /** "Will be adapted by S. Brandt" */
    agent: new RegExp(
      `\\b${grammar('passive').any}\\s(?:\\p{L}+\\s){1,4}${grammar('agents').any}\\s(${names})${WORD_END}`,
      'u',
    ),
    /** "The chair was asked to write" */
    office: new RegExp(`^[\\s*_\\d.]*${grammar('articles').any}\\s(${grammar('offices').any})\\s`, 'iu'),
    /** "pool size, hugo, monday" */
    byDay: new RegExp(
      `,\\s(\\p{L}[\\p{L}'’-]{1,20}),\\s(?:${grammar('fragment-days').any}\\s)?(?:${grammar('weekdays').any}|${grammar('months').any}\\p{Ll}*)[\\s.]*$`,
      'iu',
    ),
    /** "(hugo started it)" */
    startedBy: new RegExp(
      `[([](\\p{L}[\\p{L}'’-]{1,20})\\s(?:${grammar('has').any}\\s)?\\p{Ll}{3,15}\\s(?:${grammar('said-before').any}|${grammar('pronouns-of').any})[)\\]]`,
      'u',
    ),
    /** "With a new owner" */
    ofOwners: new RegExp(`\\b${grammar('of-owners').any}\\b`, 'i'),
    /** "Bo + data team: …", "Bo with the vendor: …" */
    mixedPrefix: new RegExp(
      `^[\\s*_]*(${names})(?:\\s?[+&]\\s?|\\s(?:${grammar('name-joins').any})\\s)([^:.;]{2,40}):\\s`,
      'u',
    ),
    /** "Known gaps, all of them mine" */
    writers: new RegExp(`\\b${grammar('all').any}\\s(?:\\p{L}+\\s){0,3}${grammar('mine').any}\\b`, 'iu'),
    /** "The supplier has offered to do it" */
    doesIt: new RegExp(
      `^[\\s*_]*(?!${grammar('not-doers').any}\\b)(?:${grammar('articles').any}\\s)?\\p{L}[\\p{L}.'’-]*(?:\\s\\p{L}[\\p{L}.'’-]*){0,2}\\s${grammar('does-it').any}\\b`,
      'iu',
    ),
    /** What depends is taken by nobody yet. */
    depends: new RegExp(`\\s${grammar('depends').any}\\s`),
    /** "Bo has the drawings, but it is not his" */
    denies: new RegExp(`\\s${grammar('denials').any}\\b`),
    /** Of what was said before. */
    speaksOf: new RegExp(`\\s${grammar('speaks-of').any}\\b`),
  };
}
