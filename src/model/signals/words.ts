/** What a signal means by its own words: names of alerts, pipelines and places. Pure. */
import { keyOf } from '../names.js';
import type { Meaning } from './mapping.js';
import type { Signal } from './signal.js';

/** The runs that are told apart by their names. */
const RUN_MEANINGS = ['evaluation', 'deployment', 'training'] as const;

/** The words, as `prompts/<language>/signals.yml` has them. */
interface SignalWordLists {
  alerts: Readonly<Record<'drift' | 'data' | 'budget', readonly string[]>>;
  runs: Readonly<Record<(typeof RUN_MEANINGS)[number], readonly string[]>>;
  checks: readonly string[];
  branches: readonly string[];
  live: readonly string[];
  'live-parts': readonly string[];
}

const LITERAL = /[.+?^${}()|[\]\\]/g;

/** One word or several, in which a space also stands for a hyphen, an underscore or nothing, and a star for the rest of a word. */
function patternOf(word: string): string {
  const inner = word
    .replace(/^\*|\*$/g, '')
    .replace(LITERAL, '\\$&')
    .replaceAll(' ', '[ _-]?');
  return `${word.startsWith('*') ? '' : '(?<![a-z])'}${inner}${word.endsWith('*') ? '' : '(?![a-z])'}`;
}

const oneOf = (words: readonly string[]): RegExp => new RegExp(words.map(patternOf).join('|'), 'i');

/** "ModelDrift" as two words. */
const spaced = (name: string): string => name.replace(/([a-z])([A-Z])/g, '$1 $2');

/** Reads signals by the words of a language. */
export class SignalWords {
  private readonly drift: RegExp;
  private readonly data: RegExp;
  private readonly budget: RegExp;
  private readonly checks: RegExp;
  private readonly runs: readonly (readonly [Meaning, RegExp])[];
  private readonly branches: ReadonlySet<string>;
  private readonly live: ReadonlySet<string>;
  private readonly liveParts: RegExp;

  constructor(lists: SignalWordLists) {
    this.drift = oneOf(lists.alerts.drift);
    this.data = oneOf(lists.alerts.data);
    this.budget = oneOf(lists.alerts.budget);
    this.checks = oneOf(lists.checks);
    this.runs = RUN_MEANINGS.map((meaning) => [meaning, oneOf(lists.runs[meaning])]);
    this.branches = new Set(lists.branches);
    this.live = new Set(lists.live.map(keyOf));
    this.liveParts = oneOf(lists['live-parts']);
  }

  /** What a signal means by itself. */
  meaningOf(signal: Signal): Meaning {
    switch (signal.kind) {
      case 'alert':
        return this.meaningOfAlert(signal);
      case 'run':
        return this.meaningOfRun(signal);
      case 'deployment':
      case 'approval':
        return this.reachesUsers(signal.labels.environment) ? 'deployment' : 'ignore';
      case 'promotion':
        return this.isLive(signal.model?.alias ?? '') ? 'promotion' : 'ignore';
      default:
        return 'ignore';
    }
  }

  /** Whether an alias, a stage or an environment is where people use the model. */
  isLive(place: string): boolean {
    return this.live.has(keyOf(place));
  }

  /** Whether a run decides whether something is deployed. */
  isCheck(name: string): boolean {
    return this.checks.test(spaced(name));
  }

  /** Whether something tells of a limit of spending. */
  isBudget(text: string): boolean {
    return this.budget.test(spaced(text));
  }

  /** Without a name, nobody said that it does not. */
  private reachesUsers(environment: string | undefined): boolean {
    return environment === undefined || this.isLive(environment) || this.liveParts.test(environment);
  }

  private meaningOfAlert({ labels, title, subject }: Signal): Meaning {
    const named = [labels.alertname ?? '', labels.rulename ?? '', title, subject, labels.type ?? ''];
    const says = spaced(named.join(' '));
    if (this.drift.test(says)) return 'drift';
    return this.data.test(says) ? 'data' : 'performance';
  }

  /** A run of a branch that somebody tries things out on says nothing about the project. */
  private meaningOfRun({ labels, title }: Signal): Meaning {
    const { branch, default_branch: usual } = labels;
    const isUsual = branch === undefined || (usual === undefined ? this.branches.has(branch) : branch === usual);
    if (!isUsual) return 'ignore';
    const name = spaced(labels.workflow ?? labels.pipeline ?? labels.job ?? title);
    return this.runs.find(([, words]) => words.test(name))?.[0] ?? 'ignore';
  }
}
