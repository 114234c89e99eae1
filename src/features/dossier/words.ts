/** How a dossier says when, who, and what shows something. */
import { knownPerson, type PeopleById } from '../../kit/text.js';
import { dayAt } from '../../model/dates/calendar.js';
import { join, plain, type Span, type Text } from '../../model/text.js';
import type { DossierReading } from './source.js';

/** A sentence, with what belongs under it. */
export interface DossierLine {
  text: Text;
  under: Text[];
}

/** What all sentences of one dossier are made with. */
export class DossierWords {
  constructor(
    readonly reading: DossierReading,
    readonly known: PeopleById,
  ) {}

  /** A day with its year: a record is read years later. */
  day(instant: number): string {
    return dayAt(instant, this.reading.zone);
  }

  /** Somebody by name. */
  who(id: string): Span {
    return knownPerson(this.known, id);
  }

  /** Several people by name. */
  names(ids: readonly string[]): Text {
    return join(
      ids.map((id) => [this.who(id)]),
      ', ',
    );
  }

  /** What shows something. On paper an address is written out. */
  proof(evidence: string, at: number | null): Text {
    const what: Text = /^https?:\/\/\S+$/.test(evidence)
      ? [{ is: 'link', url: evidence, text: evidence }]
      : [plain(`“${evidence}”`)];
    return this.reading.say('dossier-evidence', { what, day: at === null ? '' : this.day(at) });
  }
}
