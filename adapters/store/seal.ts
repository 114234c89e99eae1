/**
 * Encryption at rest (AES-256-GCM) of what must not be readable in a copy of the database: the words of open nudges, messages
 * to be sent, and tokens. An encrypted text names its key by a short id, so that keys can be replaced: the first key
 * encrypts, every key decrypts.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from '../common/errors.js';
import { OperatorError } from '../common/operator-error.js';
import { PRIVATE_MODE } from './private-file.js';

const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** How many of these are drawn at once. */
const IVS = 256;

/** Reads a key: 32 bytes in base64. Undefined for anything else. */
export function readKey(text: string): Buffer | undefined {
  const key = Buffer.from(text.trim(), 'base64');
  return key.length === KEY_BYTES ? key : undefined;
}

/** Eight characters that tell keys apart and do not reveal them. */
const keyName = (key: Buffer) => createHash('sha256').update(key).digest('base64url').slice(0, 8);

/** Encrypts and decrypts with the keys of an instance. */
export class Seal {
  private readonly keys: readonly { name: string; key: Buffer }[];
  private random = Buffer.alloc(0);
  private taken = 0;

  /** @param keys 32 bytes each; the first one encrypts */
  constructor(keys: readonly Buffer[]) {
    if (keys.length === 0 || keys.some((key) => key.length !== KEY_BYTES)) throw new TypeError('a key has 32 bytes');
    this.keys = keys.map((key) => ({ name: keyName(key), key }));
  }

  /** Encrypts. @returns "name-of-key.bytes-in-base64url" */
  close(text: string): string {
    const [first] = this.keys;
    if (!first) throw new TypeError('no key');
    const iv = this.freshIv();
    const cipher = createCipheriv('aes-256-gcm', first.key, iv);
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return `${first.name}.${Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')}`;
  }

  /** Random bytes that no other text is encrypted with. The system is asked for many at once: each time costs as much as encrypting. */
  private freshIv(): Buffer {
    if (this.taken + IV_BYTES > this.random.length) {
      this.random = randomBytes(IV_BYTES * IVS);
      this.taken = 0;
    }
    this.taken += IV_BYTES;
    return this.random.subarray(this.taken - IV_BYTES, this.taken);
  }

  /** Whether a text was encrypted with the first key. */
  isCurrent(sealed: string): boolean {
    return sealed.split('.')[0] === this.keys[0]?.name;
  }

  /** Decrypts. Undefined if the key is missing or the text was changed. */
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

/** A seal whose key ends with the process. */
export const passingSeal = () => new Seal([randomBytes(KEY_BYTES)]);

/** The seal of a data folder. Its key is in a file next to the store that only its owner can read, made if it is missing. */
export function folderSeal(folder: string): Seal {
  const path = join(folder, 'key');
  try {
    writeFileSync(path, `${randomBytes(KEY_BYTES).toString('base64')}\n`, { mode: PRIVATE_MODE, flag: 'wx' });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
  const key = readKey(readFileSync(path, 'utf8'));
  if (!key)
    throw new OperatorError(
      `${path} holds no key. Put the right file back; without it, Baton cannot read what it has encrypted.`,
    );
  return new Seal([key]);
}
