/** Calls that carry a message to a platform, as long as nobody else may be carrying it there. */
import { AsyncLocalStorage } from 'node:async_hooks';

const held = new AsyncLocalStorage<() => boolean>();

/** Runs `work` such that it calls a platform only while `isHeld`. What it waits for may take long: the process may be stopped. */
export const whileHeld = <T>(isHeld: () => boolean, work: () => Promise<T>): Promise<T> => held.run(isHeld, work);

/** Whether a platform may be called now. Asked right before each call. Always true for what is not the delivery of a message. */
export const mayCall = (): boolean => held.getStore()?.() ?? true;
