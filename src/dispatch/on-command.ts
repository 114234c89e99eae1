/**
 * Inbound -> command -> changes and messages, in one transaction. Every event is answered exactly once: by a reply, by an
 * update of the message it came from, by a form, or by word of what is wrong with it.
 */

import type { Clarity } from '../clarity/engine.js';
import { askFor } from '../commands/ask.js';
import { bindRefusal } from '../commands/bind/refusal.js';
import { type Bound, bind } from '../commands/bind.js';
import type { Command } from '../commands/command.js';
import type { Context, Situation } from '../commands/context.js';
import { formFor } from '../commands/forms.js';
import { findCommand } from '../commands/match.js';
import { Missing, type Outcome, Refusal } from '../commands/outcome.js';
import { unknownCommand } from '../commands/refusals.js';
import { tokenize } from '../commands/tokenize.js';
import { commands, typedCommands } from '../features/index.js';
import { dayAt } from '../model/dates.js';
import type { Channel, Person } from '../model/rows.js';
import { readSetting } from '../model/settings.js';
import { flat } from '../model/text.js';
import { undoRow } from '../model/undo.js';
import type { Clock, Handled, Inbound, Outbound, Reader, Say, Store, Unit } from '../ports.js';
import { type Call, type Form, fitView, paragraph, plainText, type View, view } from '../view.js';
import { alarmsFor } from './alarms.js';
import { enter, meet } from './directory.js';

export interface Parts {
  store: Store;
  clock: Clock;
  say: Say;
  clarity: Clarity;
  newId(): string;
  /** Told of faults in Baton itself, never of what people type. */
  fault(error: unknown, key: string): void;
}

/** What is to be said to the person, before it is known where. */
interface Answer {
  view?: View;
  private: boolean;
  /** Where a control was used: draw its message anew. */
  update: boolean;
  handled: Handled;
}

/** Who acts where, in a transaction or only looking. */
interface Here {
  me: Person;
  channel: Channel;
  number: Unit['number'];
}

/** A call, and the name that a mistyped command was read as. */
interface Reading {
  call: Call;
  corrected?: string;
}

const LONGEST_COMMAND = 12_000;

export class App {
  constructor(private readonly parts: Parts) {}

  /** Handles one event. When the promise is kept, all of it is stored; messages wait in the outbox. Never throws on user input. */
  async handle(inbound: Inbound): Promise<Handled> {
    const { store } = this.parts;
    try {
      return (await store.transact(inbound.workspace, inbound.key, (unit) => this.work(unit, inbound))) ?? {};
    } catch (error) {
      this.parts.fault(error, inbound.key);
      const sorry = view(paragraph(this.parts.say('fault', { key: inbound.key.slice(-8) })));
      const apologise = async (unit: Unit) => {
        await unit.send([this.reply(inbound, sorry, true)]);
        return {};
      };
      return (await store.transact(inbound.workspace, inbound.key, apologise)) ?? {};
    }
  }

  /** What a call that changes nothing shows, without a trace of it. @throws TypeError where it wants to change something */
  look(inbound: Extract<Inbound, { type: 'call' }>): Promise<View> {
    return this.only(inbound, async (ctx) => {
      const { view: shown, changes = [] } = await this.run(ctx);
      if (changes.length > 0) throw new TypeError('a look changes nothing');
      return fitView(shown ?? view());
    });
  }

  /** The form that a call asks for, once more and without a trace; undefined where it does not. */
  form(inbound: Extract<Inbound, { type: 'call' }>): Promise<Form | undefined> {
    return this.only(inbound, async (ctx) => {
      try {
        await this.run(ctx);
        return undefined;
      } catch (error) {
        if (error instanceof Refusal) return undefined;
        if (!(error instanceof Missing)) throw error;
        const call = error.options.call ?? ctx.call;
        const command = commandOf(call);
        if (!command) throw error;
        return formFor({ ...ctx, call }, command, error.args, error.options.initial);
      }
    });
  }

  /** Does something for a call in one consistent picture, with nothing that could write. */
  private only<T>(inbound: Extract<Inbound, { type: 'call' }>, work: (ctx: Context) => Promise<T>): Promise<T> {
    const { workspace, person, channel } = inbound;
    return this.parts.store.read(workspace, async (read) => {
      const number = async (): Promise<number> => {
        throw new TypeError('a look changes nothing');
      };
      const here = {
        me: { workspace, version: 0, gone: false, ...person },
        channel: { workspace, version: 0, ...channel },
        number,
      };
      return work({ ...(await this.situation(read, inbound, here)), call: inbound.call });
    });
  }

  private async work(unit: Unit, inbound: Inbound): Promise<Handled> {
    const situation = await this.situation(unit, inbound, {
      me: await meet(unit, inbound, this.parts.clock.now()),
      channel: await enter(unit, inbound),
      number: (sequence) => unit.number(sequence),
    });
    const answer = await this.answer(situation, unit, inbound);
    if (!answer.view) return answer.handled;
    const said = this.place(inbound, answer);
    await unit.send([said]);
    return { ...answer.handled, answer: said };
  }

  private async answer(situation: Situation, unit: Unit, inbound: Inbound): Promise<Answer> {
    try {
      const { call, corrected }: Reading =
        inbound.type === 'command'
          ? await this.read(situation, inbound.text, inbound.mentions)
          : { call: inbound.call };
      return await this.perform({ ...situation, call }, unit, inbound, corrected);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { field, stale = false } = error.options;
      if (field && inbound.type === 'call' && inbound.via === 'form') {
        return { private: true, update: false, handled: { errors: { [field]: plainText(error.view) } } };
      }
      return { view: error.view, private: true, update: stale, handled: {} };
    }
  }

  /** Turns typed text into a call; with the corrected name if the command was mistyped. */
  private async read(
    ctx: Situation,
    text: string,
    mentions: Extract<Inbound, { type: 'command' }>['mentions'],
  ): Promise<Reading> {
    if (text.length > LONGEST_COMMAND) {
      throw new Refusal(
        view(paragraph(ctx.say('refused-long-command', { max: LONGEST_COMMAND, length: text.length }))),
      );
    }
    const tokens = tokenize(text, mentions);
    if (tokens.every((t) => t.fold === '' && t.is === 'word')) {
      return { call: { command: 'help', args: {} } };
    }
    const found = findCommand(tokens, typedCommands);
    if (!found.command) throw new Refusal(unknownCommand(ctx, text, found.near));
    const { read, now, zone, clarity } = ctx;
    const speech = { read, text, now, zone, clarity, me: ctx.me.id, channel: ctx.channel.id };
    const bound: Bound = await bind(found.command, found.rest, speech);
    const call = { command: found.command.name, args: bound.args };
    if (bound.problem) throw await bindRefusal({ ...ctx, call }, bound.problem);
    return { call, ...(found.corrected && { corrected: found.corrected }) };
  }

  private async perform(ctx: Context, unit: Unit, inbound: Inbound, corrected?: string): Promise<Answer> {
    const outcome = await this.run(ctx).catch((error: unknown) => {
      if (error instanceof Missing) return error;
      throw error;
    });
    if (outcome instanceof Missing) return this.missing(ctx, inbound, outcome);
    const changed = (outcome.changes?.length ?? 0) > 0;
    await this.keep(ctx, unit, outcome);
    const pressed = inbound.type === 'call' && inbound.message !== null;
    const redraw = pressed && (changed || outcome.stale === true);
    const then = redraw && ctx.call.after ? await this.again(ctx, ctx.call.after) : outcome.view;
    const lines = [outcome.notice, corrected ? ctx.say('read-as', { command: corrected }) : undefined];
    const said = view(...lines.map((text) => text && paragraph(text)), ...(then?.blocks ?? []));
    const shown = then?.page ? { ...said, page: then.page } : said;
    const quiet = outcome.private ?? (await ctx.setting('answers')) === 'private';
    const inPlace = redraw || (pressed && inbound.message?.shared === false);
    return { view: shown, private: quiet || (pressed && !changed), update: inPlace, handled: {} };
  }

  /** Draws what a message showed once more, after the changes. What can no longer be drawn leaves the notice alone. */
  private async again(ctx: Context, call: Call): Promise<View | undefined> {
    try {
      return (await this.run({ ...ctx, call })).view;
    } catch (error) {
      if (error instanceof Refusal || error instanceof Missing) return undefined;
      throw error;
    }
  }

  private async run(ctx: Context): Promise<Outcome> {
    const command = commandOf(ctx.call);
    if (!command) throw new Refusal(unknownCommand(ctx, ctx.call.command, []));
    return command.run(ctx);
  }

  /** Applies the changes, remembers how to take them back, and tells others. */
  private async keep(ctx: Context, unit: Unit, outcome: Outcome): Promise<void> {
    const { changes = [], tell = [] } = outcome;
    if (changes.length > 0) {
      await unit.apply(changes);
      const old = await unit.get('undo', ctx.me.id);
      await unit.apply(undoRow(ctx, old, outcome.final ? [] : changes, flat(outcome.notice ?? [])));
      await unit.apply(await alarmsFor(ctx, changes));
    }
    const ids = () => this.parts.newId();
    await unit.send(
      tell.map((t): Outbound => {
        const shown = fitView(t.view);
        const near = ctx.channel.direct ? {} : { near: ctx.channel.id };
        if ('person' in t) return { to: 'direct', id: ids(), person: t.person, view: shown, ...near };
        const { channel, thread, orTo } = t;
        return { to: 'channel', id: ids(), channel, thread, view: shown, ...(orTo && { orTo }) };
      }),
    );
  }

  private async missing(asker: Context, inbound: Inbound, { args, options }: Missing): Promise<Answer> {
    const ctx = { ...asker, call: options.call ?? asker.call };
    const command = commandOf(ctx.call);
    const [name] = args;
    const arg = name ? command?.args[name] : undefined;
    if (!command || !name || !arg)
      return { view: unknownCommand(ctx, ctx.call.command, []), private: true, update: false, handled: {} };
    if (inbound.type === 'call' && inbound.via === 'form') {
      const says = flat(ctx.say('refused-empty', { what: ctx.label(`arg-${name}`) }));
      return { private: true, update: false, handled: { errors: { [name]: says } } };
    }
    // A project that is not known from here cannot be guessed by a form's other fields: it is asked first.
    if (inbound.type === 'call' && arg.type !== 'project') {
      return { private: true, update: false, handled: { form: await formFor(ctx, command, args, options.initial) } };
    }
    return { view: await askFor(ctx, command, name, arg), private: true, update: false, handled: {} };
  }

  private place(inbound: Inbound, answer: Answer): Outbound {
    const message = inbound.type === 'call' ? inbound.message : null;
    const shown = answer.view ?? view();
    if (!answer.update || !message) return this.reply(inbound, shown, answer.private);
    return {
      to: 'message',
      id: this.parts.newId(),
      channel: inbound.channel.id,
      message: message.id,
      view: fitView(shown),
    };
  }

  private reply(inbound: Inbound, shown: View, toOne: boolean): Outbound {
    const { channel, thread, reply } = inbound;
    const where = {
      id: this.parts.newId(),
      view: fitView(shown),
      channel: channel.id,
      thread,
      ...(reply && { reply }),
    };
    return toOne && !inbound.channel.direct
      ? { to: 'whisper', person: inbound.person.id, ...where }
      : { to: 'channel', ...where };
  }

  private async situation(read: Reader, inbound: Inbound, here: Here): Promise<Situation> {
    const { clock, newId, say, clarity } = this.parts;
    const { me, channel } = here;
    const now = clock.now();
    const settings = await read.find('setting', { where: { target: [inbound.workspace, channel.id, me.id] } });
    const setting = async (key: string) => readSetting(settings, key).value;
    const own = readSetting(settings, 'time-zone', 'person');
    const zone = own.from === 'person' ? own.value : me.zone || (await setting('time-zone'));
    return {
      read,
      now,
      zone,
      today: dayAt(now, zone),
      me,
      channel,
      thread: inbound.thread,
      workspace: inbound.workspace,
      via: inbound.type === 'command' ? 'command' : inbound.via,
      origin: inbound,
      say,
      label: (id, args) => flat(say(id, args)),
      newId,
      setting,
      clarity,
      nextTaskNumber: here.number,
      commands: typedCommands,
    };
  }
}

const commandOf = (call: Call): Command | undefined => commands.find((c) => c.name === call.command);
