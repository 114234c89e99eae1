/** Bookmarks of the fake Slack's channels (docs.slack.dev/reference/methods/bookmarks.add, .edit, .list and .remove). */
import type { Answer } from './fake-directory.js';

interface FakeBookmark {
  id: string;
  title: string;
  link: string;
  emoji: string;
}

const MOST = 100;
const no = (error: string): Answer => ({ ok: false, error });

export class FakeBookmarks {
  private readonly byChannel = new Map<string, FakeBookmark[]>();
  private count = 0;

  /** @param closed why nothing can be done in a channel */
  constructor(private readonly closed: (channel: string) => string | undefined) {}

  /** What people see at the top of a channel. */
  in(channel: string): FakeBookmark[] {
    const known = this.byChannel.get(channel) ?? [];
    this.byChannel.set(channel, known);
    return known;
  }

  /** Undefined for another method. */
  answer(method: string, args: Record<string, unknown>): Answer | undefined {
    if (!method.startsWith('bookmarks.')) return undefined;
    const channel = String(args.channel_id);
    const closed = this.closed(channel);
    if (closed) return no(closed);
    if (method === 'bookmarks.list') return { ok: true, bookmarks: this.in(channel) };
    if (method === 'bookmarks.add') return this.add(channel, args);
    const i = this.in(channel).findIndex(({ id }) => id === args.bookmark_id);
    const found = this.in(channel)[i];
    if (!found) return no('not_found');
    if (method === 'bookmarks.remove') this.in(channel).splice(i, 1);
    return method === 'bookmarks.edit' ? this.edit(found, args) : { ok: true };
  }

  private add(channel: string, { title, type, link, emoji }: Record<string, unknown>): Answer {
    if (type !== 'link') return no('invalid_bookmark_type');
    if (typeof title !== 'string' || title === '') return no('invalid_arguments');
    if (this.in(channel).length >= MOST) return no('too_many_bookmarks');
    this.count += 1;
    const bookmark = { id: `Bk${this.count}`, title, link: '', emoji: '' };
    const answer = this.edit(bookmark, { link, emoji });
    if (answer.ok) this.in(channel).push(bookmark);
    return answer;
  }

  private edit(bookmark: FakeBookmark, { title = bookmark.title, ...args }: Record<string, unknown>): Answer {
    const { link = bookmark.link, emoji = bookmark.emoji } = args;
    if (!/^https?:\/\//.test(String(link))) return no('invalid_link');
    if (!/^:[a-z0-9_+'-]+:$/.test(String(emoji))) return no('invalid_emoji');
    Object.assign(bookmark, { title, link, emoji });
    return { ok: true, bookmark };
  }
}
