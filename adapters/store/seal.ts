/**
 * Encryption at rest (AES-256-GCM) for what must not be readable in a copy of the database: the words of a nudge that
 * waits, and messages on their way out. A sealed text names its key by a short id, so that keys can be changed: the
 * first key seals, every key opens.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** A key as it is given: 32 bytes in base64. Undefined for anything else. */
export function readKey(text: string): Buffer | undefined {
  const key = Buffer.from(text.trim(), 'base64');
  return key.length === KEY_BYTES ? key : undefined;
}

const nameOf = (key: Buffer) => createHash('sha256').update(key).digest('base64url').slice(0, 8);

export class Seal {
  private readonly keys: readonly { name: string; key: Buffer }[];

  /** @param keys 32 bytes each; the first one seals */
  constructor(keys: readonly Buffer[]) {
    if (keys.length === 0 || keys.some((key) => key.length !== KEY_BYTES)) throw new TypeError('a key has 32 bytes');
    this.keys = keys.map((key) => ({ name: nameOf(key), key }));
  }

  close(text: string): string {
    const [first] = this.keys;
    if (!first) throw new TypeError('no key');
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', first.key, iv);
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return `${first.name}.${Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')}`;
  }

  /** Whether a text was sealed with the key that seals now. */
  isCurrent(sealed: string): boolean {
    return sealed.split('.')[0] === this.keys[0]?.name;
  }

  /** The text, or undefined where it was sealed with another key, or was changed since. */
  open(sealed: string): string | undefined {
    const [name, body = ''] = sealed.split('.');
    const key = this.keys.find((k) => k.name === name)?.key;
    if (!key) return undefined;
    const bytes = Buffer.from(body, 'base64url');
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
      decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      const text = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
      return text.toString('utf8');
    } catch {
      return undefined;
    }
  }
}

/** A seal for this process alone. */
export const passingSeal = () => new Seal([randomBytes(KEY_BYTES)]);

/** The seal of a data folder: its key lies beside the store, readable by its owner only, made where it is missing. */
export function folderSeal(folder: string): Seal {
  const path = join(folder, 'key');
  try {
    writeFileSync(path, `${randomBytes(KEY_BYTES).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const key = readKey(readFileSync(path, 'utf8'));
  if (!key) throw new TypeError(`${path} holds no key: move it away, and a new one is made`);
  return new Seal([key]);
}
