/**
 * Lets the worker thread be ended only between two runs of the network. ONNX Runtime aborts the whole process if its thread
 * is ended within one, and a process that exits ends its threads.
 */

/** Places in the shared memory: whether the network runs, and whether it must not be run any more. */
const BUSY = 0;
const CLOSED = 1;
const PLACES = 2;
/** How often `isIdle` looks, in ms. */
const PAUSE_MS = 2;

/** One end of the gate; the other thread has another one over the same memory. */
export class RunGate {
  private readonly state: Int32Array;

  constructor(readonly memory = new SharedArrayBuffer(PLACES * Int32Array.BYTES_PER_ELEMENT)) {
    this.state = new Int32Array(memory);
  }

  /** What `work` gives, done while the gate is held; undefined if the gate is closed. */
  async within<T>(work: () => Promise<T>): Promise<T | undefined> {
    Atomics.store(this.state, BUSY, 1);
    try {
      return Atomics.load(this.state, CLOSED) === 1 ? undefined : await work();
    } finally {
      Atomics.store(this.state, BUSY, 0);
      Atomics.notify(this.state, BUSY);
    }
  }

  /** Nothing is begun any more. */
  close(): void {
    Atomics.store(this.state, CLOSED, 1);
  }

  /** Blocks until nothing runs, `ms` at most: for the moment in which the process exits. */
  waitBlocking(ms: number): void {
    Atomics.wait(this.state, BUSY, 1, ms);
  }

  /** Whether nothing runs any more, within `ms`. */
  async isIdle(ms: number): Promise<boolean> {
    const end = performance.now() + ms;
    while (Atomics.load(this.state, BUSY) === 1 && performance.now() < end)
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    return Atomics.load(this.state, BUSY) === 0;
  }
}
