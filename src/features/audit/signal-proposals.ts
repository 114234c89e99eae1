/** What other systems have shown about a question: never more than a proposal, with the day on which it was so. */
import { storiesIn } from '../../kit/promotions.js';
import { durationText, knownPerson, peopleById } from '../../kit/text.js';
import { versionName } from '../../kit/version-text.js';
import { type AuditQuestion, SIGNALS_SHOW } from '../../model/audit/questions.js';
import type { EvidenceFrom } from '../../model/audit/rows.js';
import type { Promotion, PromotionIs } from '../../model/promotion-rows.js';
import { flat, type Text } from '../../model/text.js';
import { instantDay, type Zoned } from './words.js';

/** Evidence that the history or another system offers. */
export interface Proposal {
  /** In words. */
  evidence: string;
  /** When it was so. */
  at: number;
  /** Who owns what it is about. */
  owner: string | null;
  from: Extract<EvidenceFrom, 'history' | 'signal'>;
}

/** What signals can show. */
type SignalsShow = (typeof SIGNALS_SHOW)[number];

/** Whether it is for other systems to show it. */
export const isOfSignals = (proposes: AuditQuestion['proposes']): proposes is SignalsShow =>
  SIGNALS_SHOW.some((one) => one === proposes);

/** Entries that are looked through, the newest. */
const MOST_ENTRIES = 200;
/** A failed check has stopped a deployment if nothing was deployed for this long. */
const STOPPED_MS = 3_600_000;

/** The newest thing that other systems have shown; undefined if they have shown nothing of the kind. */
export function shownBySignals(showing: Zoned, project: string, shows: SignalsShow): Promise<Proposal | undefined> {
  switch (shows) {
    case 'gate':
      return stoppedDeployment(showing, project);
    case 'rollback':
      return movedBack(showing, project);
    case 'code':
      return registered(showing, project);
    case 'alert':
      return takenAlert(showing, project);
    case 'budget':
      return limited(showing, project);
  }
}

const proposal = (says: Text, at: number, owner: string | null = null): Proposal => ({
  ...{ evidence: flat(says), at, owner },
  from: 'signal',
});

const entries = ({ read }: Zoned, project: string, is: PromotionIs): Promise<Promotion[]> =>
  read.find('promotion', { where: { project, is, undoneAt: null }, order: ['-at', '-id'], limit: MOST_ENTRIES });

/** A check that failed, after which nothing was deployed. */
async function stoppedDeployment(showing: Zoned, project: string): Promise<Proposal | undefined> {
  const moves = await entries(showing, project, 'moved');
  const isFollowed = ({ at }: Promotion) => moves.some((move) => move.at >= at && move.at - at < STOPPED_MS);
  const stopped = (await entries(showing, project, 'stopped')).find(
    (one) => showing.now - one.at >= STOPPED_MS && !isFollowed(one),
  );
  if (!stopped) return undefined;
  const day = instantDay(showing, stopped.at);
  return proposal(withLink(showing.say('audit-shows-gate', { name: stopped.alias, day }), stopped), stopped.at);
}

/** A version that was there before came back to where people use the model. */
async function movedBack(showing: Zoned, project: string): Promise<Proposal | undefined> {
  const moves = (await storiesIn(showing.read, project)).flatMap((story) => story.moves);
  const back = moves.filter(({ isBack, entry }) => isBack && entry.live).sort((a, b) => b.entry.at - a.entry.at)[0];
  if (!back) return undefined;
  const { entry } = back;
  const words = { alias: entry.alias, version: versionName(entry, entry.to), day: instantDay(showing, entry.at) };
  return proposal(withLink(showing.say('audit-shows-rollback', words), entry), entry.at, back.by);
}

/** A version with the run or the address that it came from. */
async function registered(showing: Zoned, project: string): Promise<Proposal | undefined> {
  const last = (await entries(showing, project, 'registered')).find(({ evidence }) => evidence !== null);
  if (!last) return undefined;
  const words = { version: versionName(last, last.to), day: instantDay(showing, last.at), source: last.evidence ?? '' };
  return proposal(showing.say('audit-shows-code', words), last.at);
}

/** An incident that somebody took. */
async function takenAlert(showing: Zoned, project: string): Promise<Proposal | undefined> {
  const where = { project, takenAt: { above: 1 } };
  const [last] = await showing.read.find('incident', { where, order: ['-takenAt'], limit: 1 });
  if (!last || last.taken === null || last.takenAt === null) return undefined;
  const who = knownPerson(await peopleById(showing, [last.taken]), last.taken);
  const age = durationText(showing, last.takenAt - last.openedAt);
  const words = { who, title: last.title, day: instantDay(showing, last.takenAt), age };
  return proposal(showing.say('audit-shows-alert', words), last.takenAt, last.taken);
}

/** A limit of spending that acted. */
async function limited(showing: Zoned, project: string): Promise<Proposal | undefined> {
  const [last] = await entries(showing, project, 'limited');
  if (!last) return undefined;
  const says = showing.say('audit-shows-budget', { name: last.alias, day: instantDay(showing, last.at) });
  return proposal(withLink(says, last), last.at);
}

/** The words, with the address that shows it. */
const withLink = (says: Text, { evidence }: Promotion): Text =>
  evidence?.startsWith('http') ? [...says, { is: 'plain', text: ` ${evidence}` }] : says;
