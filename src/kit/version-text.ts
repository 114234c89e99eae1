/** How versions, places and moves read. */
import type { Showing, Situation } from '../commands/context.js';
import { sayInstant } from '../model/dates/calendar.js';
import type { Promotion } from '../model/promotion-rows.js';
import { saysOf, type VersionMove } from '../model/promotions.js';
import { bold, plain, type Text } from '../model/text.js';
import type { Mark } from '../view/view.js';
import { joinDots, knownPerson, type PeopleById } from './text.js';

/** What showing a move needs. */
export type VersionTelling = Pick<Showing, 'say' | 'label'> & Pick<Situation, 'zone'>;

/** "churn 7"; the name alone if nobody says which version. */
export const versionName = ({ model }: Pick<Promotion, 'model'>, version: string | null): string =>
  [model, version].filter((part) => part).join(' ');

/** Addresses become links, other words stay as they are. */
export function versionEvidence(
  { say, label }: Pick<VersionTelling, 'say' | 'label'>,
  { evidence }: Promotion,
): Text | undefined {
  if (evidence === null || evidence === '') return undefined;
  return /^https?:\/\/\S+$/.test(evidence)
    ? [{ is: 'link', url: evidence, text: label('promotion-evidence-link') }]
    : say('promotion-evidence', { words: evidence });
}

/** Who put it there, as far as anybody says. */
export function whoText({ say }: Pick<VersionTelling, 'say'>, { by, entry }: VersionMove, known: PeopleById): Text {
  const id = entry.is === 'failed' ? 'promotion-tried-by' : 'promotion-by';
  if (by !== null) return say(id, { who: knownPerson(known, by) });
  if (entry.actor) return say(id, { who: entry.actor });
  return say('promotion-by-nobody', { source: entry.source ?? '' });
}

/** What happened, as a mark. */
export function moveMark({ label }: Pick<VersionTelling, 'label'>, move: VersionMove): Mark {
  const says = saysOf(move);
  const tone = ({ live: 'good', back: 'warning', removed: 'muted', failed: 'stopped' } as const)[says];
  return { tone, label: label(`promotion-mark-${says}`) };
}

/** "champion · since 3 Mar 2026 14:05 · moved by Ana · replaced 6 · way back: 6". */
export function standingDetail(telling: VersionTelling, move: VersionMove, known: PeopleById): Text {
  const { say, zone } = telling;
  const { entry, replaced, wayBack } = move;
  return joinDots(
    [plain(entry.alias)],
    say('promotion-since', { at: sayInstant(entry.at, zone) }),
    whoText(telling, move, known),
    versionEvidence(telling, entry),
    replaced === null ? undefined : say('promotion-replaced', { version: replaced }),
    wayBack === null ? say('promotion-no-way-back') : say('promotion-way-back', { version: wayBack }),
  );
}

/** "churn 7 was put to champion", in place of another. */
export function moveTitle({ say }: Pick<VersionTelling, 'say'>, { entry, replaced, isBack }: VersionMove): Text {
  const words = { version: [bold(versionName(entry, entry.to ?? replaced))], alias: entry.alias };
  if (entry.is === 'failed') return say('promotion-told-failed', words);
  if (entry.is === 'removed') return say('promotion-told-removed', words);
  return say(isBack ? 'promotion-told-back' : 'promotion-told-live', words);
}

/** "MLflow: churn 7 went to champion on 3 Mar at 14:05.", with the evidence. */
export function registrySays({ say, zone }: VersionTelling, move: VersionMove): Text {
  const { entry, replaced } = move;
  return say(`contradiction-registry-${saysOf(move)}`, {
    source: entry.source ?? '',
    version: [bold(versionName(entry, entry.to ?? replaced))],
    alias: entry.alias,
    before: replaced ?? '',
    at: sayInstant(entry.at, zone),
  });
}
