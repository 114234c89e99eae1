/** Plays a conversation of test/dialogs in Teams: each step is an activity, checked by what Teams would show. */
import { expect } from 'vitest';
import { msOf, type Step } from '../dialogs.js';
import { isEndedCard } from '../ended-cards.js';
import { CAST } from '../kit.js';
import { tellChannels } from '../told.js';
import { type Answer, windowOf } from './answers.js';
import { CardMemory } from './card-memory.js';
import { wordsOf } from './cards.js';
import { isOverheard, OverheardSteps } from './overheard-steps.js';
import { SpokenSteps } from './spoken-steps.js';
import { StepChecks } from './step-checks.js';
import type { Turn } from './turns.js';
import type { World } from './world.js';

/** A conversation in a tenant of its own. */
export class TeamsConversation {
  private readonly overheard: OverheardSteps;
  private readonly spoken: SpokenSteps;
  private readonly checks: StepChecks;
  private n = 0;

  /** @param dialogs whether forms open in dialogs */
  constructor(
    private readonly world: World,
    private readonly tenant: string,
    dialogs: boolean,
  ) {
    const memory = new CardMemory();
    this.overheard = new OverheardSteps(world, tenant);
    this.spoken = new SpokenSteps(world, tenant, memory);
    this.checks = new StepChecks(tenant, memory, dialogs);
  }

  /** Baton meets everybody of the cast before the conversation. */
  async people(): Promise<void> {
    for (const who of Object.keys(CAST)) {
      await this.world.say(this.tenant, who, 'churn', 'help');
      await this.world.say(this.tenant, who, 'direct', 'help');
    }
    await this.world.settle();
    await tellChannels(this.world.store, `teams:${this.tenant}`, this.world.clock.now());
  }

  /** Plays the next step. */
  async play(step: Step): Promise<void> {
    this.world.clock.pass(msOf(step.after));
    this.n += 1;
    const turn = isOverheard(step) ? await this.playOverheard(step) : await this.playSpoken(step);
    expect(this.world.faults).toEqual([]);
    expect(this.world.fake.problems).toEqual([]);
    if (isOverheard(step)) this.checks.overheard(turn, step);
    else this.checks.answered(turn, step);
  }

  private async playOverheard(step: Step): Promise<Turn> {
    const { shown } = this.world.fake;
    const before = shown.length;
    // Alarms that went off before the step.
    await this.world.settle();
    await this.overheard.play(step, this.n);
    await this.world.settle();
    return this.turn(before, undefined);
  }

  private async playSpoken(step: Step): Promise<Turn> {
    const before = this.world.fake.shown.length;
    const answer = await this.spoken.play(step);
    await this.world.settle(false);
    return this.turn(before, answer);
  }

  private turn(before: number, answer: Answer | undefined): Turn {
    if (answer) expect(answer.status).toBe(200);
    const said = this.world.fake.shown
      .slice(before)
      .filter(({ message }) => message.conversation.includes(this.tenant))
      .filter(({ how, message }) => how !== 'update' || !isEndedCard(wordsOf(message.card)));
    return { said, window: answer ? windowOf(answer) : { dialog: false } };
  }
}
