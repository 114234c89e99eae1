/** What Baton says: the Fluent files in `prompts/<language>/`, read once at start. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FluentBundle, FluentResource } from '@fluent/bundle';
import type { Span, Text } from '../../src/model/text.js';
import type { Say } from '../../src/ports.js';
import { promptsFolder } from '../common/paths.js';

/** Stand-ins for what is filled in: user text and spans never pass through markup, so they cannot become any. */
const OPEN = '\u{f0000}';
const CLOSE = '\u{f0001}';
const HOLE = new RegExp(`${OPEN}(\\d+)${CLOSE}`, 'u');
const PIECES = new RegExp(`(${OPEN}\\d+${CLOSE}|\\*[^*]+\\*|\`[^\`]+\`)`, 'u');

type Filled = readonly (string | Span | Text)[];

/** The spans of a piece of wording with its holes filled. */
function spans(piece: string, filled: Filled, is: 'plain' | 'bold' | 'code' = 'plain'): Span[] {
  return piece
    .split(PIECES)
    .filter((part) => part !== '')
    .flatMap((part): Span[] => {
      const hole = HOLE.exec(part);
      if (hole && hole[0] === part) return insert(filled[Number(hole[1])] ?? '', is);
      if (/^\*.+\*$/su.test(part)) return spans(part.slice(1, -1), filled, 'bold');
      if (/^`.+`$/su.test(part)) return spans(part.slice(1, -1), filled, 'code');
      return [{ is, text: part }];
    });
}

function insert(value: string | Span | Text, is: 'plain' | 'bold' | 'code'): Span[] {
  if (typeof value === 'string') return [{ is, text: value }];
  return Array.isArray(value) ? [...value] : [value as Span];
}

/** Neighbouring spans of one kind as one. */
function merged(list: readonly Span[]): Span[] {
  const out: Span[] = [];
  for (const span of list) {
    const last = out.at(-1);
    if (
      last &&
      'text' in last &&
      'text' in span &&
      last.is === span.is &&
      (span.is === 'plain' || span.is === 'bold')
    ) {
      out[out.length - 1] = { ...last, text: last.text + span.text } as Span;
    } else out.push(span);
  }
  return out;
}

/** Reads all files of one language into a bundle. */
export function readBundle(language: string, folder = promptsFolder()): FluentBundle {
  const bundle = new FluentBundle(language, { useIsolating: false });
  const where = join(folder, language);
  for (const file of readdirSync(where)
    .filter((name) => name.endsWith('.ftl'))
    .sort()) {
    const [clash] = bundle.addResource(new FluentResource(readFileSync(join(where, file), 'utf8')));
    if (clash) throw new Error(`prompts/${language}/${file}: ${clash.message}`);
  }
  return bundle;
}

/**
 * Gives the wording of a language.
 * @throws Error for an id or an argument that is missing: a fault of the program, found by its tests
 */
export function wording(language = 'en', folder?: string): Say {
  const bundle = readBundle(language, folder);
  return (id, args = {}) => {
    const pattern = bundle.getMessage(id)?.value;
    if (!pattern) throw new Error(`wording "${id}" is missing in prompts/${language}`);
    const filled: (string | Span | Text)[] = [];
    const given: Record<string, string | number> = {};
    for (const [name, value] of Object.entries(args)) {
      given[name] = typeof value === 'number' ? value : `${OPEN}${filled.push(value) - 1}${CLOSE}`;
    }
    const errors: Error[] = [];
    const text = bundle.formatPattern(pattern, given, errors);
    if (errors[0]) throw new Error(`wording "${id}": ${errors[0].message}`);
    return merged(spans(text, filled));
  };
}
