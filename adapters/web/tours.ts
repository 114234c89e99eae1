/** Ready conversations, written as data in `prompts/<language>/tours`: they play the product to a newcomer, and run as tests. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Form, View } from '../../src/view.js';
import { controlsOf } from '../../src/view.js';
import { promptsFolder } from '../common/paths.js';
import type { Receive, Spot } from './receive.js';
import { directOf, type Room } from './room.js';

const step = z.strictObject({
  as: z.string(),
  /** A channel; `direct` for the conversation with Baton. The one before where left out. */
  in: z.string().optional(),
  say: z.string().optional(),
  /** The label of a control, or its beginning, in the newest message that has it. */
  press: z.string().optional(),
  /** What is picked with it. */
  pick: z.string().optional(),
  /** What is filled into the form that opens. */
  fill: z.record(z.string(), z.string()).optional(),
  /** Words that the newest message of Baton must hold: for the test. */
  shows: z.string().optional(),
});

const tour = z.strictObject({
  title: z.string(),
  about: z.string(),
  channel: z.string(),
  /** The project that it makes; `{project}` in the steps stands for its name, with a number where that is taken. */
  project: z.string(),
  steps: z.array(step).min(1),
});

export type Step = z.infer<typeof step>;
export type Tour = z.infer<typeof tour> & { id: string };

/** Reads all tours of a language; a file that is not one is an error that names it. */
export function readTours(language = 'en'): Tour[] {
  const folder = join(promptsFolder(), language, 'tours');
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.yml'))
    .sort();
  return files.map((file) => ({
    id: file.slice(0, -4),
    ...tour.parse(parse(readFileSync(join(folder, file), 'utf8'))),
  }));
}

export class Player {
  constructor(
    private readonly receive: Receive,
    private readonly room: Room,
    /** Waits between two steps until a reader has seen the first. */
    private readonly pause: () => Promise<void>,
    /** Whether a project has this name. */
    private readonly taken: (name: string) => Promise<boolean>,
  ) {}

  async play(one: Tour, after: (step: Step, spot: Spot) => Promise<void> = async () => {}): Promise<void> {
    let channel = one.channel;
    const project = await this.freeName(one.project);
    for (const written of one.steps) {
      const s = named(written, project);
      channel = s.in ?? channel;
      const spot: Spot = { as: s.as, channel: channel === 'direct' ? directOf(s.as) : channel, thread: null };
      if (s.say !== undefined) await this.receive.say(spot, s.say);
      if (s.press !== undefined) await this.press(spot, s);
      await this.pause();
      await after(s, spot);
    }
  }

  /** The name, or the name with the first number that makes it free: a conversation can be played again. */
  private async freeName(name: string): Promise<string> {
    for (let n = 1; ; n += 1) {
      const tried = n === 1 ? name : `${name} ${n}`;
      if (!(await this.taken(tried))) return tried;
    }
  }

  private async press(spot: Spot, s: Step): Promise<void> {
    const label = s.press ?? '';
    const shown = (await this.room.messages(spot.channel, spot.as, null)).reverse();
    for (const message of shown) {
      const control = message.content.is === 'view' ? control_(message.content.view, label) : undefined;
      if (!control) continue;
      const args =
        control.control === 'picker' ? { ...control.call.args, [control.arg]: s.pick ?? '' } : control.call.args;
      const { form } = await this.receive.call(spot, message.id, { ...control.call, args }, 'button');
      if (form) await this.submit(spot, message.id, form, s.fill ?? {});
      return;
    }
    throw new Error(`no message shows "${label}" to ${spot.as} in ${spot.channel}`);
  }

  private async submit(spot: Spot, message: string, form: Form, values: Record<string, string>): Promise<void> {
    const { errors } = await this.receive.call(
      spot,
      message,
      { ...form.call, args: { ...form.call.args, ...values } },
      'form',
    );
    if (errors) throw new Error(Object.values(errors).join(' '));
  }
}

const control_ = (shown: View, label: string) => {
  const all = controlsOf(shown);
  return all.find((c) => c.label === label) ?? all.find((c) => c.label.startsWith(label));
};

const fillIn = (text: string, project: string) => text.replaceAll('{project}', project);

/** The step with the project's name in it. */
function named(s: Step, project: string): Step {
  return { ...s, ...(s.say && { say: fillIn(s.say, project) }), ...(s.shows && { shows: fillIn(s.shows, project) }) };
}
