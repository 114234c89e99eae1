/** The ledger of versions: what is live, what was, who put it there; and which side is right where chat and a registry disagree. */
import {
  choice,
  here,
  maybePastDay,
  maybePerson,
  maybeProject,
  maybeText,
  page,
  stage,
  text,
} from '../../commands/args.js';
import { type Command, command } from '../../commands/command.js';
import { answerGate } from './gate.js';
import { listPromotions } from './list.js';
import { showLive } from './live.js';
import { showLiveHere } from './live-in-several.js';
import { keepMover } from './mover.js';
import { keepPromotion } from './promoted.js';
import { settleContradiction } from './settle.js';

const ARGS = {
  live: { day: maybePastDay({ keys: ['on', 'at'], words: 'date' }), project: maybeProject() },
  promotions: { project: here(), page: page(), version: maybeText({ max: 200 }) },
  promoted: {
    what: text({ max: 200, hint: 'promoted' }),
    day: maybePastDay({ keys: ['on', 'since'], words: 'date' }),
    evidence: maybeText({ max: 500, long: true, keys: ['because', 'link', 'proof'], hint: 'evidence' }),
    project: here(),
  },
  'promotion settle': {
    stage: stage(),
    side: choice('registry', 'chat'),
    about: text({ max: 100, exact: true }),
    person: maybePerson({ anybody: true }),
    project: here(),
  },
  'promotion mover': {
    about: text({ max: 300, exact: true }),
    person: maybePerson({ anybody: true }),
    project: here(),
  },
  'gate approve': { stage: stage(), about: text({ max: 300, exact: true }), project: here() },
  'gate reject': {
    stage: stage(),
    about: text({ max: 300, exact: true }),
    reason: text({ max: 300, long: true }),
    project: here(),
  },
};
type PromotionArgs = typeof ARGS;
declare module '../../commands/calls.js' {
  interface Commands extends PromotionArgs {}
}

/** The commands of this feature. */
export const promotionCommands: Command[] = [
  command({
    name: 'live',
    shows: true,
    aliases: ['what is live', 'in production', 'live version', 'versions'],
    args: ARGS.live,
    examples: ['live', 'live on 2026-03-02', 'live in "Churn model"'],
    permission: 'anyone',
    onArchived: true,
    run: (ctx, { project, day }) => (project ? showLive(ctx, project, day) : showLiveHere(ctx, day)),
  }),
  command({
    name: 'promotions',
    shows: true,
    aliases: ['promotion list', 'ledger', 'releases', 'deployments'],
    args: ARGS.promotions,
    examples: ['promotions', 'promotions in "Churn model"', 'promotions version 7'],
    permission: 'anyone',
    onArchived: true,
    run: (ctx, args) => listPromotions(ctx, args.project, args.page ?? 1, args.version),
  }),
  command({
    name: 'promoted',
    aliases: ['promotion', 'went live'],
    args: ARGS.promoted,
    examples: ['promoted churn 7 to production', 'promoted version 8 to champion on 2026-03-02'],
    permission: 'work',
    run: (ctx, { project, what, day, evidence }) => keepPromotion(ctx, project, what, { day, evidence }),
  }),
  command({
    name: 'promotion settle',
    quiet: true,
    aliases: [],
    args: ARGS['promotion settle'],
    examples: [],
    permission: 'work',
    run: (ctx, pressed) => settleContradiction(ctx, pressed),
  }),
  command({
    name: 'promotion mover',
    quiet: true,
    aliases: [],
    args: ARGS['promotion mover'],
    examples: [],
    permission: 'work',
    run: (ctx, pressed) => keepMover(ctx, pressed),
  }),
  command({
    name: 'gate approve',
    quiet: true,
    aliases: [],
    args: ARGS['gate approve'],
    examples: [],
    permission: 'work',
    run: (ctx, pressed) => answerGate(ctx, pressed),
  }),
  command({
    name: 'gate reject',
    quiet: true,
    aliases: [],
    args: ARGS['gate reject'],
    examples: [],
    permission: 'work',
    run: (ctx, pressed) => answerGate(ctx, pressed),
  }),
];
