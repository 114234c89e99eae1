/** Other systems, played: a press sends a real signal for one of the channel's projects. */
import { Hono, type Context as HttpContext } from 'hono';
import { projectsOf } from '../../../src/commands/lookups.js';
import { seenIn } from '../seen.js';
import { isSimulation, type Played } from '../simulator.js';
import { NotFound } from '../user-actions.js';
import type { RouteParts } from './parts.js';
import { postedFields } from './request.js';

type SimulateRouteParts = Pick<RouteParts, 'simulator' | 'room' | 'store' | 'clock' | 'label'>;

/** `POST /simulate/drift` with who presses, in which channel, and for which project: the main one if none is named. Answers what came of it. */
export function simulateRoutes(parts: SimulateRouteParts): Hono {
  const app = new Hono();
  app.post('/simulate/:what', async (c) => simulate(c, parts));
  return app;
}

async function simulate(c: HttpContext, { simulator, room, store, clock, label }: SimulateRouteParts) {
  const { as = '', channel: id = '', project: chosen } = await postedFields(c);
  const what = c.req.param('what') ?? '';
  const me = room.company.person(as);
  const channel = await room.channel(id, as);
  if (!isSimulation(what) || !channel || !me) throw new NotFound();
  const projects = await seenIn(store, { me, channel: id, now: clock.now() }, (read) => projectsOf(read, id));
  const project = chosen ? projects.find((one) => one.id === chosen) : projects[0];
  if (channel.direct || !project) return c.text(label('web-simulate-nothing'), 409);
  const played = await simulator.play(what, id, as, project);
  return c.text(label(`web-simulated-${played.came}`, { project: project.name, ...numbersOf(played) }));
}

const numbersOf = (played: Played) => ({
  n: 'number' in played ? played.number : 0,
  version: 'version' in played ? played.version : '',
});
