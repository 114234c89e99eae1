/** Work that is done whenever there may be some: at once when poked, and from time to time for what is left over. */
export class Loop {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private again = false;
  private stopped = false;
  private soon: { at: number; timer: NodeJS.Timeout } | undefined;

  /** @param work does all that is to be done now; what it throws goes to `fault`, and it is tried again later */
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

  /** There may be something to do. */
  poke(): void {
    if (this.stopped) return;
    this.again = true;
    this.running ??= this.round().finally(() => {
      this.running = undefined;
      if (this.again) this.poke();
    });
  }

  /** There may be something to do after a while. The soonest of several times counts; the others find it done, or ask again. */
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

  /** Resolves when nothing is under way; nothing new is begun. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.again = false;
    clearInterval(this.timer);
    clearTimeout(this.soon?.timer);
    await this.running;
  }

  private async round(): Promise<void> {
    while (this.again && !this.stopped) {
      this.again = false;
      try {
        await this.work();
      } catch (error) {
        this.fault(error);
        return;
      }
    }
  }
}
