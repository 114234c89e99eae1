/** Reading what other systems send: nothing of it is trusted, neither its shape nor its words. */
import { createHash } from 'node:crypto';
import type { ModelVersion, Severity, Signal } from '../../src/model/signals/signal.js';
import { LONGEST_LABEL, LONGEST_TEXT, LONGEST_TITLE, MOST_LABELS } from '../../src/model/signals/signal.js';
import { cut } from '../../src/model/text.js';
import { isObject } from '../platform/json.js';

/** Marks that turn the direction of writing or show nothing, and half pairs, with which a text can look like another. */
const TRICKS = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
/** Instants of signals: nothing else is a time at which a model was watched. */
const EARLIEST = Date.UTC(2000, 0);
const LATEST = Date.UTC(2100, 0);

/** The value at a path of an object’s own fields, or undefined. A number is a place in a list. */
export function valueAt(value: unknown, ...path: readonly (string | number)[]): unknown {
  let at = value;
  for (const name of path) {
    if (typeof name === 'number') at = Array.isArray(at) ? at[name] : undefined;
    else at = isObject(at) && Object.hasOwn(at, name) ? at[name] : undefined;
  }
  return at;
}

/** The same, whichever letters of the names are big. */
export function valueLike(value: unknown, ...path: readonly string[]): unknown {
  let at = value;
  for (const name of path) {
    const key = isObject(at) && Object.keys(at).find((one) => one.toLowerCase() === name.toLowerCase());
    at = isObject(at) && key ? at[key] : undefined;
  }
  return at;
}

/** The list at a path, or an empty one. */
export function listAt(value: unknown, ...path: readonly (string | number)[]): unknown[] {
  const list = valueAt(value, ...path);
  return Array.isArray(list) ? list : [];
}

/** A text or a number as a text on one line; null for anything else, and for an empty one. */
export function textOf(value: unknown): string | null {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  return oneLine(text, LONGEST_TEXT) || null;
}

/** The text at a path, or null. */
export const textAt = (value: unknown, ...path: readonly (string | number)[]): string | null =>
  textOf(valueAt(value, ...path));

const oneLine = (text: string, most: number): string =>
  cut(
    text
      .slice(0, most * 4)
      .replace(/\s+/gu, ' ')
      .replace(TRICKS, '')
      .trim(),
    most,
  );

/** An instant from ISO 8601, or from a number of seconds or milliseconds; undefined for anything else. */
export function momentOf(value: unknown): number | undefined {
  const text = typeof value === 'string' ? value.trim() : '';
  const number = typeof value === 'number' ? value : /^\d{9,14}(?:\.\d+)?$/.test(text) ? Number(text) : undefined;
  const at = number === undefined ? Date.parse(text) : number < 1e11 ? number * 1000 : number;
  return at > EARLIEST && at < LATEST ? Math.round(at) : undefined;
}

/** An id made of what tells one thing from another: the same parts give the same one. */
export const idOf = (...parts: readonly (string | number | null)[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);

/** An address of the web as it may be shown; null for anything else. */
function linkOf(value: string | null | undefined): string | null {
  if (!value || !URL.canParse(value)) return null;
  const url = new URL(value);
  const isWeb = (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' && url.password === '';
  return isWeb && url.href.length <= LONGEST_TEXT ? url.href : null;
}

/** Words for how bad something is. */
export function severityOf(value: string | null | undefined): Severity | null {
  const word = (value ?? '').toLowerCase();
  if (/^(?:critical|crit|page|fatal|emergency|sev[-_ ]?[01]|p[01]|error|high)$/.test(word)) return 'critical';
  if (/^(?:warn|warning|medium|minor|sev[-_ ]?[23]|p[23])$/.test(word)) return 'warning';
  return /^(?:info|information|informational|notice|none|low|p[45])$/.test(word) ? 'info' : null;
}

/** Labels from a sender's own object, and more of the reader's, which count where both have one. */
export function labelsOf(
  own: unknown,
  more: Readonly<Record<string, string | null | undefined>> = {},
): Record<string, string> {
  const pairs: [string, unknown][] = [...(isObject(own) ? Object.entries(own) : []), ...Object.entries(more)];
  const labels = new Map<string, string>();
  // The reader's own come last, and are not crowded out.
  const room = MOST_LABELS - Object.keys(more).length;
  for (const [i, [name, value]] of pairs.entries()) {
    if (i >= room && !Object.hasOwn(more, name)) continue;
    const key = oneLine(name, LONGEST_LABEL).toLowerCase();
    const text = typeof value === 'boolean' ? String(value) : textOf(value);
    if (key !== '' && key !== '__proto__' && text !== null) labels.set(key, cut(text, LONGEST_LABEL));
  }
  return Object.fromEntries(labels);
}

/** A model; null without a name. */
export function modelOf(
  name: string | null,
  version: string | null = null,
  alias: string | null = null,
): ModelVersion | null {
  const short = (text: string | null) => text && cut(text, LONGEST_LABEL);
  return name === null ? null : { name: cut(name, LONGEST_LABEL), version: short(version), alias: short(alias) };
}

/** A signal as a reader has found it. What is left out is not said. */
export interface FoundSignal extends Pick<Signal, 'id' | 'kind' | 'state' | 'subject' | 'at'> {
  startedAt?: number;
  /** Null or empty: the subject has to do. */
  title: string | null;
  text?: string | null;
  link?: string | null;
  severity?: Severity | null;
  labels?: Record<string, string>;
  model?: ModelVersion | null;
  actor?: string | null;
}

/** A signal within all its limits. */
export const signalOf = (found: FoundSignal): Signal => {
  const subject = cut(found.subject, LONGEST_LABEL);
  const { text, actor } = found;
  return {
    ...{ id: found.id, kind: found.kind, state: found.state, subject },
    startedAt: found.startedAt ?? found.at,
    at: found.at,
    title: oneLine(found.title ?? '', LONGEST_TITLE) || cut(subject, LONGEST_TITLE),
    text: (text && oneLine(text, LONGEST_TEXT)) || null,
    link: linkOf(found.link),
    severity: found.severity ?? null,
    labels: found.labels ?? {},
    model: found.model ?? null,
    actor: (actor && oneLine(actor, LONGEST_LABEL)) || null,
  };
};
