/** What a signal means, and for which project: by the rules of a team, else by its own labels. */
import { keyOf } from '../names.js';
import type { Signal } from './signal.js';

/**
 * What a signal can mean for a project. `performance`: the model does worse. `drift`: what comes in has changed. `data`: the
 * data is not as it should be. `training`, `evaluation`, `deployment`: such a run ended. `promotion`: another version is the one
 * to use. `ignore`: nothing follows.
 */
export const MEANINGS = [
  'performance',
  'drift',
  'data',
  'training',
  'evaluation',
  'deployment',
  'promotion',
  'ignore',
] as const;
/** One of them. */
export type Meaning = (typeof MEANINGS)[number];

/** Where a signal belongs. */
export interface Mapped {
  project: string;
  /** The stage that a rule names; null for the one that fits the meaning. */
  stage: string | null;
  meaning: Meaning;
  /** The rule that decided; null if the labels did. */
  rule: string | null;
}

/** Labels and what they have to be: texts in which `*` stands for anything. */
export type Conditions = Readonly<Record<string, string>>;

/** What a rule decides by. */
export interface MappingRule {
  id: string;
  /** The source that it is for; null for all of them. */
  source: string | null;
  conditions: Conditions;
  project: string;
  stage: string | null;
  /** Null: what the signal itself says. */
  meaning: Meaning | null;
  position: number;
}

/** Most conditions of one rule. */
const MOST_CONDITIONS = 6;
/** Longest value of a condition, UTF-16 units. */
const LONGEST_VALUE = 200;

/** The labels that name a project, the plainest first. */
const PROJECT_LABELS = ['baton_project', 'project', 'model', 'model_name', 'registered_model', 'repository', 'repo'];

/** The folded names by which a signal may name its project, the plainest first. */
export function projectKeysOf({ labels, model }: Signal): string[] {
  const named = PROJECT_LABELS.flatMap((label) => labels[label] ?? []);
  const all = [...named.slice(0, 2), ...(model ? [model.name] : []), ...named.slice(2)];
  // A repository is "owner/name", a model of a registry "entity/registry/name".
  const keys = all.flatMap((name) => [keyOf(name), keyOf(name.split('/').at(-1) ?? '')]);
  return [...new Set(keys.filter((key) => key !== ''))];
}

/** What can be asked of a signal besides its labels. */
function labelsToMatch({ labels, kind, state, title, severity, model }: Signal): Record<string, string | undefined> {
  return {
    kind,
    state,
    title,
    severity: severity ?? undefined,
    model: model?.name,
    alias: model?.alias ?? undefined,
    ...labels,
  };
}

/** Whether a text is as a pattern wants it, in which `*` stands for anything. Big and small letters are the same. */
export function fitsPattern(text: string, pattern: string): boolean {
  const [first = '', ...rest] = pattern.toLowerCase().split('*');
  const whole = text.toLowerCase();
  if (rest.length === 0) return whole === first;
  if (!whole.startsWith(first)) return false;
  const last = rest.pop() ?? '';
  let at = first.length;
  for (const part of rest) {
    const found = whole.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return whole.length - last.length >= at && whole.endsWith(last);
}

/** Whether a rule is for a signal: each of its conditions holds. A rule without one is for everything from its source. */
export function fitsRule(rule: Pick<MappingRule, 'source' | 'conditions'>, source: string, signal: Signal): boolean {
  if (rule.source !== null && rule.source !== source) return false;
  const labels = labelsToMatch(signal);
  return Object.entries(rule.conditions).every(([name, pattern]) => {
    const value = Object.hasOwn(labels, name) ? labels[name] : undefined;
    return value !== undefined && fitsPattern(value, pattern);
  });
}

/** The first rule in the team's order that is for a signal. */
export const ruleFor = <R extends MappingRule>(rules: readonly R[], source: string, signal: Signal): R | undefined =>
  [...rules]
    .sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
    .find((rule) => fitsRule(rule, source, signal));

const CONDITION = /^([\p{L}\p{N}_.:/-]+)\s*([=~])\s*(?:"([^"]*)"|(.*))$/u;

/**
 * Conditions as people write them: `alertname~drift, model="churn model"`, one after a comma or on a line of its own. `~`: the
 * label contains the words, as `=*drift*` says too; stars that are typed in a chat can be marks of emphasis.
 * Undefined if a part cannot be read, or there are too many.
 */
export function readConditions(text: string): Conditions | undefined {
  const parts = text.match(/(?:"[^"]*"|[^,\n"])+/gu) ?? [];
  const read: [string, string][] = [];
  for (const part of parts.map((one) => one.trim()).filter((one) => one !== '')) {
    const [, name, sign, quoted, plain] = CONDITION.exec(part) ?? [];
    const given = (quoted ?? plain ?? '').trim();
    const value = sign === '~' && given !== '' ? `*${given}*` : given;
    if (name === undefined || value === '' || value.length > LONGEST_VALUE) return undefined;
    read.push([name.toLowerCase(), value]);
  }
  return read.length > MOST_CONDITIONS ? undefined : Object.fromEntries(read);
}

/** Conditions as people write them. */
export const writeConditions = (conditions: Conditions): string =>
  Object.entries(conditions)
    .map(([name, value]) => {
      const [, inner] = /^\*([^*]+)\*$/u.exec(value) ?? [];
      const words = inner ?? value;
      return `${name}${inner === undefined ? '=' : '~'}${/[,"\n]/u.test(words) ? `"${words.replaceAll('"', '')}"` : words}`;
    })
    .join(', ');
