/** What the events of tasks tell, and those of offers, owners and due dates whatever they are about. */
import { daysUntil, isDay } from '../dates/calendar.js';
import { minutesBetween } from './facts.js';
import type { ToldLine } from './lasting-events.js';
import type { Teller } from './teller.js';

/** An event of a task: how long it takes to find an owner. */
export function takeOfTask(teller: Teller, { itemId: id, at, field, from, to }: ToldLine): void {
  const { tasks, offers } = teller.carry;
  const since = tasks[id];
  const isOver = (field === 'state' && to !== 'open') || (field === 'dropped' && to === 'true');
  if (isOver || (field === 'created' && to === null)) {
    delete tasks[id];
    delete offers[id];
  } else if (field === 'created') tasks[id] = at;
  else if (field === 'owner' && to === null && from !== null) tasks[id] = at;
  else if (field === 'owner' && to !== null && since !== undefined) {
    teller.tell('owned', null, at, minutesBetween(since, at), to, 'task');
    delete tasks[id];
  }
}

/** Something is offered to somebody, or an offer ends. */
export function takeOffer({ carry: { offers } }: Teller, { itemId, at, to }: ToldLine): void {
  if (to === null) delete offers[itemId];
  else offers[itemId] = { to, at };
}

/** Something has another owner or lead: perhaps the one it was offered to. */
export function takeHandover(teller: Teller, event: ToldLine): void {
  const { item, itemId, at, from, to } = event;
  const { offers } = teller.carry;
  if (to === null) return;
  const offer = offers[itemId];
  if (offer?.to === to) teller.tell('answer', stageOf(event), at, minutesBetween(offer.at, at), to, item);
  delete offers[itemId];
  if (from !== null && from !== to) teller.tell('handover', stageOf(event), at, 0, to, item);
}

/** Something is due on another day. */
export function takeDue(teller: Teller, event: ToldLine): void {
  const { item, at, by, from, to } = event;
  if (from === null || to === null || !isDay(from) || !isDay(to)) return;
  teller.tell('due', stageOf(event), at, daysUntil(to, from), by, item);
}

/** The stage of an event; null if it is about something else. */
const stageOf = ({ item, itemId }: ToldLine): string | null => (item === 'stage' ? itemId : null);
