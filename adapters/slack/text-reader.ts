/** What people write in Slack, as plain words: names in place of ids. */
import type { Mention } from '../../src/ports/events.js';
import type { SlackChannels } from './channels.js';
import type { SlackGroups } from './groups.js';
import { channelsIn, groupsIn, mentionedIn, readText } from './message-text.js';
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
    private readonly groups: SlackGroups,
    /** What a channel is called that not everybody may know of: Slack hides its name as well. */
    private readonly hiddenChannel: string,
  ) {}

  /** A message. */
  async read(workspace: string, raw: string): Promise<ReadableText> {
    const names = await this.names(workspace, raw);
    return readText(raw, (id) => names.get(id) ?? id);
  }

  /** The names of whoever and whatever a text names by id, each looked up once. */
  private async names(workspace: string, raw: string): Promise<ReadonlyMap<string, string>> {
    const { people, channels, groups, hiddenChannel } = this;
    const found = await Promise.all([
      ...mentionedIn(raw).map((id) => people.person(workspace, id)),
      ...channelsIn(raw).map(async (id) => {
        const { access, name } = await channels.channel(workspace, id);
        return { id, name: access === 'public' ? name : hiddenChannel };
      }),
      ...groupsIn(raw).map(async (id) => ({ id, name: (await groups.name(workspace, id)) ?? id })),
    ]);
    return new Map(found.map(({ id, name }) => [id, name]));
  }

  /** A command. Whoever it mentions is made known first, so that they can be chosen. */
  async readCommand(workspace: string, raw: string): Promise<ReadableText> {
    await this.people.introduce(workspace, mentionedIn(raw));
    return this.read(workspace, raw);
  }
}
