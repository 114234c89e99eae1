/** What people write in Slack, as plain words: names in place of ids. */
import type { Mention } from '../../src/ports.js';
import type { SlackChannels } from './channels.js';
import { mentionedIn, readText } from './message-text.js';
import type { SlackPeople } from './people.js';

/** Plain words, and who is mentioned in them. */
interface ReadableText {
  text: string;
  mentions: Mention[];
}

/** Reads what people write. */
export class TextReader {
  constructor(
    private readonly people: SlackPeople,
    private readonly channels: SlackChannels,
  ) {}

  /** A message. */
  async read(workspace: string, raw: string): Promise<ReadableText> {
    const mentioned = mentionedIn(raw).map((id) => this.people.person(workspace, id));
    const names = new Map((await Promise.all(mentioned)).map(({ id, name }) => [id, name]));
    return readText(raw, (id) => names.get(id) ?? this.channels.seenName(workspace, id) ?? id);
  }

  /** A command. Whoever it mentions is made known first, so that they can be chosen. */
  async readCommand(workspace: string, raw: string): Promise<ReadableText> {
    await this.people.introduce(workspace, mentionedIn(raw));
    return this.read(workspace, raw);
  }
}
