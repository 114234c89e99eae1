/** The headline of a channel in Slack: a bookmark, whose title changes without a message in the channel, unlike the topic. */
import { BoundedCache } from '../../src/model/bounded-cache.js';
import { cut, flat } from '../../src/model/text.js';
import type { MayCall } from '../../src/ports/chat.js';
import type { PeopleMessage } from '../../src/ports/outbound.js';
import type { ListItem, View } from '../../src/view/view.js';
import type { Sent } from '../store/sent.js';
import type { Api, SlackAnswer } from './api.js';
import { signOf } from './lists.js';
import { appOfBot, authTest, bookmarkList, changedBookmark } from './responses.js';
import { teamIn } from './workspaces.js';

type Headline = Extract<PeopleMessage, { to: 'headline' }>;

interface HeadlinesParts {
  api: Api;
  sent: Sent;
  /** The address of Slack's Web API. */
  apiUrl: string;
}

/** Slack documents no longest title; more would be cut off in every window. */
const MAX_TITLE = 100;
/** A bookmark without a sign of its own gets Slack's. */
const NO_SIGN = ':clipboard:';
/** Workspaces whose link is remembered. */
const LINKS = 10_000;
/** Where a bookmark stands is known for as long as it is there. */
const FOR_GOOD = Number.MAX_SAFE_INTEGER;

const DONE = { ok: true, data: {} } as const;
/** Somebody has taken it away, or its channel has another id and it has one, too. */
const GONE = 'gone';
/** Baton's own id for the bookmark of a channel. */
const sentId = (channel: string) => `headline:${channel}`;

/** A channel has another id from now on, and its bookmark stands in it. */
export async function moveBookmark(sent: Sent, workspace: string, from: string, to: string): Promise<void> {
  const spot = await sent.find(workspace, sentId(from));
  if (!spot) return;
  await sent.note(workspace, sentId(to), { ...spot, place: to }, FOR_GOOD);
  await sent.drop(workspace, sentId(from));
}

/** Bookmarks (docs.slack.dev/reference/methods/bookmarks.add, .edit, .list and .remove). */
export class Headlines {
  constructor(
    private readonly parts: HeadlinesParts,
    private readonly links = new BoundedCache<string>(LINKS),
  ) {}

  /** The same ones, for a delivery that may end. */
  while(mayCall: MayCall): Headlines {
    return new Headlines({ ...this.parts, api: this.parts.api.while(mayCall) }, this.links);
  }

  /** Puts the line there, changes it, or takes it away. @param inDoubt an earlier attempt may have put it there */
  async show(workspace: string, out: Headline, inDoubt: boolean): Promise<SlackAnswer<object>> {
    const { channel, first } = out;
    const spot = await this.parts.sent.find(workspace, sentId(channel));
    const bookmark = bookmarkOf(out.view);
    const changed = spot && (await this.change(workspace, channel, spot.message, bookmark));
    if (changed && changed !== GONE) return changed;
    return first && bookmark ? this.begin(workspace, channel, bookmark, inDoubt || changed === GONE) : DONE;
  }

  private async change(workspace: string, channel_id: string, bookmark_id: string, bookmark: Bookmark | undefined) {
    const { api, sent } = this.parts;
    const which = { channel_id, bookmark_id };
    const answer = bookmark
      ? await api.call(workspace, 'bookmarks.edit', { ...which, ...bookmark })
      : await api.call(workspace, 'bookmarks.remove', which);
    const isGone = 'code' in answer && answer.code === 'not_found';
    if (!answer.ok && !isGone) return withoutAlarm(answer);
    if (isGone || !bookmark) await sent.drop(workspace, sentId(channel_id));
    return isGone ? GONE : DONE;
  }

  private async begin(workspace: string, channel_id: string, bookmark: Bookmark, inDoubt: boolean) {
    const { api } = this.parts;
    if (inDoubt) {
      const there = await api.read(workspace, 'bookmarks.list', { channel_id }, bookmarkList);
      if ('afterMs' in there) return there;
      const found = there.ok && there.data.bookmarks.find(({ title }) => title === bookmark.title);
      if (found) return this.note(workspace, channel_id, found.id);
    }
    const link = await this.link(workspace);
    const args = { channel_id, ...bookmark, type: 'link', link };
    const answer = await api.read(workspace, 'bookmarks.add', args, changedBookmark);
    return answer.ok ? this.note(workspace, channel_id, answer.data.bookmark.id) : withoutAlarm(answer);
  }

  private async note(workspace: string, channel: string, bookmark: string) {
    await this.parts.sent.note(workspace, sentId(channel), { place: channel, message: bookmark }, FOR_GOOD);
    return DONE;
  }

  /** Opens Baton (docs.slack.dev: deep linking, app_redirect); Slack itself, if that does not say which app Baton is. */
  private async link(workspace: string): Promise<string> {
    const known = this.links.get(workspace);
    if (known !== undefined) return known;
    const { api, apiUrl } = this.parts;
    const me = await api.read(workspace, 'auth.test', {}, authTest);
    const bot = me.ok && me.data.bot_id ? { bot: me.data.bot_id, team_id: teamIn(workspace) } : undefined;
    const app = bot && (await api.read(workspace, 'bots.info', bot, appOfBot));
    const url = new URL('/app_redirect', apiUrl);
    url.searchParams.set('team', teamIn(workspace));
    if (!app?.ok) return url.toString();
    url.searchParams.set('app', app.data.bot.app_id);
    this.links.set(workspace, url.toString());
    return url.toString();
  }
}

interface Bookmark {
  title: string;
  emoji: string;
}

type Failed = Exclude<SlackAnswer<object>, { ok: true }>;

/** Nobody is to be alarmed by a scope that was declined: it is one of those that can be. */
const withoutAlarm = (answer: Failed): Failed =>
  'code' in answer && answer.code === 'missing_scope' ? { ok: false, code: 'no_permission' } : answer;

/** Undefined if the view is empty: there is to be no bookmark. */
function bookmarkOf({ blocks: [block] }: View): Bookmark | undefined {
  const item = block?.block === 'items' ? block.items[0] : undefined;
  return item && { title: titleOf(item), emoji: item.mark ? signOf(item.mark) : NO_SIGN };
}

function titleOf({ mark, title, detail }: ListItem): string {
  const facts = [flat(title), mark?.label, detail && flat(detail)];
  return cut(facts.filter((fact) => fact !== undefined).join(' · '), MAX_TITLE);
}
