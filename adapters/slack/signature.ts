/** Slack's signature on each request (docs.slack.dev/authentication/verifying-requests-from-slack). */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { Refused } from '../platform/request.js';

/** An older signature could be a recording of somebody else's. */
const LIFETIME_S = 5 * 60;

/**
 * Checks a request, on the bytes as they came. Bolt's own check does the same, but draws random numbers for each
 * comparison, which took a tenth of the time of a message.
 * @throws Refused
 */
export function verifySignature(secret: string, headers: IncomingHttpHeaders, body: Buffer, nowMs: number): void {
  const seconds = String(headers['x-slack-request-timestamp'] ?? '');
  const given = Buffer.from(String(headers['x-slack-signature'] ?? ''));
  if (!/^\d{1,12}$/.test(seconds) || Math.abs(nowMs / 1_000 - Number(seconds)) > LIFETIME_S) throw new Refused(401);
  const hash = createHmac('sha256', secret).update(`v0:${seconds}:`).update(body).digest('hex');
  const expected = Buffer.from(`v0=${hash}`);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw new Refused(401);
}
