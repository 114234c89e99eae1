/** The sentences of a dossier. */
import { wordingFor } from '../../kit/history-sentences.js';
import { loopSteps } from '../../kit/incidents.js';
import { joinDots, knownPerson, type PeopleById, stateName } from '../../kit/text.js';
import { moveTitle, whoText } from '../../kit/version-text.js';
import { AREAS, type Area } from '../../model/audit/areas.js';
import { type AuditScore, EXPECTED, type QuestionScore, roundedScore } from '../../model/audit/score.js';
import { dayAt } from '../../model/dates/calendar.js';
import type { HistoryEvent } from '../../model/history-rows.js';
import type { Stage } from '../../model/project-rows.js';
import type { Promotion } from '../../model/promotion-rows.js';
import { bold, join, plain, type Text } from '../../model/text.js';
import type { DossierReading, DossierSource } from './source.js';

/** What happened to stages that somebody decided on, or had to. */
const DECISIONS: readonly HistoryEvent['field'][] = ['passed-bar', 'criticality', 'audit-kind', 'done-bar', 'archived'];
/** Moves that tell of a risk. */
const RISKS: readonly (string | null)[] = ['blocked', 'at_risk', 'skipped'];

/** A sentence, with what belongs under it. */
export interface DossierLine {
  text: Text;
  under: Text[];
}

/** Writes the sentences of one dossier. */
export class DossierLines {
  constructor(
    private readonly reading: DossierReading,
    private readonly source: DossierSource,
    private readonly known: PeopleById,
  ) {}

  /** A day with its year: a record is read years later. */
  day(instant: number): string {
    return dayAt(instant, this.reading.zone);
  }

  private who = (id: string) => knownPerson(this.known, id);

  private names(ids: readonly string[]): Text {
    return join(
      ids.map((id) => [this.who(id)]),
      ', ',
    );
  }

  /** What it is for, since when, and how much depends on it. */
  purpose(): Text[] {
    const { say, label } = this.reading;
    const { project, audit, events } = this.source;
    const created = events.find(({ field, itemId }) => field === 'created' && itemId === project.id);
    return [
      ...(project.description === '' ? [] : [[plain(project.description)]]),
      ...(created ? [say('dossier-created', { who: this.who(created.by), day: this.day(created.at) })] : []),
      ...(audit.profile
        ? [
            say('dossier-profile', {
              what: label(`choice-criticality-${audit.criticality}`),
              type: label(`choice-type-${audit.kind}`),
              expected: EXPECTED[audit.criticality],
            }),
          ]
        : []),
    ];
  }

  /** The lead, and the owner and deputies of each stage. */
  people(): Text[] {
    const { say } = this.reading;
    const { project, stages } = this.source;
    const lead = project.lead === null ? say('dossier-no-lead') : say('dossier-lead', { who: this.who(project.lead) });
    return [
      lead,
      ...stages.map(({ name, owner, deputies }) =>
        joinDots(
          owner === null
            ? say('dossier-no-owner', { stage: name })
            : say('dossier-owner', { stage: name, who: this.who(owner) }),
          deputies.length > 0 ? say('deputies', { who: this.names(deputies) }) : undefined,
        ),
      ),
    ];
  }

  /** Each stage: how it stands and since when; under it, when it was started and done before. */
  stages(): DossierLine[] {
    return this.source.stages.map((stage) => ({ text: this.stage(stage), under: this.movesOf(stage) }));
  }

  private stage({ name, state, since, due, reason }: Stage): Text {
    const { say } = this.reading;
    return joinDots(
      [bold(name)],
      say('dossier-state', { state: stateName(this.reading, state), day: this.day(since) }),
      due ? say('dossier-due', { day: due }) : undefined,
      reason ? [plain(`“${reason}”`)] : undefined,
    );
  }

  private movesOf({ id }: Stage): Text[] {
    const { events } = this.source;
    return events.filter((event) => event.itemId === id && event.field === 'state').flatMap((one) => this.event(one));
  }

  /** "2026-03-02: Bo started Data. “why”"; nothing for what goes without saying. */
  private event(event: HistoryEvent): Text[] {
    const { say } = this.reading;
    const id = wordingFor(event);
    if (id === undefined) return [];
    const item: Text = [plain(this.nameOf(event))];
    const [from, to] = [this.value(event, event.from), this.value(event, event.to)];
    const told = say(id, { who: this.who(event.by), item, from, to });
    const why: Text = event.why ? [plain(` “${event.why}”`)] : [];
    return [[plain(`${this.day(event.at)}: `), ...told, ...why]];
  }

  private nameOf({ itemId, to, from }: HistoryEvent): string {
    const { project, stages } = this.source;
    return [project, ...stages].find(({ id }) => id === itemId)?.name ?? to ?? from ?? '';
  }

  private value({ field }: HistoryEvent, raw: string | null): string {
    const { label } = this.reading;
    if (raw === null) return '';
    if (field === 'criticality') return label(`choice-criticality-${raw}`);
    if (field === 'audit-kind') return label(`choice-type-${raw}`);
    return field === 'done-bar' ? label(`audit-bar-${raw}`) : raw;
  }

  /** Answers with what shows them, of some areas; of all if none is named. */
  evidence(...areas: Area[]): Text[] {
    const wanted = areas.length === 0 ? AREAS : areas;
    const { score } = this.source;
    return score.areas
      .filter(({ area }) => wanted.some((one) => one === area))
      .flatMap(({ questions }) => questions.filter(({ isOpen }) => !isOpen).map((one) => this.answer(one)));
  }

  private answer({ standing, isExpired, expiresAt }: QuestionScore): Text {
    const { say, label } = this.reading;
    if (!standing?.value || standing.answeredAt === null) return [];
    const by = standing.answeredBy === null ? [] : [this.who(standing.answeredBy)];
    return joinDots(
      [bold(standing.asked), plain(` ${label(`choice-value-${standing.value}`)}`)],
      standing.reason ? [plain(`“${standing.reason}”`)] : undefined,
      say('audit-answered', { who: by, day: this.day(standing.answeredAt) }),
      standing.owner ? say('audit-owner', { who: this.who(standing.owner) }) : undefined,
      standing.evidence ? this.proof(standing.evidence, standing.evidenceAt) : undefined,
      isExpired && expiresAt !== null ? say('audit-expired', { day: this.day(expiresAt) }) : undefined,
    );
  }

  private proof(evidence: string, at: number | null): Text {
    const what: Text = /^https?:\/\/\S+$/.test(evidence)
      ? [{ is: 'link', url: evidence, text: evidence }]
      : [plain(`“${evidence}”`)];
    return this.reading.say('dossier-evidence', { what, day: at === null ? '' : this.day(at) });
  }

  /** Each audit with its score and those of its areas. */
  audits(): Text[] {
    const { say } = this.reading;
    return this.source.rounds.map(({ at, score }) =>
      say('dossier-audit', {
        day: this.day(at),
        score: roundedScore(score.score ?? 0),
        areas: this.areaScores(score),
      }),
    );
  }

  private areaScores({ areas }: AuditScore): string {
    const { label } = this.reading;
    return areas
      .flatMap(({ area, score }) => (score === undefined ? [] : [`${label(`stage-${area}`)} ${roundedScore(score)}`]))
      .join(', ');
  }

  private told = (is: (event: HistoryEvent) => boolean): Text[] =>
    this.source.events.filter(is).flatMap((event) => this.event(event));

  /** What somebody decided: passed below the expected score, skipped, blocked, at risk, re-opened, set. */
  decisions(): Text[] {
    return this.told((event) => isDecision(event) || isRisk(event) || isReopened(event));
  }

  /** What was blocked, at risk or skipped, and what passed below the expected score. */
  risks(): Text[] {
    return this.told((event) => event.field === 'passed-bar' || isRisk(event));
  }

  /** What was re-opened, and what the audit goes by. */
  changes(): Text[] {
    return this.told((event) => isReopened(event) || (isDecision(event) && event.field !== 'passed-bar'));
  }

  /** Each version that went live, came back, was removed or failed, with who moved it and on what evidence. */
  versions(): Text[] {
    const moves = this.source.versions.flatMap((story) => story.moves);
    return moves
      .sort((a, b) => a.entry.at - b.entry.at)
      .map((move) => [
        plain(`${this.day(move.entry.at)}: `),
        ...joinDots(moveTitle(this.reading, move), whoText(this.reading, move, this.known), this.shown(move.entry)),
      ]);
  }

  /** What went wrong, how long it took to be over, and what caused it. */
  incidents(): Text[] {
    const { say } = this.reading;
    return this.source.incidents.map((incident) => {
      const { number, title, openedAt, taken, closedBy, cause } = incident;
      return [
        plain(`${this.day(openedAt)}: `),
        ...joinDots(
          [plain(`#${number} ${title}`)],
          taken === null ? undefined : say('dossier-incident-taken', { who: this.who(taken) }),
          ...loopSteps(this.reading, incident),
          closedBy === null
            ? say('dossier-incident-open')
            : say('dossier-incident-closed', { who: this.who(closedBy), cause: cause ?? '' }),
        ),
      ];
    });
  }

  /** On paper an address is written out. */
  private shown({ evidence, at }: Promotion): Text | undefined {
    return evidence === null ? undefined : this.proof(evidence, at);
  }

  /** Questions that are open, or answered with "not yet". */
  left(): Text[] {
    const { say, label } = this.reading;
    return this.source.score.areas.flatMap(({ area, questions }) => {
      const left = questions.filter(({ isOpen, standing }) => !isOpen && standing?.value === 'no');
      if (left.length === 0) return [];
      const titles = left.map(({ question }) => question.title).join(', ');
      return [say('dossier-left', { area: label(`stage-${area}`), titles })];
    });
  }
}

const isDecision = ({ field }: HistoryEvent): boolean => DECISIONS.includes(field);

const isRisk = ({ field, to, item }: HistoryEvent): boolean =>
  field === 'state' && item === 'stage' && RISKS.includes(to);

const isReopened = ({ field, from, to, item }: HistoryEvent): boolean =>
  field === 'state' && item === 'stage' && to === 'in_progress' && (from === 'done' || from === 'skipped');
