/** What connected systems sent last, for trying rules on and for what belongs nowhere. */
import type { Context } from '../../commands/context.js';
import { mapSignal } from '../../kit/signal-mapping.js';
import type { Mapped, MappingRule } from '../../model/signals/mapping.js';
import type { SignalSource } from '../../model/signals/rows.js';
import type { Signal } from '../../model/signals/signal.js';

/** Payloads that rules are tried on, and signals of them. */
const MOST_PAYLOADS = 60;
const MOST_SIGNALS = 100;

/** A signal that came lately, and from where. */
interface LateSignal {
  source: SignalSource;
  signal: Signal;
  at: number;
}

/** The last signals of the systems that somebody looks after, the newest first, each subject once. */
export async function lateSignals({ read }: Context): Promise<LateSignal[]> {
  const sources = await read.find('signalSource', { order: ['name', 'id'] });
  const payloads = await read.find('signalPayload', { order: ['-at', '-id'], limit: MOST_PAYLOADS });
  const found = payloads.flatMap(({ source: id, signals, at }) => {
    const source = sources.find((one) => one.id === id);
    return source ? signals.map((signal) => ({ source, signal, at })) : [];
  });
  const byThing = new Map(
    found.reverse().map((one) => [`${one.source.id} ${one.signal.subject} ${one.signal.state}`, one]),
  );
  return [...byThing.values()].reverse().slice(0, MOST_SIGNALS);
}

/** Those that belong nowhere as rules are now. */
export async function unmappedSignals(ctx: Context): Promise<LateSignal[]> {
  const all = await lateSignals(ctx);
  const mapped = await Promise.all(
    all.map(({ source, signal }) =>
      mapSignal({ read: ctx.read.overall, signalWords: ctx.signalWords }, source, signal),
    ),
  );
  return all.filter(({ signal }, i) => mapped[i] === undefined && signal.kind !== 'test');
}

/** What a signal would come to if a rule were there too. */
export const mappedWith = (
  ctx: Context,
  rule: MappingRule,
  { source, signal }: LateSignal,
): Promise<Mapped | undefined> =>
  mapSignal({ read: ctx.read.overall, signalWords: ctx.signalWords }, source, signal, rule);
