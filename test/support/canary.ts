/**
 * A workspace with projects that not everybody sees. Every word of a hidden one carries a canary: where it turns up, something
 * was given away.
 */
import { newId } from '../../adapters/common/ids.js';
import { describedChannel, describedPerson } from '../../src/dispatch/meet.js';
import { memberId } from '../../src/model/audience.js';
import type { AuditAnswer, AuditProfile } from '../../src/model/audit/rows.js';
import { add, type Change } from '../../src/model/changes.js';
import { type DescribedChannel, directChannel, privateChannel } from '../../src/model/channels.js';
import type { HistoryEvent } from '../../src/model/history-rows.js';
import { keyOf } from '../../src/model/names.js';
import type { Audience, Offer, Project, Reach, Stage, Task } from '../../src/model/project-rows.js';
import type { Contradiction, Promotion } from '../../src/model/promotion-rows.js';
import type { Incident, SignalRule } from '../../src/model/signals/incident-rows.js';
import type { Origin } from '../../src/ports/events.js';
import { START } from './kit.js';

/** In every word of what is hidden. */
export const CANARY = 'zq7canary';
/** In the title of the one task that Dee owns in the hidden project. */
export const OWN_TASK = 'zq7mine';

const W = 'W1';
const row = { workspace: W, version: 1 };

const someone = (id: string, name: string, more: Partial<Origin['person']> = {}): Origin['person'] => ({
  ...{ id, name, zone: 'UTC', admin: false, standing: 'member' },
  ...more,
});

/** Those who look. Ada leads the hidden project, Bea is in its channel; Dee owns one task of it; the others have nothing. */
export const VIEWERS = {
  ada: someone('V-ada', 'Ada Ash'),
  bea: someone('V-bea', 'Bea Birch'),
  admin: someone('V-root', 'Root Rowan', { admin: true }),
  dee: someone('V-dee', 'Dee Dogwood'),
  member: someone('V-mem', 'Mem Maple'),
  guest: someone('V-gus', 'Gus Guelder', { standing: 'guest' }),
  external: someone('V-eve', 'Eve Elder', { standing: 'external' }),
  unknown: someone('V-una', 'Una Umber', { standing: 'unknown' }),
} as const;
/** The name of one of them. */
export type ViewerName = keyof typeof VIEWERS;

const publicChannel = (id: string, name: string): DescribedChannel => ({
  ...privateChannel(id, name),
  access: 'public',
});

/** Where they speak. The hidden project lives in #falcon, a project for all in #churn, one of a shared channel in #joint. */
export const PLACES = {
  churn: publicChannel('P-churn', 'churn'),
  hall: publicChannel('P-hall', 'hall'),
  joint: privateChannel('P-joint', 'joint'),
  falcon: privateChannel('P-falcon', `falcon-${CANARY}`),
  direct: directChannel('P-direct', 'Baton'),
} as const;
/** The name of one of them. */
export type PlaceName = keyof typeof PLACES;

interface Shape {
  id: string;
  name: string;
  audience: Audience;
  reach: Reach;
  /** Put into every word. */
  mark: string;
  lead: string;
}

const project = ({ id, name, audience, reach, mark, lead }: Shape): Project => ({
  ...row,
  ...{ id, name, key: keyOf(name), description: `about ${mark}`, lead, archived: false, sample: false },
  ...{ createdAt: START - 9e8, audience, reach },
});

const stage = ({ id: of, mark }: Shape, n: number, more: Partial<Stage> = {}): Stage => ({
  ...row,
  ...{ id: `${of}-s${n}`, project: of, name: `step ${n} ${mark}`, key: keyOf(`step ${n} ${mark}`), position: n },
  ...{ state: 'in_progress', since: START - 8e8, reason: null, due: null, owner: null, deputies: [], pass: 1 },
  ...{ dropped: false, ...more },
});

const task = ({ id: of, mark }: Shape, number: number, more: Partial<Task> = {}): Task => ({
  ...row,
  ...{ id: `${of}-t${number}`, number, title: `work ${mark}`, project: of, stage: `${of}-s1`, state: 'open' },
  ...{
    owner: null,
    deputies: [],
    due: '2026-03-01',
    createdAt: START - 7e8,
    createdBy: VIEWERS.bea.id,
    link: null,
    channel: null,
    thread: null,
  },
  ...more,
});

const event = ({ id: of, mark }: Shape, n: number, more: Partial<HistoryEvent> = {}): HistoryEvent => ({
  ...row,
  ...{ id: `${of}-h${n}`, project: of, item: 'stage', itemId: `${of}-s1`, at: START - 6e8, by: VIEWERS.bea.id },
  ...{ field: 'state', from: 'in_progress', to: 'blocked', why: `why ${mark}`, via: 'command', channel: null, pass: 1 },
  ...more,
});

const offer = ({ id: of, mark }: Shape, itemId: string, more: Partial<Offer> = {}): Offer => ({
  ...row,
  ...{ id: `${of}-o-${itemId}`, project: of, item: 'stage', itemId, asked: VIEWERS.bea.id, by: VIEWERS.ada.id },
  ...{ state: 'waiting', word: mark, at: START - 5e8, answeredAt: null, channel: PLACES.falcon.id, thread: null },
  ...more,
});

const auditAnswer = ({ id: of, mark }: Shape, question: string): AuditAnswer => ({
  ...row,
  ...{ id: `${of}-a-${question}`, project: of, area: 'data', question, revision: 1, asked: `asked ${mark}` },
  ...{ value: 'na', reason: `reason ${mark}`, evidence: `shown ${mark}`, evidenceFrom: 'person', evidenceAt: null },
  ...{ owner: VIEWERS.bea.id, at: START - 4e8, by: VIEWERS.ada.id, undoneAt: null },
});

const auditProfile = ({ id: of }: Shape): AuditProfile => ({
  ...row,
  ...{ id: of, project: of, criticality: 'critical', kind: 'model', doneBar: 'hold' },
});

const promotion = ({ id: of, mark }: Shape): Promotion => ({
  ...row,
  ...{
    id: `${of}-v`,
    project: of,
    is: 'moved',
    about: null,
    model: `model ${mark}`,
    alias: 'champion',
    slot: `${mark}:c`,
  },
  ...{ live: true, to: `7 ${mark}`, at: START - 3e8, toldAt: START - 3e8, by: VIEWERS.ada.id, actor: `actor ${mark}` },
  ...{ evidence: `shown ${mark}`, source: `MLflow ${mark}`, callback: null, undoneAt: null },
});

const contradiction = ({ id: of, mark }: Shape): Contradiction => ({
  ...row,
  ...{
    id: `${of}-k`,
    project: of,
    stage: `${of}-s3`,
    slot: `${mark}:c`,
    is: 'gone',
    promotion: `${of}-v`,
    said: 'done',
  },
  ...{ asked: VIEWERS.ada.id, at: START - 3e8, state: 'open', settledBy: null, settledAt: null },
});

const signalRule = ({ id: of, mark }: Shape): SignalRule => ({
  ...row,
  ...{ id: `${of}-rule`, project: of, source: null, conditions: { alertname: mark }, stage: null, meaning: 'drift' },
  ...{ position: 1, at: START - 4e8, by: VIEWERS.ada.id },
});

const incident = ({ id: of, mark }: Shape, number: number, more: Partial<Incident> = {}): Incident => ({
  ...row,
  ...{
    id: `${of}-i${number}`,
    number,
    project: of,
    state: 'open',
    meaning: 'performance',
    subject: `s ${of} ${number}`,
  },
  ...{
    subjects: [`s ${of} ${number}`],
    firing: [`s ${of} ${number}`],
    starts: [`s ${of} ${number} 1`],
    ended: [],
    count: 2,
  },
  ...{ title: `fell ${mark}`, text: `by ${mark}`, link: `https://alerts.test/${mark}`, severity: 'critical' },
  ...{ stage: `${of}-s1`, reopened: [`${of}-s1`], channel: PLACES.falcon.id, asked: VIEWERS.ada.id, askedBefore: [] },
  ...{ taken: null, closedBy: null, cause: null, openedAt: START - 3e8, takenAt: null, retrainedAt: null },
  ...{ evaluatedAt: null, redeployedAt: null, quietAt: null, closedAt: null, lastAt: START - 3e8, toldAt: START - 3e8 },
  ...{ untoldAt: null, askUntil: null, steps: [{ what: 'alert', at: START - 3e8, by: null, note: `fell ${mark}` }] },
  ...more,
});

/** Everything of one project, in every state that is told about. */
function contents(shape: Shape, number: number): Change[] {
  const { mark } = shape;
  return [
    add('project', project(shape)),
    add('stage', stage(shape, 1, { state: 'blocked', reason: `stuck ${mark}`, due: '2026-02-01' })),
    add('stage', stage(shape, 2, { owner: VIEWERS.bea.id, since: START - 9e8, deputies: [VIEWERS.ada.id] })),
    add('stage', stage(shape, 3, { state: 'done', reason: mark })),
    add('task', task(shape, number)),
    add('task', task(shape, number + 1, { owner: VIEWERS.bea.id })),
    add('task', task(shape, number + 2, { state: 'done' })),
    add('offer', offer(shape, `${shape.id}-s1`)),
    add('auditAnswer', auditAnswer(shape, 'data-1')),
    add('auditAnswer', auditAnswer(shape, 'deployment-4')),
    add('auditProfile', auditProfile(shape)),
    add('promotion', promotion(shape)),
    add('contradiction', contradiction(shape)),
    add('signalRule', signalRule(shape)),
    add('incident', incident(shape, number)),
    add('incident', incident(shape, number + 1, { state: 'closed', closedAt: START - 2e8, cause: `because ${mark}` })),
    add('history', event(shape, 1)),
    add('history', event(shape, 2, { item: 'project', itemId: shape.id, field: 'name', from: mark, to: shape.name })),
  ];
}

const HIDDEN: Shape = {
  ...{ id: 'hidden', name: `Kestrel ${CANARY}`, audience: 'auto', reach: 'places', mark: CANARY },
  lead: VIEWERS.ada.id,
};
const NARROWED: Shape = { ...HIDDEN, id: 'narrowed', name: `Merlin ${CANARY}`, audience: 'owners', reach: 'owners' };
const HOMELESS: Shape = { ...HIDDEN, id: 'homeless', name: `Osprey ${CANARY}`, reach: 'nowhere' };
const OPEN: Shape = { ...HIDDEN, id: 'open', name: 'Churn', reach: 'everyone', mark: 'plain', lead: VIEWERS.member.id };
const JOINT: Shape = { ...OPEN, id: 'joint', name: 'Joint venture', reach: 'places' };

/** The name of the hidden project, as somebody would type it who has heard of it. */
export const HIDDEN_NAME = HIDDEN.name;
/** Ids of what belongs to the hidden project. */
export const HIDDEN_IDS = { project: 'hidden', stage: 'hidden-s1', task: 'hidden-t901', ownTask: 'hidden-t904' };
/** The projects that nobody sees who has no part in them. */
export const HIDDEN_PROJECTS: readonly string[] = ['hidden', 'narrowed', 'homeless'];

const link = (channel: DescribedChannel, id: string, main = true) =>
  add('link', { id: `${channel.id}:${id}`, workspace: W, channel: channel.id, project: id, main, at: START - 9e8 });

const member = (place: DescribedChannel, who: ViewerName) => {
  const person = VIEWERS[who].id;
  return add('member', { id: memberId(place.id, person), workspace: W, place: place.id, person, at: START });
};

/** A project that none of the cast sees, to have beside whatever else happens in a workspace. */
export const hiddenProject = (): Change[] => [
  add('channel', describedChannel(W, PLACES.falcon)),
  ...contents(HIDDEN, 901),
  link(PLACES.falcon, 'hidden'),
];

/** All rows of the workspace. */
export const canaryWorld = (): Change[] => [
  ...Object.values(VIEWERS).map((one) => add('person', describedPerson(W, one))),
  ...Object.values(PLACES).map((one) => add('channel', describedChannel(W, one))),
  ...Object.values(PLACES).map(({ id }) => add('place', { id, workspace: W, listedAt: START })),
  ...(['ada', 'bea'] as const).map((who) => member(PLACES.falcon, who)),
  ...(['member', 'external', 'unknown'] as const).map((who) => member(PLACES.joint, who)),
  ...(['guest', 'unknown'] as const).map((who) => member(PLACES.churn, who)),
  ...contents(OPEN, 801),
  ...contents(JOINT, 811),
  ...contents(HIDDEN, 901),
  ...contents(NARROWED, 911),
  ...contents(HOMELESS, 921),
  add('task', task(HIDDEN, 904, { title: `own ${OWN_TASK}`, owner: VIEWERS.dee.id, stage: null })),
  link(PLACES.churn, 'open'),
  link(PLACES.joint, 'joint'),
  link(PLACES.falcon, 'hidden'),
  link(PLACES.churn, 'narrowed', false),
];

/** Where a viewer speaks. */
export const speaking = (who: ViewerName, place: PlaceName): Origin => ({
  ...{ workspace: W, key: newId(), thread: null },
  person: VIEWERS[who],
  channel: place === 'direct' ? directChannel(`D-${VIEWERS[who].id}`, 'Baton') : PLACES[place],
});
