/** A command while its arguments are being bound: what each pass reads and changes. */
import type { ArgType, NamedArg } from '../args.js';
import type { Declaration } from '../declaration.js';
import { isGroup, NameResolver, type Utterance } from '../resolve-names.js';
import { asTyped, type Token } from '../tokenize.js';

/** Why the words cannot be understood. */
export type BindProblem =
  /** Nothing is called `word`; `arg` is the argument it was taken for. */
  | { problem: 'unknown-name'; arg: string; type: ArgType; word: string }
  /** Several people, but `arg` is one person. */
  | { problem: 'group'; arg: string; word: string }
  /** Words that no argument takes. */
  | { problem: 'left-over'; word: string };

/** Words without a meaning of their own in front of a name. */
export const FILLERS: ReadonlySet<string> = new Set([
  ...['the', 'a', 'an', 'stage', 'project', 'task', 'please', 'to', 'as', 'is', 'with', 'on'],
]);

/** The arguments bound so far, and the tokens that are left for the others. */
export class Draft {
  /** Ids or words, by argument. */
  readonly args: Record<string, string> = {};
  /** The first problem found. */
  problem: BindProblem | undefined;
  readonly names: NameResolver;

  constructor(
    readonly command: Declaration,
    readonly left: Token[],
    readonly utterance: Utterance,
  ) {
    this.names = new NameResolver(utterance, (...types) => this.boundTo(...types));
  }

  /** The arguments that have no value yet. */
  unbound(): NamedArg[] {
    return Object.entries(this.command.args).filter(([name]) => !(name in this.args));
  }

  /** The first argument of one of these types that has no value yet. */
  firstUnbound(...types: ArgType[]): NamedArg | undefined {
    return this.unbound().find(([, arg]) => types.includes(arg.type));
  }

  /** The value of the first argument of one of these types that has one. */
  private boundTo(...types: ArgType[]): string | undefined {
    const declared = Object.entries(this.command.args);
    const bound = declared.find(([name, arg]) => types.includes(arg.type) && name in this.args);
    return bound && this.args[bound[0]];
  }

  /** Whether the command declares one argument before another: `describe churn …` has the project in front of the text. */
  declaresBefore([first]: NamedArg, [second]: NamedArg): boolean {
    const order = Object.keys(this.command.args);
    return order.indexOf(first) < order.indexOf(second);
  }

  /** Tokens as they were typed. */
  typed(tokens: readonly Token[]): string {
    return asTyped(this.utterance.text, tokens);
  }

  /** Removes `count` tokens from the ones that are left. */
  remove(at: number, count: number): void {
    this.left.splice(at, count);
  }

  /** Removes all tokens that are left. */
  removeAll(): void {
    this.left.length = 0;
  }

  report(problem: BindProblem): void {
    this.problem ??= problem;
  }

  /** Gives tokens to the argument that they are certainly meant for, or reports what is wrong with them. */
  async assign([name, arg]: NamedArg, tokens: readonly Token[]): Promise<void> {
    const word = this.typed(tokens);
    const id = await this.names.idOf(arg, word, tokens[0]);
    if (id !== undefined) this.args[name] = id;
    else if (arg.type === 'person' && (tokens[0]?.mention?.is === 'group' || isGroup(word)))
      this.report({ problem: 'group', arg: name, word });
    else this.report({ problem: 'unknown-name', arg: name, type: arg.type, word });
  }
}
