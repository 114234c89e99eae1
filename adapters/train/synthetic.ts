/** Synthetic training sentences, filled in from the templates in `synthetic.yml`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { root } from '../common/paths.js';
import type { Labelled } from './labelled.js';
import { seededRandom } from './random.js';

const contextSchema = z.strictObject({
  medium: z.string(),
  participants: z.int().optional(),
  context: z.array(z.string()).optional(),
});
const templateSchema = z.tuple([z.string(), z.string().nullable(), z.enum(['yes', 'no']), z.string(), z.string()]);
const fileSchema = z.strictObject({
  lists: z.record(z.string(), z.array(z.string()).min(1)),
  contexts: z.record(z.string(), contextSchema),
  templates: z.array(templateSchema),
});

type TemplateContext = z.infer<typeof contextSchema>;
type Template = Pick<Labelled, 'kind' | 'owner' | 'nudge' | 'text'> & { context: TemplateContext };

/** What `anywhere` stands for. */
const ANYWHERE = ['chat', 'minutes', 'email', 'issue'];
const SEED = 2024;
/** How often a chat message begins with a capital letter. */
const CAPITAL_SHARE = 0.7;
const DATED = /before|by |today|week|month|sprint/;

/** `each` sentences of every template. The result is the same each time. */
export function syntheticSentences(each: number): Labelled[] {
  const { lists, templates } = readTemplates();
  const random = seededRandom(SEED);
  const draw = (name: string) => {
    const list = lists[name] ?? [];
    return list[Math.floor(random() * list.length)] ?? '';
  };
  return templates.flatMap((template, n) =>
    Array.from({ length: each }, (_, i) => {
      const filled = template.text.replace(/\{(\w+)\}/g, (_all, name: string) => draw(name));
      const capital = random() < CAPITAL_SHARE;
      return labelledSentence(template, `synthetic-${n}-${i}`, filled, capital);
    }),
  );
}

function labelledSentence(
  { kind, owner, nudge, context }: Template,
  id: string,
  filled: string,
  capital: boolean,
): Labelled {
  const inChat = context.medium === 'chat' && !/^[@{]/.test(filled);
  const due = DATED.test(filled) ? 'yes' : 'no';
  const text = capital || !inChat ? upperFirst(filled) : lowerFirst(filled);
  return { id, set: 'synthetic', text, kind, owner, nudge, due: owner === null ? null : due, ...context };
}

const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

function readTemplates(): { lists: Record<string, string[]>; templates: Template[] } {
  const file = readFileSync(join(root(), 'adapters/train/synthetic.yml'), 'utf8');
  const { lists, contexts, templates } = fileSchema.parse(parse(file));
  const contextNamed = (name: string) => {
    const context = contexts[name];
    if (context === undefined) throw new Error(`synthetic.yml has no context ${name}.`);
    return context;
  };
  const expanded = templates.flatMap(([kind, owner, nudge, where, text]) =>
    (where === 'anywhere' ? ANYWHERE : [where]).map((name) => ({
      kind,
      owner,
      nudge,
      text,
      context: contextNamed(name),
    })),
  );
  return { lists, templates: expanded };
}
