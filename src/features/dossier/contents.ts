/**
 * A project's record, every sentence of it from its rows and its history: purpose, people, stages with dates, evidence, audits
 * and decisions, in the order of a model card, or under the headings of Annex IV of the EU AI Act.
 */

import { peopleById } from '../../kit/text.js';
import type { Project } from '../../model/project-rows.js';
import { plain, type Text } from '../../model/text.js';
import { type DossierLine, DossierLines } from './lines.js';
import { type DossierReading, type DossierSource, dossierSource } from './source.js';

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
  const lines = new DossierLines(reading, source, known);
  const section: MakeSection = (id, ...parts) => ({
    heading: reading.say(`dossier-${form}-${id}`),
    lines: parts.flatMap((part) => part.map((line) => ('under' in line ? line : { text: line, under: [] }))),
  });
  return {
    title: reading.say('dossier-title', { project: project.name }),
    note: [
      ...reading.say(`dossier-note-${form}`, { day: lines.day(reading.now) }),
      ...(project.sample ? [plain(' '), ...reading.say('insights-made-up')] : []),
    ],
    sections: form === 'card' ? cardSections(lines, section) : annexSections(lines, section),
  };
}

type MakeSection = (id: string, ...parts: (readonly (Text | DossierLine)[])[]) => DossierSection;

/** In the order of a model card. */
const cardSections = (lines: DossierLines, section: MakeSection): DossierSection[] => [
  section('purpose', lines.purpose()),
  section('people', lines.people()),
  section('stages', lines.stages()),
  section('evidence', lines.evidence()),
  section('versions', lines.versions()),
  section('incidents', lines.incidents()),
  section('audits', lines.audits()),
  section('decisions', lines.decisions()),
  section('left', lines.left()),
];

/** Under the nine headings of Annex IV. Those on which a history of work can say nothing say so. */
const annexSections = (lines: DossierLines, section: MakeSection): DossierSection[] => [
  section('1', lines.purpose(), lines.people()),
  section('2', lines.stages(), lines.evidence('data', 'training')),
  section('3', lines.evidence('deployment')),
  section('4', lines.evidence('evaluation')),
  section('5', lines.audits(), lines.risks()),
  section('6', lines.changes(), lines.versions()),
  section('7'),
  section('8'),
  section('9', lines.evidence('monitoring'), lines.incidents(), lines.left()),
];
