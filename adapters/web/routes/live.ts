/** Server-sent events that tell a page to fetch its parts again. */
import { Hono } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import type { LiveUpdates } from '../live-updates.js';

/** Changes come in bursts: one event for all within this time. */
const SETTLE_MS = 25;

/** `GET /live`: an event `changed` at once and after each change. */
export function liveRoutes({ live }: { live: LiveUpdates }): Hono {
  const app = new Hono();
  app.get('/live', (c) => streamSSE(c, (stream) => signalChanges(stream, live)));
  return app;
}

async function signalChanges(stream: SSEStreamingApi, live: LiveUpdates): Promise<void> {
  const signal = () => stream.writeSSE({ event: 'changed', data: '' });
  let changed = false;
  let wakeUp = () => {};
  const stop = live.listen(() => {
    changed = true;
    wakeUp();
  });
  stream.onAbort(() => {
    stop();
    wakeUp();
  });
  await signal();
  while (!stream.aborted) {
    if (!changed) await new Promise<void>((resolve) => (wakeUp = resolve));
    await stream.sleep(SETTLE_MS);
    changed = false;
    if (!stream.aborted) await signal();
  }
}
