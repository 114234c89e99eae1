/** A channel has one main project at most, whoever changes its links at the same moment or takes a change back. */
import { type Change, set, type Updated } from '../model/changes.js';
import type { Link } from '../model/project-rows.js';
import type { Unit } from '../ports/store.js';

/** A change after which a link is the main one. */
type MadeMain = Extract<Change, { kind: 'link'; do: 'add' | 'set' }>;

const isMadeMain = (change: Change): change is MadeMain =>
  change.kind === 'link' && (change.do === 'add' || change.do === 'set') && change.row.main;

/**
 * The changes such that no channel gets a second main project. A new link, or one that comes back, leaves the place to the
 * one that is there; a link that is chosen takes it.
 */
export async function withOneMain(unit: Unit, changes: readonly Change[]): Promise<Change[]> {
  if (!changes.some(isMadeMain)) return [...changes];
  // Two people who choose at the same moment come one after the other.
  await unit.number('project');
  const kept: Change[] = [];
  for (const change of changes) {
    const others = isMadeMain(change) ? await otherMains(unit, changes, change.row) : [];
    if (others.length > 0 && isMadeMain(change) && change.do === 'add')
      kept.push({ ...change, row: { ...change.row, main: false } });
    else kept.push(...others.map((other): Updated<'link'> => set('link', other, { main: false })), change);
  }
  return kept;
}

/** The main links of a channel besides one, that the changes leave as they are. */
async function otherMains(unit: Unit, changes: readonly Change[], { id, channel }: Pick<Link, 'id' | 'channel'>) {
  const links = await unit.find('link', { where: { channel } });
  const isChanged = (link: Link) =>
    changes.some((change) => change.kind === 'link' && change.do !== 'add' && change.was.id === link.id);
  return links.filter((link) => link.main && link.id !== id && !isChanged(link));
}
