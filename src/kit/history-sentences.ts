/** The sentence for a line of the history: which wording says what happened. */
import type { HistoryEvent } from '../model/history-rows.js';

/** What the choice of a wording depends on. */
type ToldEvent = Pick<HistoryEvent, 'item' | 'field' | 'from' | 'to' | 'by' | 'via'>;

/** The id of the wording that tells an event; undefined if it says nothing that another line doesn't. */
export function wordingFor(event: ToldEvent): string | undefined {
  // That something new is open or not started goes without saying.
  if (event.field === 'state' && (event.from === null || event.to === null)) return undefined;
  if (event.via === 'signal' && event.field === 'state' && event.to === 'at_risk') return 'history-signal-at-risk';
  return event.via === 'undo' ? undoneWording(event) : doneWording(event);
}

function doneWording(event: ToldEvent): string {
  const { item, field, from, to, by } = event;
  switch (field) {
    case 'created':
      return `history-created-${item}`;
    case 'state':
      return item === 'task' ? `history-task-${to}` : stateWording(from, to);
    case 'owner':
    case 'lead':
      return `history-${field}-${holderChange(event)}`;
    case 'offer':
      return to === null ? 'history-declined' : item === 'project' ? 'history-asked-to-lead' : 'history-offered';
    case 'deputy':
      return `history-deputy-${to === null ? ended(from, by) : to === by ? 'self' : 'other'}`;
    case 'name':
    case 'title':
      return 'history-renamed';
    case 'archived':
    case 'dropped':
      return `history-${field}-${to}`;
    case 'position':
    case 'audience':
      return `history-${field}`;
    case 'live':
      return `history-live-${to === null ? 'gone' : from === null ? 'first' : 'next'}`;
    case 'answer':
      return `history-answer-${to}`;
    case 'audit':
    case 'criticality':
    case 'audit-kind':
    case 'done-bar':
    case 'passed-bar':
      return `history-${field}`;
    case 'due':
    case 'stage':
    case 'channel':
    case 'evidence':
    case 'keeper':
    case 'description':
      // A description that nobody has written is empty.
      return `history-${field}-${!to ? 'cleared' : !from ? 'set' : 'changed'}`;
  }
}

function stateWording(from: string | null, to: string | null): string {
  if (to !== 'in_progress') return `history-${(to ?? '').replaceAll('_', '-')}`;
  if (from === 'blocked' || from === 'at_risk') return 'history-unblocked';
  return from === 'not_started' ? 'history-started' : 'history-reopened';
}

/** Who has it now, and whether they did that themselves. */
function holderChange({ from, to, by }: ToldEvent): string {
  if (to === null) return ended(from, by);
  if (to === by) return from === null ? 'taken' : 'taken-over';
  return from === null || from === by ? 'given' : 'moved';
}

const ended = (from: string | null, by: string): string => (from === by ? 'left' : 'removed');

/** An undone change is told by how things are since: with the words of `undo` itself. */
function undoneWording({ field, from, to }: ToldEvent): string {
  switch (field) {
    case 'created':
      return 'undone-gone';
    case 'state':
      return 'undone-state';
    case 'owner':
    case 'lead':
      return to === null ? `undone-no-${field}` : `undone-${field}`;
    case 'due':
      return to === null ? 'undone-no-due' : 'undone-due';
    case 'name':
    case 'title':
      return 'undone-name';
    case 'archived':
      return to === 'true' ? 'undone-archived' : 'undone-restored';
    case 'dropped':
      return 'undone-dropped';
    case 'audience':
      return 'history-audience-back';
    case 'channel':
      return from === null ? 'undone-linked' : 'undone-unlinked';
    default:
      return 'undone-changed';
  }
}
