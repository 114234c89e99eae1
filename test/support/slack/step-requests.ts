/** The steps of a conversation as the requests that Slack would send. */
import { expect } from 'vitest';
import { escaped } from '../../../adapters/slack/mrkdwn.js';
import { msOf, type Step } from '../dialogs.js';
import { CAST } from '../kit.js';
import type { Cards, FormWindow, SeenCard } from './cards.js';
import { tsOf } from './fixtures.js';
import { elementsOf, labelOf, pressOn, type SeenElement } from './screen.js';
import type { Answered, SlackWorld } from './world.js';

/** "ana" -> "U1" */
export const userId = (who: string): string => CAST[who]?.id ?? who;
/** "churn-model" -> "CCHURNMODEL" */
export const channelId = (name: string): string => `C${name.toUpperCase().replace(/\W/g, '')}`;

/** What somebody types, as Slack sends it: its signs escaped, mentions by id. */
const typed = (text: string): string =>
  escaped(text).replace(/@([a-z]+)/g, (all, who: string) => (CAST[who] ? `<@${userId(who)}>` : all));

type Input = Extract<FormWindow['blocks'][number], { type: 'input'; element: object }>;

export class StepRequests {
  /** Ids of the messages that were written, by step. */
  private readonly written = new Map<number, string>();
  private step = 0;

  constructor(
    private readonly w: SlackWorld,
    private readonly team: string,
    private readonly cards: Cards,
  ) {}

  next(): void {
    this.step += 1;
  }

  /** The id of the channel, or of the person's conversation with Baton, in which a step is. */
  place(s: Step): string {
    if (s.in === 'direct') return `D${userId(s.as)}`;
    this.w.fake.channels.set(channelId(s.in), s.in);
    return channelId(s.in);
  }

  /** A step that Baton only hears: a message, an edit, a reaction, somebody leaving. */
  async hear(s: Step): Promise<undefined> {
    if (s.wait) return;
    const event = this.heardEvent(s);
    const key = `Ev${this.team}${this.step}`;
    for (let i = 0; i < (s.twice ? 2 : 1); i += 1) this.ok(await this.w.event(this.team, event, key));
  }

  private heardEvent(s: Step): object {
    const channel = this.place(s);
    const user = userId(s.as);
    const ts = tsOf(this.w.clock, msOf(s.late)).replace(/0{3}$/, String(this.step).padStart(3, '0'));
    const base = { type: 'message', channel, channel_type: s.in === 'direct' ? 'im' : 'channel', ts };
    const earlier = (step = 0) => this.written.get(step) ?? '1.1';
    if (s.edit) {
      const message = { type: 'message', user, text: typed(s.write ?? ''), ts: earlier(s.edit) };
      return { ...base, subtype: 'message_changed', message, previous_message: { ...message, text: '' } };
    }
    if (s.write !== undefined) {
      this.written.set(this.step, ts);
      return { ...base, user, text: typed(s.write), ...(s.to && { thread_ts: earlier(s.to) }) };
    }
    if (s.leave) return { type: 'member_left_channel', user, channel };
    if (s.react)
      return { type: 'reaction_added', user, reaction: s.react, item: { type: 'message', channel, ts: earlier(s.to) } };
    return { ...base, subtype: 'message_deleted', deleted_ts: earlier(s.remove), previous_message: { user } };
  }

  /** A step that speaks to Baton. @returns the body of the answer */
  async act(s: Step): Promise<string> {
    if (s.say !== undefined) return this.say(s.as, s.say, s.in);
    if (s.menu) return this.menu(s);
    if (s.invite) return this.invite(s);
    if (s.fill) return this.submit(s, s.fill);
    return this.press(s);
  }

  /** A command: typed as one in odd steps, as a mention in even ones. */
  async say(who: string, text: string, place: string): Promise<string> {
    const user = userId(who);
    const ts = this.w.fake.ts();
    if (place === 'direct') {
      const base = { type: 'message', channel_type: 'im', channel: `D${user}`, user, ts };
      return this.ok(await this.w.event(this.team, { ...base, text: typed(text) }));
    }
    const channel = channelId(place);
    this.w.fake.channels.set(channel, place);
    if (this.step % 2 === 0) {
      const event = { type: 'app_mention', channel, user, text: `<@UBATON> ${typed(text)}`, ts };
      return this.ok(await this.w.event(this.team, event));
    }
    const answer = await this.w.slash(this.team, user, channel, typed(text));
    expect(answer).toEqual({ status: 200, body: '' });
    return '';
  }

  private async invite(s: Step): Promise<string> {
    const event = { type: 'member_joined_channel', user: 'UBATON', channel: this.place(s), inviter: userId(s.as) };
    return this.ok(await this.w.event(this.team, event));
  }

  private async menu(s: Step): Promise<string> {
    const channel = this.place(s);
    const user = userId(s.as);
    return this.interact({
      type: 'message_action',
      callback_id: s.menu === 'message task' ? 'make_task' : 'check_clarity',
      user: { id: user, name: s.as, team_id: this.team },
      channel: { id: channel, name: s.in },
      message: { type: 'message', user: 'U2', text: typed(s.message ?? ''), ts: '1772440000.000100' },
      response_url: this.w.fake.reply(this.team, channel, user),
    });
  }

  private press(s: Step): Promise<string> {
    const card = this.cards.for(s);
    const all = elementsOf(card.blocks);
    // Somebody is picked in a menu, not by the button of whoever is likely.
    const elements = s.pick === undefined ? all : all.filter(({ type }) => type.endsWith('_select'));
    const labelled = (label: string) =>
      elements.find((element) => labelOf(element) === label) ??
      elements.find((element) => labelOf(element).startsWith(label));
    const element = labelled(s.press ?? '') ?? (s.pick === undefined ? undefined : labelled('Someone else'));
    if (!element) throw new Error(`no control "${s.press}" among: ${elements.map(labelOf).join(' | ')}`);
    return this.use(card, element, s);
  }

  private use({ message }: SeenCard, element: SeenElement, s: Step): Promise<string> {
    const user = userId(s.as);
    const { channel, ts, onlyFor, thread } = message;
    const inThread = thread && { thread_ts: thread };
    const name = channel.startsWith('D') ? 'directmessage' : this.w.fake.channels.get(channel);
    return this.interact({
      type: 'block_actions',
      user: { id: user, username: s.as, team_id: this.team },
      channel: { id: channel, name },
      container: {
        ...{ type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: onlyFor !== undefined },
        ...inThread,
      },
      ...(onlyFor ? {} : { message: { ts, thread_ts: thread } }),
      actions: [{ ...pressOn(element), block_id: 'b', action_ts: '1.1', ...chosenIn(element, s.pick ?? '') }],
      response_url: this.w.fake.reply(this.team, channel, onlyFor ?? user, message),
    });
  }

  private submit(s: Step, fill: Record<string, string>): Promise<string> {
    const view = this.cards.window;
    if (!view) throw new Error('no window is open');
    const values = inputsOf(view).map((block) => {
      const name = block.block_id ?? '';
      return [name, { value: filledIn(block.element, saidIn(name, fill)) }] as const;
    });
    return this.interact({
      type: 'view_submission',
      user: { id: userId(s.as), name: s.as, team_id: this.team },
      view: { ...view, state: { values: Object.fromEntries(values) } },
    });
  }

  private async interact(payload: object): Promise<string> {
    const trigger_id = `T${this.team}${this.step}`;
    return this.ok(await this.w.interaction({ team: { id: this.team }, trigger_id, ...payload }));
  }

  private ok({ status, body }: Answered): string {
    expect(status).toBe(200);
    return body;
  }
}

/** The fields of a form. */
export const inputsOf = (view: FormWindow | undefined): Input[] =>
  (view?.blocks ?? []).flatMap((block) => (block.type === 'input' && 'element' in block ? [block] : []));

function chosenIn(element: SeenElement, pick: string): object {
  if (element.type === 'users_select') return { selected_user: userId(pick) };
  if (element.type === 'static_select')
    return { selected_option: { value: pick, text: { type: 'plain_text', text: pick } } };
  return {};
}

/** What is filled into a block: a day is picked, any other words for one are written below. */
function saidIn(name: string, fill: Record<string, string>): string | undefined {
  const said = fill[name.replace(/\.words$/, '')];
  return name.endsWith('.words') && /^\d{4}-\d\d-\d\d$/.test(said ?? '') ? undefined : said;
}

/** What a field is sent with: what is filled in, or what it showed. */
function filledIn(element: Input['element'], fill: string | undefined): object {
  const { type } = element;
  if (type === 'datepicker') {
    const isDay = /^\d{4}-\d\d-\d\d$/.test(fill ?? '');
    return { type, selected_date: (isDay ? fill : element.initial_date) ?? null };
  }
  if (type === 'users_select') {
    const user = fill ?? element.initial_user;
    return { type, selected_user: user ? userId(user) : null };
  }
  if (type === 'static_select') {
    const value = fill ?? element.initial_option?.value;
    return { type, selected_option: value ? { value } : null };
  }
  const initial = type === 'plain_text_input' ? element.initial_value : undefined;
  return { type, value: (fill ?? initial) || null };
}
