/** The facts told of a project, and how far it has come by them. */
import type { Carry } from './carry.js';
import { type Fact, minuteOf } from './facts.js';

/** Tells the facts of one project. */
export class Teller {
  readonly facts: Fact[] = [];

  constructor(readonly carry: Carry) {}

  /** Tells a fact. */
  tell(kind: Fact['kind'], stage: string | null, at: number, amount: number, who: string | null, detail: string): void {
    this.facts.push({ kind, stage, at: minuteOf(at), amount, who, detail });
  }
}
