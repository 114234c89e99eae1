import { expect, test } from 'vitest';
import type { Message } from '../../../../adapters/store/room-messages.js';
import { Company } from '../../../../adapters/web/company.js';
import type { ChatData } from '../../../../adapters/web/pages/chat-data.js';
import { ChatMessage } from '../../../../adapters/web/pages/message.js';
import { PEOPLE } from '../../../../adapters/web/people.js';

const MESSAGE: Message = {
  ...{ seq: 1, id: 'M1', channel: 'general', thread: null, author: 'ana', onlyFor: null, edited: false },
  content: { is: 'text', text: 'who takes <it>?' },
  at: Date.UTC(2026, 2, 2, 10),
};

const CHAT: ChatData = {
  me: PEOPLE[0],
  company: new Company(),
  channel: { id: 'general', name: 'general', direct: false, access: 'public' as const, place: 'general' },
  ...{ channels: [], messages: [], thread: undefined, projects: [], sample: false, tours: [], commands: [] },
  ...{ replies: new Map(), hands: new Map(), unread: new Set<string>(), waiting: new Set<string>() },
  label: (id, args) => [id, ...Object.values(args ?? {})].join(' '),
};

const html = (message: Partial<Message> = {}, chat: Partial<ChatData> = {}, inThread = false) =>
  String(ChatMessage({ message: { ...MESSAGE, ...message }, chat: { ...CHAT, ...chat }, inThread }));

test('a message shows its author, its text and its time in the reader’s zone', () => {
  expect(html()).toContain('<strong>Ana Silva</strong>');
  expect(html()).toContain('<p class="said">who takes &lt;it&gt;?</p>');
  expect(html()).toContain('>10:00</time>');
  expect(html({}, { me: PEOPLE[4] ?? PEOPLE[0] })).toContain('>19:00</time>');
});

test('its author can edit and delete it, and others cannot', () => {
  expect(html()).toContain('web-edit');
  expect(html()).toContain('web-delete');
  expect(html({ author: 'bo' })).not.toMatch(/web-edit|web-delete/);
});

test('a whisper is marked, and nothing can be done with it', () => {
  const shown = html({ onlyFor: 'ana' });
  expect(shown).toContain('class="message whisper"');
  expect(shown).toContain('web-only-you');
  expect(shown).not.toContain('class="actions"');
});

test('in a conversation with Baton nothing is marked as private', () => {
  const channel = { id: 'dm-ana', name: 'Baton', direct: true, access: 'private' as const, place: 'dm-ana' };
  expect(html({ onlyFor: 'ana' }, { channel })).not.toMatch(/whisper|web-only-you/);
});

test('hands are counted and named, and one’s own is pressed', () => {
  const shown = html({}, { hands: new Map([['M1', ['ana', 'bo']]]) });
  expect(shown).toContain('title="web-hands 2 Ana Silva, Bo Berg"');
  expect(shown).toContain('aria-pressed="true"');
});

test('a channel links to the thread, with the number of replies; the thread itself does not', () => {
  expect(html({}, { replies: new Map([['M1', 3]]) })).toContain('web-replies 3');
  expect(html()).toContain('href="/chat/general?as=ana&amp;thread=M1"');
  expect(html({}, {}, true)).not.toContain('thread=M1');
});

test('whoever hears the page is told whose message it is, and what each of its buttons is about', () => {
  const shown = html();
  expect(shown).toContain('aria-labelledby="m-M1-by"');
  expect(shown).toContain('<header id="m-M1-by">');
  for (const [button] of shown.matchAll(/<(?:button|a)\b[^>]*class="reply"[^>]*>/g))
    expect(button).toContain('aria-describedby="m-M1-by"');
});
