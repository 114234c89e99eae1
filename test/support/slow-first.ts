/** Starts the slow test files first, so that none of them runs alone at the end while the other cores are idle. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const SLOW = [
  'soak/soak.test.ts',
  'adapters/teams/dialogs.test.ts',
  'adapters/slack/dialogs.test.ts',
  'adapters/teams/agents-playground.test.ts',
  'adapters/runtime/crash.test.ts',
  'adapters/web/browser.test.ts',
  'adapters/ways-in.test.ts',
  'laws/access.test.ts',
  'dialogs/dialogs.test.ts',
  'adapters/web/tour-browser.test.ts',
  'phrases/unharmed.test.ts',
  'phrases/phrases.test.ts',
  'reading/turn-model.test.ts',
  'phrases/frames.test.ts',
  'adapters/web/accessibility.test.ts',
  'adapters/main.test.ts',
  'adapters/cli/person.test.ts',
  'adapters/cli/transfer.test.ts',
  'commands/bad-input.test.ts',
  'commands/grammar.test.ts',
  'adapters/cli/forget.test.ts',
  'features/digest/alarm.test.ts',
  'features/digest/weeks.test.ts',
  'adapters/store/postgres.test.ts',
];

/** The place of a file among the slow ones; all others come after them. */
function rankOf({ moduleId }: TestSpecification): number {
  const rank = SLOW.findIndex((name) => moduleId.endsWith(`test/${name}`));
  return rank < 0 ? SLOW.length : rank;
}

export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => rankOf(a) - rankOf(b));
  }
}
