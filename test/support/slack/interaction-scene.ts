/** A workspace in which somebody uses Baton in #churn (C1). */
import { newId } from '../../../adapters/common/ids.js';
import type { SlackParts } from '../../../adapters/slack/index.js';
import type { FakeMessage, Shown } from './fake.js';
import { type Answered, SlackWorld } from './world.js';

/** Answers are waited for, however busy the machine is. What is to be late is held back: see `slow`. */
const PATIENT: Partial<SlackParts> = { patienceMs: 60_000 };

type FormShown = Extract<Shown, { trigger: string }>;

export class InteractionScene {
  private constructor(
    public w: SlackWorld,
    readonly team: string,
  ) {}

  /** @param more settings of the adapter, other than usual */
  static async make(more: Partial<SlackParts> = PATIENT): Promise<InteractionScene> {
    const w = await SlackWorld.inMemory(more);
    w.fake.channels.set('C1', 'churn');
    return new InteractionScene(w, await w.team());
  }

  /** Messages that were shown. */
  get messages(): FakeMessage[] {
    return this.w.fake.shown.flatMap((one) => ('message' in one ? [one.message] : []));
  }

  get last(): FakeMessage {
    const message = this.messages.at(-1);
    if (!message) throw new Error('no message was shown');
    return message;
  }

  /** Forms that were opened or changed. */
  get windows(): FormShown[] {
    return this.w.fake.shown.flatMap((one) => ('trigger' in one ? [one] : []));
  }

  get lastWindow(): FormShown['view'] {
    const window = this.windows.at(-1);
    if (!window) throw new Error('no window was opened');
    return window.view;
  }

  /** `/baton …`, as U1 in #churn. */
  slash(text: string, more: Record<string, string> = {}): Promise<Answered> {
    return this.w.slash(this.team, 'U1', 'C1', text, more);
  }

  /** `/baton …`, and what it leads to. */
  async run(text: string): Promise<FakeMessage> {
    await this.slash(text);
    await this.w.settle();
    return this.last;
  }

  press(message: FakeMessage, label: string, more: object = {}): Promise<Answered> {
    return this.w.press(this.team, message, label, 'U1', more);
  }

  /** Sends a form. */
  submit(view: object, fields: Record<string, string>, trigger = newId()): Promise<Answered> {
    const values = Object.entries(fields).map(([name, value]) => [name, { value: { value } }]);
    return this.w.interaction({
      type: 'view_submission',
      team: { id: this.team },
      user: { id: 'U1', team_id: this.team },
      view: { ...view, state: { values: Object.fromEntries(values) } },
      trigger_id: trigger,
    });
  }

  /** Opens the form for a new project. */
  async openForm(): Promise<FormShown['view']> {
    // What is still to be said to all would come behind the private answer.
    await this.w.settle();
    await this.press(await this.run('help new'), 'Fill in');
    return this.lastWindow;
  }

  /** From now on everything is late: Baton waits for nothing, and its store does nothing before the returned function is called. */
  async slow(): Promise<() => void> {
    this.w = await this.w.restarted({ patienceMs: 1, fetch: this.w.fake.fetch });
    const { store } = this.w;
    const transact = store.transact.bind(store);
    let open = () => {};
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    store.transact = async (...args) => {
      await opened;
      return transact(...args);
    };
    return open;
  }

  /** From now on nothing can be stored, until the returned function is called. */
  breakStore(): () => void {
    const { store } = this.w;
    const { transact } = store;
    store.transact = () => Promise.reject(new Error('away; password hunter2'));
    return () => {
      store.transact = transact;
    };
  }

  close(): Promise<void> {
    return this.w.close();
  }
}
