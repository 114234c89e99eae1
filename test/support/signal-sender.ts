/** Requests to the address that other systems send to, over real HTTP. */
import { Hono } from 'hono';
import { SignalIntake } from '../../adapters/signals/intake.js';
import { close, listen, portOf } from '../../adapters/web/server.js';
import type { SendRequest } from '../../adapters/web/simulator.js';
import type { Kit } from './kit.js';

/** Sends each request to a server of its own. */
export const sendTo =
  (k: Kit): SendRequest =>
  async (path, headers, body) => {
    const { store, signals, clock } = k;
    const fault = (error: unknown) => void k.faults.push(error);
    const intake = new SignalIntake({ store, signals, clock, fault, counted: () => undefined });
    const intercept = (...both: Parameters<SignalIntake['handles']>) => intake.handles(...both);
    const server = await listen(new Hono(), '127.0.0.1', 0, { intercept });
    try {
      const answer = await fetch(`http://127.0.0.1:${portOf(server)}${path}`, { method: 'POST', headers, body });
      await answer.arrayBuffer();
      return answer.status;
    } finally {
      await close(server, 0);
    }
  };
