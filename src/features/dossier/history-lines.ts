/** The sentences of a dossier that its history tells: how its stages went, and what was decided. */
import { wordingFor } from '../../kit/history-sentences.js';
import { joinDots, stateName } from '../../kit/text.js';
import type { HistoryEvent } from '../../model/history-rows.js';
import type { Stage } from '../../model/project-rows.js';
import { bold, plain, type Text } from '../../model/text.js';
import type { DossierReading, DossierSource } from './source.js';
import type { DossierLine, DossierWords } from './words.js';

/** What happened to stages that somebody decided on, or had to. */
const DECISIONS: readonly HistoryEvent['field'][] = ['passed-bar', 'criticality', 'audit-kind', 'done-bar', 'archived'];
/** Moves that tell of a risk. */
const RISKS: readonly (string | null)[] = ['blocked', 'at_risk', 'skipped'];

/** Each stage: how it stands and since when; under it, when it was started and done before. */
export const stageLines = (words: DossierWords, source: DossierSource): DossierLine[] =>
  source.stages.map((stage) => ({
    text: stageLine(words, stage),
    under: told(words, source, ({ itemId, field }) => itemId === stage.id && field === 'state'),
  }));

function stageLine(words: DossierWords, { name, state, since, due, reason }: Stage): Text {
  const { reading } = words;
  return joinDots(
    [bold(name)],
    reading.say('dossier-state', { state: stateName(reading, state), day: words.day(since) }),
    due ? reading.say('dossier-due', { day: due }) : undefined,
    reason ? [plain(`“${reason}”`)] : undefined,
  );
}

/** What somebody decided: passed below the expected score, skipped, blocked, at risk, re-opened, set. */
export const decisionLines = (words: DossierWords, source: DossierSource): Text[] =>
  told(words, source, (event) => isDecision(event) || isRisk(event) || isReopened(event));

/** What was blocked, at risk or skipped, and what passed below the expected score. */
export const riskLines = (words: DossierWords, source: DossierSource): Text[] =>
  told(words, source, (event) => event.field === 'passed-bar' || isRisk(event));

/** What was re-opened, and what the audit goes by. */
export const changeLines = (words: DossierWords, source: DossierSource): Text[] =>
  told(words, source, (event) => isReopened(event) || (isDecision(event) && event.field !== 'passed-bar'));

const isDecision = ({ field }: HistoryEvent): boolean => DECISIONS.includes(field);

const isRisk = ({ field, to, item }: HistoryEvent): boolean =>
  field === 'state' && item === 'stage' && RISKS.includes(to);

const isReopened = ({ field, from, to, item }: HistoryEvent): boolean =>
  field === 'state' && item === 'stage' && to === 'in_progress' && (from === 'done' || from === 'skipped');

const told = (words: DossierWords, source: DossierSource, is: (event: HistoryEvent) => boolean): Text[] =>
  source.events.filter(is).flatMap((event) => eventLine(words, source, event));

/** "2026-03-02: Bo started Data. “why”"; nothing for what goes without saying. */
function eventLine(words: DossierWords, source: DossierSource, event: HistoryEvent): Text[] {
  const { reading } = words;
  const id = wordingFor(event);
  if (id === undefined) return [];
  const item: Text = [plain(nameOf(source, event))];
  const [from, to] = [valueText(reading, event, event.from), valueText(reading, event, event.to)];
  const sentence = reading.say(id, { who: words.who(event.by), item, from, to });
  const why: Text = event.why ? [plain(` “${event.why}”`)] : [];
  return [[plain(`${words.day(event.at)}: `), ...sentence, ...why]];
}

const nameOf = ({ project, stages }: DossierSource, { itemId, to, from }: HistoryEvent): string =>
  [project, ...stages].find(({ id }) => id === itemId)?.name ?? to ?? from ?? '';

function valueText({ label }: DossierReading, { field }: HistoryEvent, raw: string | null): string {
  if (raw === null) return '';
  if (field === 'criticality') return label(`choice-criticality-${raw}`);
  if (field === 'audit-kind') return label(`choice-type-${raw}`);
  return field === 'done-bar' ? label(`audit-bar-${raw}`) : raw;
}
