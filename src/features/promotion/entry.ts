/** What a signal says of versions, as an entry of the ledger. Pure. */
import type { Promotion } from '../../model/promotion-rows.js';
import { slotOf } from '../../model/promotions.js';
import type { Mapped } from '../../model/signals/mapping.js';
import type { Signal } from '../../model/signals/signal.js';
import type { SignalWords } from '../../model/signals/words.js';

/** Longest name of a version or a model, UTF-16 units; longer ones are cut. */
const LONGEST = 200;
/** As much of a commit's hash as people write. */
const SHORT_SHA = 7;

/** What an entry says; the rest of it is where it comes from. */
type Said = Pick<Promotion, 'is' | 'model' | 'alias' | 'to' | 'live'>;

/** What a signal belongs to, and the words that it is read by. */
interface Reading {
  meaning: Mapped['meaning'];
  /** The name of the project. */
  project: string;
  words: SignalWords;
}

/** Undefined if it says nothing of versions. */
export function entryOf(signal: Signal, reading: Reading): Said | undefined {
  switch (signal.kind) {
    case 'promotion':
      return ofPromotion(signal, reading);
    case 'deployment':
      return ofDeployment(signal, reading);
    case 'version':
      return ofVersion(signal);
    case 'run':
      return ofRun(signal, reading);
    case 'alert':
      return isBudget(signal, reading)
        ? { is: 'limited', model: '', alias: cut(signal.title), to: null, live: false }
        : undefined;
    default:
      return undefined;
  }
}

const cut = (text: string): string => text.slice(0, LONGEST);

function ofPromotion({ model, state }: Signal, { meaning, words }: Reading): Said | undefined {
  if (!model || (state !== 'set' && state !== 'removed')) return undefined;
  const alias = cut(model.alias ?? '');
  const isGone = state === 'removed';
  if (alias === '' || (!isGone && model.version === null)) return undefined;
  const live = words.isLive(alias) || meaning === 'promotion';
  return {
    is: isGone ? 'removed' : 'moved',
    model: cut(model.name),
    alias,
    to: isGone ? null : cut(model.version ?? ''),
    live,
  };
}

/** A deployment that was replaced by a later one has not failed. */
function ofDeployment({ model, state, labels }: Signal, { meaning, project, words }: Reading): Said | undefined {
  if (state !== 'succeeded' && state !== 'failed') return undefined;
  const to = model?.version ?? labels.version ?? tagOf(labels) ?? labels.sha?.slice(0, SHORT_SHA) ?? null;
  if (to === null || to === '') return undefined;
  const alias = cut(model?.alias ?? labels.environment ?? 'production');
  const name = cut(model?.name ?? labels.model ?? labels.repository ?? project);
  const live = words.isLive(alias) || meaning === 'deployment';
  return { is: state === 'failed' ? 'failed' : 'moved', model: name, alias, to: cut(to), live };
}

/** A ref that names one version, such as "v2.1"; a branch has another one after each push. */
function tagOf({ ref, sha, default_branch: branch }: Signal['labels']): string | undefined {
  if (ref === undefined || ref === branch || !/\d/.test(ref)) return undefined;
  return ref === sha ? undefined : ref;
}

/** A version with the run that it came from shows its code. */
function ofVersion({ model, state }: Signal): Said | undefined {
  if (!model?.version || state !== 'set') return undefined;
  return { is: 'registered', model: cut(model.name), alias: '', to: cut(model.version), live: false };
}

function ofRun({ state, title, labels }: Signal, { words }: Reading): Said | undefined {
  const name = labels.workflow ?? labels.check ?? labels.pipeline ?? title;
  if (state !== 'failed' || !words.isCheck(name)) return undefined;
  return { is: 'stopped', model: '', alias: cut(name), to: null, live: false };
}

const isBudget = ({ state, labels, title, subject }: Signal, { words }: Reading): boolean =>
  state === 'firing' &&
  [title, subject, labels.alertname ?? '', labels.event ?? ''].some((text) => words.isBudget(text));

/** Where it is kept together with others. */
export const slotOfEntry = ({ model, alias }: Pick<Promotion, 'model' | 'alias'>): string => slotOf(model, alias);

/** What shows it: an address, or the run that a version came from. */
export const evidenceOf = ({ link, labels }: Pick<Signal, 'link' | 'labels'>): string | null =>
  link ?? (labels.run_id ? `run ${labels.run_id}`.slice(0, LONGEST) : null);
