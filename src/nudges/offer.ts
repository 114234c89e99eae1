/** An offer that nobody answered for a day is repeated once, in private, in hours in which the person is awake. */
import { offeredItem, question } from '../command/handover.js';
import { lasting } from '../command/show.js';
import { whenAwake } from '../model/quiet.js';
import { set } from '../model/rows.js';
import { fitView } from '../view.js';
import { type Desk, NOTHING, type Plan, personBy, settingIn, settingsFor, todayOf, zoneOf } from './desk.js';

export async function onOffer(desk: Desk, id: string): Promise<Plan> {
  const [offer] = await desk.read.find('offer', { where: { id }, limit: 1 });
  if (offer?.state !== 'waiting') return NOTHING;
  const item = await offeredItem(desk.read, offer);
  const [asked, by] = [await personBy(desk.read, offer.asked), await personBy(desk.read, offer.by)];
  if (!item || !asked || !by) return NOTHING;
  const rows = await settingsFor(desk, offer.channel, offer.asked);
  const zone = zoneOf(rows, asked);
  const hours = settingIn(rows, 'quiet-hours');
  const awake = whenAwake(desk.now, { zone, hours, weekends: settingIn(rows, 'weekends') === 'quiet' });
  if (awake > desk.now) {
    const [alarm] = await desk.read.find('alarm', { where: { subject: id, what: 'offer' }, limit: 1 });
    return alarm ? { changes: [set('alarm', alarm, { at: awake })], messages: [] } : NOTHING;
  }
  const again = desk.say('offer-again', { since: lasting(desk, desk.now - offer.at) });
  const shown = question({ ...desk, today: todayOf(desk, zone) }, item, by, again);
  return { changes: [], messages: [{ to: 'direct', id: desk.newId(), person: asked.id, view: fitView(shown) }] };
}
