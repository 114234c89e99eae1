/**
 * Other systems, played: real requests, signed as theirs are, sent over HTTP to the address that a connected system has. What
 * comes of them is what would come of the real ones.
 */
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { storiesIn } from '../../src/kit/promotions.js';
import { add } from '../../src/model/changes.js';
import { keyOf } from '../../src/model/names.js';
import type { Project } from '../../src/model/project-rows.js';
import { standingAt } from '../../src/model/promotions.js';
import type { Rows } from '../../src/model/rows.js';
import type { Clock } from '../../src/ports/clock.js';
import type { Store } from '../../src/ports/store.js';
import { newId } from '../common/ids.js';
import { PLAYGROUND_WORKSPACE } from './people.js';
import type { Room } from './room.js';

/** What can be played. */
export const SIMULATIONS = ['drift', 'drift-over', 'promoted', 'moved-back', 'deployment-failed'] as const;
/** One of them. */
export type Simulation = (typeof SIMULATIONS)[number];

/** Whether a text names one. */
export const isSimulation = (text: string): text is Simulation => SIMULATIONS.some((one) => one === text);

/** Systems that are played. */
type PlayedKind = 'alertmanager' | 'mlflow' | 'github';

/** Sends a request. @returns its status */
export type SendRequest = (path: string, headers: Record<string, string>, body: string) => Promise<number>;

/** What playing other systems works with. */
interface SimulatorParts {
  store: Store;
  clock: Clock;
  room: Pick<Room, 'address'>;
  /** Over HTTP to this server if left out. */
  send?: SendRequest;
}

/** What came of something that was played, for whoever pressed. */
export type Played =
  | { came: 'live'; version: string }
  | { came: 'no-drift' | 'watched' | 'over' | 'heard' }
  | { came: 'incident' | 'more' | 'quiet'; number: number };

/** The first version that is played, if the ledger has none. */
const FIRST_VERSION = 6;
const LIVE_ALIAS = 'champion';
/** How long an answer is waited for. */
const ANSWER_MS = 5_000;

/** Plays other systems for the projects of the playground. */
export class Simulator {
  /** When the drift that is firing began, by project. */
  private readonly firing = new Map<string, string>();
  private readonly send: SendRequest;

  constructor(private readonly parts: SimulatorParts) {
    this.send = parts.send ?? ((path, headers, body) => overHttp(`${parts.room.address}${path}`, headers, body));
  }

  /** Plays something for a project. @returns what came of it */
  async play(what: Simulation, channel: string, by: string, project: Project): Promise<Played> {
    if (what === 'promoted' || what === 'moved-back') {
      const version = await this.versionFor(what, project);
      await this.alias(project, version, channel, by);
      return { came: 'live', version };
    }
    if (what === 'drift-over' && !this.firing.has(project.id)) return { came: 'no-drift' };
    const before = await this.unclosed(project);
    if (what === 'drift') await this.drift(project, channel, by);
    else if (what === 'drift-over') await this.resolve(project, channel, by);
    else await this.deployment(project, channel, by);
    return cameOf(what, before, await this.unclosed(project));
  }

  private unclosed({ id }: Project): Promise<Rows['incident'][]> {
    return this.parts.store.read(PLAYGROUND_WORKSPACE, (read) =>
      read.find('incident', { where: { project: id, state: ['watched', 'open'] }, order: ['id'] }),
    );
  }

  /** A new episode; the one before it ends first. */
  private async drift(project: Project, channel: string, by: string): Promise<void> {
    await this.resolve(project, channel, by);
    const startsAt = new Date(this.parts.clock.now()).toISOString();
    this.firing.set(project.id, startsAt);
    await this.alert(project, { status: 'firing', startsAt, endsAt: '0001-01-01T00:00:00Z' }, channel, by);
  }

  private async resolve(project: Project, channel: string, by: string): Promise<void> {
    const startsAt = this.firing.get(project.id);
    if (startsAt === undefined) return;
    this.firing.delete(project.id);
    const endsAt = new Date(this.parts.clock.now()).toISOString();
    await this.alert(project, { status: 'resolved', startsAt, endsAt }, channel, by);
  }

  /** Alertmanager's webhook, version 4; it bears its token. */
  private async alert(project: Project, episode: Record<string, string>, channel: string, by: string): Promise<void> {
    const labels = { alertname: 'FeatureDrift', project: project.name, feature: 'country', severity: 'warning' };
    const summary = `The feature country drifts in ${project.name}`;
    const annotations = { summary, description: 'Population stability index 0.31, limit 0.25' };
    const fingerprint = createHash('sha256').update(project.id).digest('hex').slice(0, 16);
    const generatorURL = `${this.parts.room.address}/board`;
    const alert = { ...episode, labels, annotations, fingerprint, generatorURL };
    const body = JSON.stringify({
      ...{ version: '4', groupKey: '{}:{alertname="FeatureDrift"}', truncatedAlerts: 0, status: episode.status },
      ...{ receiver: 'baton', groupLabels: { alertname: 'FeatureDrift' }, commonLabels: labels },
      ...{ commonAnnotations: annotations, externalURL: this.parts.room.address, alerts: [alert] },
    });
    const { path, secret } = await this.source('alertmanager', channel, by);
    await this.deliver(path, { authorization: `Bearer ${secret}`, 'user-agent': 'Alertmanager/0.34.0' }, body);
  }

  /** MLflow's webhook for an alias: signed by id, time and body; it does not say who did it. */
  private async alias(project: Project, version: string, channel: string, by: string): Promise<void> {
    const now = this.parts.clock.now();
    const timestamp = new Date(now).toISOString().replace('Z', '000+00:00');
    const data = { name: project.key, alias: LIVE_ALIAS, version };
    const body = JSON.stringify({ entity: 'model_version_alias', action: 'created', timestamp, data });
    const { path, secret } = await this.source('mlflow', channel, by);
    const [id, seconds] = [newId(), String(Math.floor(now / 1000))];
    const signature = createHmac('sha256', secret).update(`${id}.${seconds}.${body}`).digest('base64');
    const headers = { 'x-mlflow-delivery-id': id, 'x-mlflow-timestamp': seconds };
    await this.deliver(path, { ...headers, 'x-mlflow-signature': `v1,${signature}` }, body);
  }

  /** GitHub's webhook for a deployment, signed over the body. */
  private async deployment(project: Project, channel: string, by: string): Promise<void> {
    const created_at = new Date(this.parts.clock.now()).toISOString();
    const sha = randomBytes(20).toString('hex');
    const repository = { full_name: `acme/${keyOf(project.name)}`, default_branch: 'main' };
    const status = { id: this.parts.clock.now(), state: 'failure', created_at, environment: 'production' };
    const body = JSON.stringify({
      ...{ action: 'created', repository, sender: { login: 'octocat' } },
      deployment_status: { ...status, description: 'Smoke test failed', creator: { login: 'octocat' } },
      deployment: { id: 1, ref: 'main', sha, task: 'deploy', environment: 'production', created_at },
    });
    const { path, secret } = await this.source('github', channel, by);
    const signature = createHmac('sha256', secret).update(body).digest('hex');
    const headers = { 'x-github-event': 'deployment_status', 'x-github-delivery': newId() };
    await this.deliver(path, { ...headers, 'x-hub-signature-256': `sha256=${signature}` }, body);
  }

  /** The version after all that there were, or the one to go back to. */
  private async versionFor(what: Simulation, project: Project): Promise<string> {
    const { store, clock } = this.parts;
    const stories = await store.read(PLAYGROUND_WORKSPACE, (read) => storiesIn(read, project.id));
    const story = stories.find(({ slot }) => slot.endsWith(`:${LIVE_ALIAS}`));
    const wayBack = story && standingAt(story, clock.now())?.wayBack;
    if (what === 'moved-back' && wayBack) return wayBack;
    const known = (story?.moves ?? []).map(({ entry }) => Number(entry.to)).filter(Number.isFinite);
    const newest = Math.max(FIRST_VERSION - 1, ...known);
    // Before there are two, the way back leads to one that Baton has never heard of, as it can with a registry of one's own.
    return String(what === 'moved-back' ? Math.max(1, newest - 1) : newest + 1);
  }

  private async deliver(path: string, headers: Record<string, string>, body: string): Promise<void> {
    const status = await this.send(path, { 'content-type': 'application/json', ...headers }, body);
    if (status >= 300) throw new Error(`a played signal was answered with ${status}`);
  }

  /** The played system as it is connected; it connects itself when it is first needed. */
  private async source(kind: PlayedKind, channel: string, by: string): Promise<{ path: string; secret: string }> {
    const { store, clock } = this.parts;
    const id = `demo-${kind}-${createHash('sha256').update(channel).digest('hex').slice(0, 12)}`;
    const kept = await store.read(PLAYGROUND_WORKSPACE, (read) => read.get('signalSource', id));
    const secret = kept?.secrets?.now ?? randomBytes(32).toString('hex');
    if (!kept) {
      const row: Omit<Rows['signalSource'], 'version'> = {
        ...{
          id,
          workspace: PLAYGROUND_WORKSPACE,
          kind,
          name: `demo-${kind}`,
          channel,
          by,
          at: clock.now(),
          paused: false,
        },
        ...{ secrets: { now: secret, former: null, formerUntil: 0 }, headers: {}, page: null, heardAt: 0 },
        arrivedAt: clock.now(),
      };
      await store.transact(PLAYGROUND_WORKSPACE, `demo:${id}:${newId()}`, async (unit) => {
        await unit.apply([add('signalSource', row)]);
        return {};
      });
    }
    return { path: `/signals/${kind}/${id}`, secret };
  }
}

/** What has become of a project's incidents. */
function cameOf(what: Simulation, before: readonly Rows['incident'][], after: readonly Rows['incident'][]): Played {
  const was = (id: string) => before.find((one) => one.id === id);
  const touched = after.find((one) => one.version !== was(one.id)?.version);
  if (!touched) return { came: 'heard' };
  const { state, quietAt, number, id } = touched;
  if (state === 'watched') return { came: what === 'drift-over' ? 'over' : 'watched' };
  if (quietAt !== null) return { came: 'quiet', number };
  return { came: was(id)?.state === 'open' ? 'more' : 'incident', number };
}

async function overHttp(address: string, headers: Record<string, string>, body: string): Promise<number> {
  const response = await fetch(address, { method: 'POST', headers, body, signal: AbortSignal.timeout(ANSWER_MS) });
  await response.arrayBuffer();
  return response.status;
}
