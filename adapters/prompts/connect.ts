/** How each system is connected: `prompts/<language>/connect/*.md`, with the address and the secret to be put in. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceKind } from '../../src/model/signals/signal.js';
import { promptsFolder } from '../common/paths.js';

/** What stands in the text for what only one connection has. */
interface Particulars {
  address: string;
  secret: string;
}

/** The steps for one system, as Markdown. */
export function connectSteps(kind: SourceKind, { address, secret }: Particulars): string {
  const text = readFileSync(join(promptsFolder(), 'en', 'connect', `${kind}.md`), 'utf8');
  // Functions: what a replacement text says about itself with "$" is not meant.
  return text.replaceAll('{address}', () => address).replaceAll('{secret}', () => secret);
}
