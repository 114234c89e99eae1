/**
 * A project's record, every sentence of it from its rows and its history: purpose, people, stages with dates, evidence, audits
 * and decisions, in the order of a model card, or under the headings of Annex IV of the EU AI Act.
 */

import { peopleById } from '../../kit/text.js';
import type { Project } from '../../model/project-rows.js';
import { plain, type Text } from '../../model/text.js';
import { auditLines, evidenceLines, leftLines } from './audit-lines.js';
import { changeLines, decisionLines, riskLines, stageLines } from './history-lines.js';
import { incidentLines, peopleLines, purposeLines, versionLines } from './lines.js';
import { type DossierReading, type DossierSource, dossierSource } from './source.js';
import { type DossierLine, DossierWords } from './words.js';

/** Under which headings a dossier is written. */
export const DOSSIER_FORMS = ['card', 'annex'] as const;
/** One of them. */
export type DossierForm = (typeof DOSSIER_FORMS)[number];

/** A heading with what the history says about it. */
export interface DossierSection {
  heading: Text;
  /** Empty if the history says nothing. */
  lines: DossierLine[];
}

/** A project's record. */
export interface Dossier {
  title: Text;
  /** As of when, and by which headings. */
  note: Text;
  sections: DossierSection[];
}

/** Everybody whom a dossier can name. */
const peopleIn = ({ project, stages, events, audit, versions, incidents }: DossierSource): (string | null)[] => [
  project.lead,
  ...stages.flatMap(({ owner, deputies }) => [owner, ...deputies]),
  ...events.flatMap(({ by, from, to }) => [by, from, to]),
  ...audit.answers.flatMap(({ by, owner }) => [by, owner]),
  ...versions.flatMap(({ moves }) => moves.map(({ by }) => by)),
  ...incidents.flatMap(({ taken, closedBy }) => [taken, closedBy]),
];

/** A project's record. */
export async function makeDossier(reading: DossierReading, project: Project, form: DossierForm): Promise<Dossier> {
  const source = await dossierSource(reading, project);
  const known = await peopleById(reading, peopleIn(source));
  const words = new DossierWords(reading, known);
  const section: MakeSection = (id, ...parts) => ({
    heading: reading.say(`dossier-${form}-${id}`),
    lines: parts.flatMap((part) => part.map((line) => ('under' in line ? line : { text: line, under: [] }))),
  });
  return {
    title: reading.say('dossier-title', { project: project.name }),
    note: [
      ...reading.say(`dossier-note-${form}`, { day: words.day(reading.now) }),
      ...(project.sample ? [plain(' '), ...reading.say('insights-made-up')] : []),
    ],
    sections: form === 'card' ? cardSections(words, source, section) : annexSections(words, source, section),
  };
}

type MakeSection = (id: string, ...parts: (readonly (Text | DossierLine)[])[]) => DossierSection;

/** In the order of a model card. */
const cardSections = (words: DossierWords, source: DossierSource, section: MakeSection): DossierSection[] => [
  section('purpose', purposeLines(words, source)),
  section('people', peopleLines(words, source)),
  section('stages', stageLines(words, source)),
  section('evidence', evidenceLines(words, source)),
  section('versions', versionLines(words, source)),
  section('incidents', incidentLines(words, source)),
  section('audits', auditLines(words, source)),
  section('decisions', decisionLines(words, source)),
  section('left', leftLines(words, source)),
];

/** Under the nine headings of Annex IV. Those on which a history of work can say nothing say so. */
const annexSections = (words: DossierWords, source: DossierSource, section: MakeSection): DossierSection[] => [
  section('1', purposeLines(words, source), peopleLines(words, source)),
  section('2', stageLines(words, source), evidenceLines(words, source, 'data', 'training')),
  section('3', evidenceLines(words, source, 'deployment')),
  section('4', evidenceLines(words, source, 'evaluation')),
  section('5', auditLines(words, source), riskLines(words, source)),
  section('6', changeLines(words, source), versionLines(words, source)),
  section('7'),
  section('8'),
  section('9', evidenceLines(words, source, 'monitoring'), incidentLines(words, source), leftLines(words, source)),
];
