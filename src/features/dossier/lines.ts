/** The sentences of a dossier about the project as it is: its purpose, its people, its versions and its incidents. */
import { loopSteps } from '../../kit/incidents.js';
import { joinDots } from '../../kit/text.js';
import { moveTitle, whoText } from '../../kit/version-text.js';
import { EXPECTED } from '../../model/audit/score.js';
import { plain, type Text } from '../../model/text.js';
import type { DossierSource } from './source.js';
import type { DossierWords } from './words.js';

/** What it is for, since when, and how much depends on it. */
export function purposeLines(words: DossierWords, { project, audit, events }: DossierSource): Text[] {
  const { say, label } = words.reading;
  const created = events.find(({ field, itemId }) => field === 'created' && itemId === project.id);
  return [
    ...(project.description === '' ? [] : [[plain(project.description)]]),
    ...(created ? [say('dossier-created', { who: words.who(created.by), day: words.day(created.at) })] : []),
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
export function peopleLines(words: DossierWords, { project, stages }: DossierSource): Text[] {
  const { say } = words.reading;
  const lead = project.lead === null ? say('dossier-no-lead') : say('dossier-lead', { who: words.who(project.lead) });
  return [
    lead,
    ...stages.map(({ name, owner, deputies }) =>
      joinDots(
        owner === null
          ? say('dossier-no-owner', { stage: name })
          : say('dossier-owner', { stage: name, who: words.who(owner) }),
        deputies.length > 0 ? say('deputies', { who: words.names(deputies) }) : undefined,
      ),
    ),
  ];
}

/** Each version that went live, came back, was removed or failed, with who moved it and on what evidence. */
export function versionLines(words: DossierWords, { versions }: DossierSource): Text[] {
  const { reading, known } = words;
  const moves = versions.flatMap((story) => story.moves);
  return moves
    .sort((a, b) => a.entry.at - b.entry.at)
    .map((move) => {
      const { evidence, at } = move.entry;
      const shown = evidence === null ? undefined : words.proof(evidence, at);
      return [plain(`${words.day(at)}: `), ...joinDots(moveTitle(reading, move), whoText(reading, move, known), shown)];
    });
}

/** What went wrong, how long it took to be over, and what caused it. */
export function incidentLines(words: DossierWords, { incidents }: DossierSource): Text[] {
  const { say } = words.reading;
  return incidents.map((incident) => {
    const { number, title, openedAt, taken, closedBy, cause } = incident;
    return [
      plain(`${words.day(openedAt)}: `),
      ...joinDots(
        [plain(`#${number} ${title}`)],
        taken === null ? undefined : say('dossier-incident-taken', { who: words.who(taken) }),
        ...loopSteps(words.reading, incident),
        closedBy === null
          ? say('dossier-incident-open')
          : say('dossier-incident-closed', { who: words.who(closedBy), cause: cause ?? '' }),
      ),
    ];
  });
}
