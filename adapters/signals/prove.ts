/** Ways in which a sender proves that it knows a secret. Each takes as long for a wrong proof as for the right one. */
import { createHash, createHmac, createPublicKey, timingSafeEqual, verify } from 'node:crypto';

/** What a sender has sent. */
export interface SentRequest {
  /** The bytes of the body, which signatures are over. */
  body: Buffer;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  /** The address' query. */
  query: URLSearchParams;
  /** When it arrived, epoch milliseconds. */
  at: number;
}

/** How far a sender's clock, or what it sends again, may be off. */
const WINDOW_MS = 5 * 60_000;

const hash = (text: string | Buffer) => createHash('sha256').update(text).digest();

/** Whether two texts are the same: their hashes have one length, and are compared to the end. */
export const isSame = (given: string, wanted: string): boolean => timingSafeEqual(hash(given), hash(wanted));

/** Whether a time in seconds, as a header has it, is now. What was signed before that may be somebody's recording. */
export const isRecent = (seconds: string | undefined, { at }: Pick<SentRequest, 'at'>): boolean =>
  /^\d{10}$/.test(seconds ?? '') && Math.abs(Number(seconds) * 1000 - at) <= WINDOW_MS;

/** HMAC with SHA-256 over parts that follow one another. */
export function hmac(key: string | Buffer, ...parts: readonly (string | Buffer)[]): Buffer {
  const made = createHmac('sha256', key);
  for (const part of parts) made.update(part);
  return made.digest();
}

/** Whether a text is a signature in hexadecimal digits or in base64. */
export const isSignature = (given: string, made: Buffer): boolean =>
  isSame(given.toLowerCase(), made.toString('hex')) || isSame(given, made.toString('base64'));

/** Whether a request bears the secret: as a bearer token or any other scheme's, or as the password of any user (RFC 7617). */
export function bears({ headers }: SentRequest, secret: string): boolean {
  const [, scheme = '', given = ''] = /^(\S+) +(\S+) *$/.exec(headers.authorization ?? '') ?? [];
  if (scheme.toLowerCase() !== 'basic') return isSame(given, secret);
  const pair = Buffer.from(given, 'base64').toString('utf8');
  return isSame(pair.slice(pair.indexOf(':') + 1), secret);
}

/** Whether a header or the query holds the secret itself, for senders whose headers people name themselves. */
export function shows({ headers, query }: SentRequest, secret: string): boolean {
  let found = false;
  for (const value of [...Object.values(headers), query.get('secret') ?? ''])
    if (isSame(value.replace(/^(?:bearer|token) +/i, ''), secret)) found = true;
  return found;
}

/** Standard Webhooks 1.0.0: `v1` with a shared secret, `v1a` with the sender's public key; one of several signatures is enough. */
export function isStandard(sent: SentRequest, secret: string): boolean {
  const { headers, body } = sent;
  const id = headers['webhook-id'];
  const seconds = headers['webhook-timestamp'];
  if (!id || seconds === undefined || !isRecent(seconds, sent)) return false;
  const start = `${id}.${seconds}.`;
  let fits = false;
  for (const one of (headers['webhook-signature'] ?? '').split(' ').slice(0, 20)) {
    const [version, given = ''] = one.split(',');
    if (version === 'v1' && !secret.startsWith('whpk_'))
      fits = isSame(given, hmac(standardKey(secret), start, body).toString('base64')) || fits;
    if (version === 'v1a' && secret.startsWith('whpk_'))
      fits = isEd25519(given, Buffer.concat([Buffer.from(start), body]), secret.slice('whpk_'.length)) || fits;
  }
  return fits;
}

const standardKey = (secret: string): string | Buffer =>
  secret.startsWith('whsec_') ? Buffer.from(secret.slice('whsec_'.length), 'base64') : secret;

function isEd25519(signature: string, text: Buffer, key: string): boolean {
  try {
    const x = Buffer.from(key, 'base64').toString('base64url');
    const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    return verify(null, text, publicKey, Buffer.from(signature, 'base64'));
  } catch {
    // What is no key, or no signature, proves nothing.
    return false;
  }
}
