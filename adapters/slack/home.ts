/** App Home: shown when somebody opens it, and redrawn while they look at it, whenever something of theirs changes. */
import { createHash } from 'node:crypto';
import type { App } from '../../src/dispatch/on-command.js';
import { directChannel } from '../../src/model/channels.js';
import { flat } from '../../src/model/text.js';
import type { MayCall } from '../../src/ports/chat.js';
import type { Clock } from '../../src/ports/clock.js';
import type { Inbound } from '../../src/ports/events.js';
import type { Say } from '../../src/ports/say.js';
import type { Call, View } from '../../src/view/view.js';
import type { LastHeard } from '../platform/last-heard.js';
import { troubleWord } from '../platform/store-trouble.js';
import type { Fronts } from '../store/fronts.js';
import type { Front } from '../store/records.js';
import { packCall } from './actions.js';
import type { Api, SlackAnswer } from './api.js';
import { label, type SlackBlock } from './elements.js';
import { fitBlocks } from './limits.js';
import type { SlackPeople } from './people.js';
import { packHomeRef } from './places.js';
import { render } from './render.js';
import type { BlockWords } from './render-options.js';

interface AppHomeParts {
  app: App;
  api: Api;
  fronts: Fronts;
  people: SlackPeople;
  clock: Clock;
  say: Say;
  words: BlockWords;
  lastHeard: LastHeard;
  fault(error: unknown): void;
}

/** Somebody is taken to look at a page for so long after they opened it. */
const LOOKED_AT_MS = 60 * 60_000;
/** Most pages that are redrawn after one change. */
const MAX_PAGES = 20;
/** Changes come in bursts: pages are redrawn once for all of them. */
const SETTLE_MS = 1_500;
/** Longest line on when Baton last heard something. */
const MAX_LINE = 300;
const HOME: Call = { command: 'home', args: {} };

/** The start pages of people. */
export class AppHome {
  /** Redraws to come, by workspace. */
  private readonly timers = new Map<string, NodeJS.Timeout>();

  constructor(private readonly parts: AppHomeParts) {}

  /** The event that shows somebody's page. */
  async call(workspace: string, person: string, key: string): Promise<Extract<Inbound, { type: 'call' }>> {
    return {
      ...{ type: 'call', via: 'button', call: HOME, workspace, key, thread: null },
      channel: directChannel(person, 'Baton'),
      person: await this.parts.people.person(workspace, person),
      message: { id: packHomeRef(person), shared: false },
    };
  }

  /** Shows a view on somebody's App Home. */
  async publish(workspace: string, person: string, view: View, mayCall?: MayCall): Promise<SlackAnswer<object>> {
    const { fronts, clock } = this.parts;
    const api = mayCall ? this.parts.api.while(mayCall) : this.parts.api;
    const page = { type: 'home', blocks: await this.blocks(workspace, view) };
    const answer = await api.call(workspace, 'views.publish', { user_id: person, view: page });
    if (!answer.ok) return answer;
    const front = await fronts.of(workspace, person);
    const { place, at } = front ?? { place: '', at: clock.now() };
    await fronts.note(workspace, { person, place, at, shows: view.page ?? 'other', hash: viewHash(view) });
    return { ok: true, data: {} };
  }

  /** Says on somebody's App Home that the store does not work, without asking it for anything. @returns whether it could */
  async sayTrouble(workspace: string, person: string, error: unknown): Promise<boolean> {
    const { api, say } = this.parts;
    const line = flat(say(`slack-${troubleWord(error)}`));
    const text = label(flat(say('slack-home-again')));
    const again = { type: 'button' as const, text, action_id: 'call:home', value: packCall(HOME) };
    const blocks: SlackBlock[] = [
      { type: 'section', text: { type: 'plain_text', text: line } },
      { type: 'actions', elements: [again] },
    ];
    const page = { user_id: person, view: { type: 'home', blocks } };
    return (await api.call(workspace, 'views.publish', page).catch(() => undefined))?.ok ?? false;
  }

  /** Something has changed in a workspace: pages that are looked at are redrawn a little later. */
  touched(workspace: string): void {
    if (this.timers.has(workspace)) return;
    const timer = setTimeout(() => {
      this.timers.delete(workspace);
      this.refresh(workspace).catch(this.parts.fault);
    }, SETTLE_MS).unref();
    this.timers.set(workspace, timer);
  }

  /** Redraws the pages that are looked at and have changed. */
  async refresh(workspace: string): Promise<void> {
    const { fronts, clock } = this.parts;
    const open = await fronts.since(workspace, clock.now() - LOOKED_AT_MS, MAX_PAGES);
    for (const front of open.filter(({ shows }) => shows === 'home')) await this.redraw(workspace, front);
  }

  stop(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
  }

  private async redraw(workspace: string, { person, hash }: Front): Promise<void> {
    const view = await this.parts.app.look(await this.call(workspace, person, ''));
    if (viewHash(view) !== hash) await this.publish(workspace, person, view);
  }

  private async blocks(workspace: string, view: View): Promise<SlackBlock[]> {
    const { words } = this.parts;
    const blocks = render(view, { surface: 'home', shared: false, words });
    const last = view.page === 'home' ? await this.lastHeard(workspace) : this.wayBack();
    return fitBlocks([...blocks, last], 'home', words.more);
  }

  /** Under the start page: when Baton last heard something. */
  private async lastHeard(workspace: string): Promise<SlackBlock> {
    const line = flat(await this.parts.lastHeard.line(workspace));
    return { type: 'context', elements: [label(line, MAX_LINE)] };
  }

  /** Under any other page: a button that leads back to the start. */
  private wayBack(): SlackBlock {
    const text = label(flat(this.parts.say('button-home')));
    return { type: 'actions', elements: [{ type: 'button', text, action_id: 'call:home', value: packCall(HOME) }] };
  }
}

/** Tells whether a page has changed. */
const viewHash = (view: View): string =>
  createHash('sha256').update(JSON.stringify(view)).digest('base64url').slice(0, 16);
