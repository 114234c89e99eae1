/**
 * Asks the encoder for scores. It runs in one worker thread, which is started when the first sentence is to be read, so
 * that the event loop never waits for it. Whatever goes wrong, the answer is "no answer": the linear models decide then.
 */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { PassageReader } from '../../src/clarity/encoder/blend.js';
import type { Passage } from '../../src/clarity/encoder/passage.js';
import type { VectorReader } from '../../src/clarity/encoder/vector-reader.js';
import { root } from '../common/paths.js';
import { RunGate } from './gate.js';
import type { FromWorker, ToWorker } from './messages.js';

/** What became of the messages that were to be read. */
export interface EncoderCounts {
  read: number;
  /** No answer in time. */
  late: number;
  /** Not asked: too many were waiting, or the encoder is out of order. */
  refused: number;
  /** The encoder failed while they waited. */
  failed: number;
}

/** How patient an encoder is, and where its parts are. */
export interface EncoderOptions {
  /** How long a message waits for its scores. */
  timeoutMs?: number;
  /** Messages that may wait at the same time. */
  mostWaiting?: number;
  /** Told once, the first time that the encoder cannot be used. */
  onTrouble?: (why: string) => void;
  /** Folder of the weights. */
  weights?: string;
  /** The program of the worker thread. */
  program?: string;
}

/** Without a sign of life for this long, while messages wait, the worker thread is given up. */
const STALLED_MS = 30_000;
/** The worker thread is started again after so many failures, and then no more. */
const MOST_FAILURES = 3;
/** How long the end of the worker thread may take; one that is not done by then is left alone. */
const END_MS = 3_000;

/** The worker thread, with what it takes to end it safely. */
interface RunningWorker {
  thread: Worker;
  gate: RunGate;
  /** Messages that it has not answered, those that nobody waits for any more among them. */
  unanswered: number;
  onExit(): void;
}

interface WaitingMessage {
  timer: NodeJS.Timeout;
  resolve(readings: readonly Float32Array[] | undefined): void;
}

/** The encoder in its worker thread. */
export class Encoder implements PassageReader, VectorReader {
  readonly counts: EncoderCounts = { read: 0, late: 0, refused: 0, failed: 0 };
  private readonly options: Required<EncoderOptions>;
  private readonly waiting = new Map<number, WaitingMessage>();
  private worker: RunningWorker | undefined;
  private failures = 0;
  private isTold = false;
  private lastId = 0;
  private lastSign = 0;

  constructor(options: EncoderOptions = {}) {
    this.options = {
      timeoutMs: 2_000,
      mostWaiting: 64,
      onTrouble: () => {},
      weights: join(root(), 'adapters', 'encoder', 'weights'),
      // Also when the rest runs from its sources: a worker thread needs compiled code.
      program: join(root(), 'dist', 'adapters', 'encoder', 'worker.js'),
      ...options,
    };
  }

  /** Whether the worker thread has been started. */
  get isRunning(): boolean {
    return this.worker !== undefined;
  }

  /** Scores in log odds, in order; undefined if there are none in time. Never throws. */
  async read(passages: readonly Passage[]): Promise<readonly number[] | undefined> {
    const readings = await this.ask(passages, false);
    return readings?.map(([score = 0]) => score);
  }

  /** All that the encoder says of each passage, in order; undefined if it says nothing in time. Never throws. */
  readings(passages: readonly Passage[]): Promise<readonly Float32Array[] | undefined> {
    return this.ask(passages, true);
  }

  private ask(passages: readonly Passage[], withVectors: boolean): Promise<readonly Float32Array[] | undefined> {
    if (this.waiting.size >= this.options.mostWaiting || this.failures >= MOST_FAILURES) {
      this.counts.refused++;
      return Promise.resolve(undefined);
    }
    return new Promise((resolve) => {
      const id = ++this.lastId;
      const timer = setTimeout(() => this.giveUp(id), this.options.timeoutMs);
      if (this.waiting.size === 0) this.lastSign = performance.now();
      this.waiting.set(id, { timer, resolve });
      this.post({ id, passages, withVectors });
    });
  }

  /** Ends the worker thread, after the sentence that it reads. Whoever waits gets no scores. */
  async close(): Promise<void> {
    const { worker } = this;
    this.worker = undefined;
    for (const id of [...this.waiting.keys()]) this.answer(id, undefined, 'failed');
    if (worker === undefined) return;
    worker.gate.close();
    worker.thread.unref();
    if (!(await worker.gate.isIdle(END_MS))) return;
    process.off('exit', worker.onExit);
    await worker.thread.terminate();
  }

  private post(message: ToWorker): void {
    try {
      this.worker ??= this.start();
      // The process may end while nothing is read, and not before.
      this.worker.thread.ref();
      this.worker.unanswered++;
      this.worker.thread.postMessage(message);
    } catch (error) {
      this.fail(String(error));
    }
  }

  private start(): RunningWorker {
    const { program, weights } = this.options;
    const gate = new RunGate();
    const thread = new Worker(program, { workerData: { weights, gate: gate.memory } });
    const onExit = () => {
      gate.close();
      gate.waitBlocking(END_MS);
    };
    const worker = { thread, gate, unanswered: 0, onExit };
    process.on('exit', onExit);
    thread.on('message', (message: FromWorker) => this.hear(worker, message));
    thread.on('error', (error) => this.fail(String(error), worker));
    thread.on('exit', (code) => {
      process.off('exit', onExit);
      this.fail(`its worker thread ended with code ${code}`, worker);
    });
    return worker;
  }

  private hear(worker: RunningWorker, message: FromWorker): void {
    if (worker !== this.worker) return;
    this.lastSign = performance.now();
    if (message.type === 'cannot') {
      // It will not be otherwise the next time.
      this.failures = MOST_FAILURES;
      this.fail(message.why, worker);
      return;
    }
    worker.unanswered--;
    if (worker.unanswered === 0) worker.thread.unref();
    if (message.type === 'readings') this.answer(message.id, message.readings, 'read');
    else this.answer(message.id, undefined, 'failed');
  }

  private giveUp(id: number): void {
    this.answer(id, undefined, 'late');
    if (performance.now() - this.lastSign > STALLED_MS) this.fail('its worker thread does not answer', this.worker);
  }

  private answer(id: number, readings: readonly Float32Array[] | undefined, result: keyof EncoderCounts): void {
    const one = this.waiting.get(id);
    if (one === undefined) return;
    clearTimeout(one.timer);
    this.waiting.delete(id);
    this.counts[result]++;
    one.resolve(readings);
  }

  /** @param worker the thread that failed; one that was given up before does not count */
  private fail(why: string, worker = this.worker): void {
    if (worker !== this.worker) return;
    this.failures++;
    if (!this.isTold) this.options.onTrouble(why);
    this.isTold = true;
    void this.close();
  }
}
