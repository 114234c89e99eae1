/** Tells the facts of one project, event by event. What was told up to an instant can be kept, and taken up from there. Pure. */
import { type Carry, emptyCarry } from './carry.js';
import type { Fact } from './facts.js';
import { takeArchived, turnFlow } from './flow.js';
import { takeDue, takeHandover, takeOffer, takeOfTask } from './item-events.js';
import type { ToldLine } from './lasting-events.js';
import { closeLoop } from './loops.js';
import type { ReasonWords } from './reason-kinds.js';
import { takeOfStage } from './stage-events.js';
import { Teller } from './teller.js';

/** Takes the events of one project in their order, without those that were taken back, and tells the facts. */
export class Chronicler {
  readonly facts: readonly Fact[];
  private readonly teller: Teller;

  /** @param carry where earlier events left off */
  constructor(
    private readonly reasons: ReasonWords,
    readonly carry: Carry = emptyCarry(),
  ) {
    this.teller = new Teller(carry);
    this.facts = this.teller.facts;
  }

  /** Takes the next event. */
  take(event: ToldLine): void {
    const { teller } = this;
    if (event.item === 'stage') takeOfStage(teller, event, this.reasons);
    else if (event.item === 'task') takeOfTask(teller, event);
    else if (event.field === 'archived') takeArchived(teller, event);
    if (event.field === 'offer') takeOffer(teller, event);
    if (event.field === 'owner' || event.field === 'lead') takeHandover(teller, event);
    if (event.field === 'due') takeDue(teller, event);
    turnFlow(teller, event.at);
  }

  /** The facts so far, and those that are true as of an instant although they go on: the flow, and a loop that has closed. */
  asOf(now: number): Fact[] {
    // What is told below puts another flow and another loop in their places; nothing within them changes.
    const told = new Teller({ ...this.carry });
    turnFlow(told, now, true);
    closeLoop(told, now);
    return [...this.facts, ...told.facts];
  }
}
