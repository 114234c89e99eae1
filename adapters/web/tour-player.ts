/** Plays a tour: its people speak, press and fill in forms as if they sat at the browser. */
import { type Control, controlsOf, type Form, type View } from '../../src/view.js';
import { directChannelOf } from './channels.js';
import type { Room } from './room.js';
import type { Tour, TourStep } from './tours.js';
import type { Speaker, UserActions } from './user-actions.js';

/** What a player needs. */
interface TourPlayerParts {
  actions: UserActions;
  room: Room;
  /** Waits after a step until a reader has seen it. */
  pause(): Promise<void>;
  /** Whether a project has this name. */
  isTaken(project: string): Promise<boolean>;
}

/** Plays tours, any number of times: each time the project gets a name that is still free. */
export class TourPlayer {
  constructor(private readonly parts: TourPlayerParts) {}

  /**
   * Plays one tour.
   * @param after called after each step and its pause
   * @throws Error if a step cannot be carried out
   */
  async play(tour: Tour, after: (step: TourStep, speaker: Speaker) => Promise<void> = async () => {}): Promise<void> {
    const project = await this.freeName(tour.project);
    let place = tour.channel;
    for (const written of tour.steps) {
      const step = withProject(written, project);
      place = step.in ?? place;
      const channel = place === 'direct' ? directChannelOf(step.as) : place;
      const speaker = { as: step.as, channel, thread: null };
      if (step.say !== undefined) await this.parts.actions.say(speaker, step.say);
      if (step.press !== undefined) await this.press(speaker, step, step.press);
      await this.parts.pause();
      await after(step, speaker);
    }
  }

  /** "Churn", or "Churn 2" if that is taken, and so on. */
  private async freeName(name: string): Promise<string> {
    for (let n = 1; ; n += 1) {
      const candidate = n === 1 ? name : `${name} ${n}`;
      if (!(await this.parts.isTaken(candidate))) return candidate;
    }
  }

  private async press(speaker: Speaker, step: TourStep, label: string): Promise<void> {
    const { message, control } = await this.newestControl(speaker, label);
    const { form } = await this.parts.actions.call(speaker, message, callOf(control, step.pick), 'button');
    if (form) await this.submit(speaker, message, form, step.fill ?? {});
  }

  private async newestControl(speaker: Speaker, label: string): Promise<{ message: string; control: Control }> {
    const shown = await this.parts.room.messages(speaker.channel, speaker.as, null);
    for (const { id, content } of shown.reverse()) {
      const control = content.is === 'view' ? findControl(content.view, label) : undefined;
      if (control) return { message: id, control };
    }
    throw new Error(`no message shows "${label}" to ${speaker.as} in ${speaker.channel}`);
  }

  private async submit(speaker: Speaker, message: string, form: Form, values: Record<string, string>): Promise<void> {
    const call = { ...form.call, args: { ...form.call.args, ...values } };
    const { errors } = await this.parts.actions.call(speaker, message, call, 'form');
    if (errors) throw new Error(Object.values(errors).join(' '));
  }
}

function findControl(view: View, label: string): Control | undefined {
  const all = controlsOf(view);
  return all.find((control) => control.label === label) ?? all.find((control) => control.label.startsWith(label));
}

function callOf(control: Control, picked = '') {
  if (control.control === 'button') return control.call;
  return { ...control.call, args: { ...control.call.args, [control.arg]: picked } };
}

/** The step with the project's name instead of `{project}`. */
function withProject(step: TourStep, project: string): TourStep {
  const fill = (text: string | undefined) => text?.replaceAll('{project}', project);
  return { ...step, say: fill(step.say), shows: fill(step.shows) };
}
