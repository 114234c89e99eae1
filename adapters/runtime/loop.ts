/** Repeats a piece of work: at once when poked, and regularly for whatever nobody announced. */
export class Loop {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private poked = false;
  private stopped = false;
  private soon: { at: number; timer: NodeJS.Timeout } | undefined;

  /**
   * @param work does everything that can be done now
   * @param everyMs how often it is done without a poke
   * @param fault receives what `work` throws; the work is tried again later
   */
  constructor(
    private readonly work: () => Promise<unknown>,
    private readonly everyMs: number,
    private readonly fault: (error: unknown) => void,
  ) {}

  start(): void {
    this.timer = setInterval(() => this.poke(), this.everyMs);
    this.timer.unref();
    this.poke();
  }

  /** There may be work now. */
  poke(): void {
    if (this.stopped) return;
    this.poked = true;
    this.running ??= this.workWhilePoked().finally(() => {
      this.running = undefined;
      if (this.poked) this.poke();
    });
  }

  /** There may be work in `ms`. Of several such times only the soonest counts: its round finds the others, or they come again. */
  pokeIn(ms: number): void {
    const at = performance.now() + ms;
    if (this.stopped || (this.soon && this.soon.at <= at)) return;
    clearTimeout(this.soon?.timer);
    const timer = setTimeout(() => {
      this.soon = undefined;
      this.poke();
    }, ms).unref();
    this.soon = { at, timer };
  }

  /** Starts nothing new, and resolves when nothing is in progress any more. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.poked = false;
    clearInterval(this.timer);
    clearTimeout(this.soon?.timer);
    await this.running;
  }

  private async workWhilePoked(): Promise<void> {
    while (this.poked && !this.stopped) {
      this.poked = false;
      try {
        await this.work();
      } catch (error) {
        this.fault(error);
        return;
      }
    }
  }
}
