/** Encryption at rest: only the right key decrypts, and only what was not changed. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderSeal, passingSeal, readKey, Seal } from '../../../adapters/store/seal.js';

const WORDS = 'Someone should fix the “ETL” 🦔';

describe('a seal', () => {
  test('no two texts are encrypted alike, however many there are', () => {
    const seal = passingSeal();
    const ivs = Array.from({ length: 600 }, () =>
      Buffer.from(seal.close('x').split('.')[1] ?? '', 'base64url').toString('hex', 0, 12),
    );
    expect(new Set(ivs).size).toBe(600);
  });

  test('decrypts what it encrypted, differently each time', () => {
    const seal = passingSeal();
    const [one, two] = [seal.close(WORDS), seal.close(WORDS)];
    expect(one).not.toBe(two);
    expect(one).not.toContain('Someone');
    expect([seal.open(one), seal.open(two)]).toEqual([WORDS, WORDS]);
  });

  test('decrypts with any of its keys, and encrypts with the first', () => {
    const [old, current] = [randomBytes(32), randomBytes(32)];
    const sealed = new Seal([old]).close(WORDS);
    const both = new Seal([current, old]);
    expect(both.open(sealed)).toBe(WORDS);
    expect(both.isCurrent(sealed)).toBe(false);
    expect(both.isCurrent(both.close(WORDS))).toBe(true);
    expect(new Seal([current]).open(sealed)).toBeUndefined();
  });

  test.each([
    ['changed', (sealed: string) => `${sealed.slice(0, -2)}AA`],
    ['cut off', (sealed: string) => sealed.slice(0, 20)],
    ['empty', () => ''],
  ])('does not open a text that is %s', (_, change) => {
    const seal = passingSeal();
    expect(seal.open(change(seal.close(WORDS)))).toBeUndefined();
  });

  test.each([[[]], [[Buffer.alloc(31)]]])('needs keys of 32 bytes', (keys) => {
    expect(() => new Seal(keys)).toThrow('32 bytes');
  });
});

describe('the key of a data folder', () => {
  const folder = () => mkdtempSync(join(tmpdir(), 'baton-seal-'));

  test('is made once, for its owner only', () => {
    const path = folder();
    const sealed = folderSeal(path).close(WORDS);
    expect(folderSeal(path).open(sealed)).toBe(WORDS);
    expect(statSync(join(path, 'key')).mode & 0o777).toBe(0o600);
    rmSync(path, { recursive: true });
  });

  test('is not replaced if it is not a key', () => {
    const path = folder();
    writeFileSync(join(path, 'key'), 'not a key');
    expect(() => folderSeal(path)).toThrow('holds no key');
    rmSync(path, { recursive: true });
  });
});

test('a key is 32 bytes in base64', () => {
  const key = randomBytes(32);
  expect(readKey(` ${key.toString('base64')}\n`)).toEqual(key);
  expect(readKey('short')).toBeUndefined();
});
