/** App Home: drawn when somebody opens it, and anew while they look at it, whenever something of theirs changes. */
import { createHash } from 'node:crypto';
import type { HomeView, KnownBlock } from '@slack/types';
import type { App } from '../../src/dispatch/on-command.js';
import { flat } from '../../src/model/text.js';
import type { Clock, Inbound, Say } from '../../src/ports.js';
import type { Call, View } from '../../src/view.js';
import type { LastHeard } from '../platform/last-heard.js';
import type { Front, Fronts } from '../store/sent.js';
import type { Api, SlackAnswer } from './api.js';
import type { Directory } from './directory.js';
import { fitBlocks } from './limits.js';
import { homeId } from './places.js';
import { label, render, type Words } from './render.js';

export interface HomeParts {
  app: App;
  api: Api;
  fronts: Fronts;
  directory: Directory;
  clock: Clock;
  say: Say;
  words: Words;
  heard: LastHeard;
  fault(error: unknown): void;
}

/** How long an opened page is taken to be looked at. */
const LOOKED_AT_MS = 60 * 60_000;
/** Pages that are drawn anew after one change. */
const MOST = 20;
/** Changes come in bursts: one drawing for all of them. */
const SETTLE_MS = 1_500;
const HOME: Call = { command: 'home', args: {} };

export class Home {
  private readonly waiting = new Map<string, NodeJS.Timeout>();

  constructor(private readonly parts: HomeParts) {}

  /** The event that draws somebody's page. */
  async call(workspace: string, person: string, key: string): Promise<Extract<Inbound, { type: 'call' }>> {
    return {
      type: 'call',
      via: 'button',
      call: HOME,
      workspace,
      key,
      channel: { id: person, name: 'Baton', direct: true },
      thread: null,
      person: await this.parts.directory.person(workspace, person),
      message: { id: homeId(person), shared: false },
    };
  }

  /** Puts a view onto somebody's App Home. */
  async publish(workspace: string, person: string, view: View): Promise<SlackAnswer<object>> {
    const { api, fronts, clock } = this.parts;
    const page: HomeView = { type: 'home', blocks: await this.blocks(workspace, view) };
    const answer = await api.call<object>(workspace, 'views.publish', { user_id: person, view: page });
    const front = await fronts.of(workspace, person);
    if (answer.ok)
      await fronts.note(workspace, {
        person,
        place: front?.place ?? '',
        at: front?.at ?? clock.now(),
        shows: view.page ?? 'other',
        hash: hashOf(view),
      });
    return answer;
  }

  /** Something has changed in a workspace: pages that are looked at are drawn anew, a little later. */
  touched(workspace: string): void {
    if (this.waiting.has(workspace)) return;
    const timer = setTimeout(() => {
      this.waiting.delete(workspace);
      this.refresh(workspace).catch(this.parts.fault);
    }, SETTLE_MS).unref();
    this.waiting.set(workspace, timer);
  }

  /** Draws the pages anew that are looked at and not as they were. */
  async refresh(workspace: string): Promise<void> {
    const { fronts, clock } = this.parts;
    const open = await fronts.since(workspace, clock.now() - LOOKED_AT_MS, MOST);
    for (const front of open.filter((one) => one.shows === 'home')) await this.redraw(workspace, front);
  }

  stop(): void {
    for (const timer of this.waiting.values()) clearTimeout(timer);
    this.waiting.clear();
  }

  private async redraw(workspace: string, { person, hash }: Front): Promise<void> {
    const view = await this.parts.app.look(await this.call(workspace, person, ''));
    if (hashOf(view) !== hash) await this.publish(workspace, person, view);
  }

  private async blocks(workspace: string, view: View): Promise<KnownBlock[]> {
    const { words, say } = this.parts;
    const blocks = render(view, { surface: 'home', shared: false, words });
    if (view.page === 'home') {
      const heard: KnownBlock = {
        type: 'context',
        elements: [label(flat(await this.parts.heard.line(workspace)), 300)],
      };
      return fitBlocks([...blocks, heard], 'home', words.more);
    }
    const back: KnownBlock = {
      type: 'actions',
      elements: [
        { type: 'button', text: label(flat(say('button-home'))), action_id: 'call:home', value: JSON.stringify(HOME) },
      ],
    };
    return fitBlocks([...blocks, back], 'home', words.more);
  }
}

const hashOf = (view: View): string =>
  createHash('sha256').update(JSON.stringify(view)).digest('base64url').slice(0, 16);
