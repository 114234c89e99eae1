/**
 * The engine as retext plugins: `retext().use(retextEnglish).use(retextOwnership, { engine })`. Messages carry the fields
 * that retext's own plugins set: `place`, `ruleId`, `source`, `actual`, `expected`, `note` and `url`.
 */
import type { VFile } from 'vfile';
import type { Clarity } from './engine.js';
import type { Finding } from './finding.js';
import type { Rule } from './rules/rule-book.js';
import { type Point, pointsOf } from './text/point.js';

/** The options of both plugins. */
interface RetextOptions {
  engine: Clarity;
}

/** A node of an nlcst tree, with the fields used here. */
interface TextNode {
  type: string;
  children?: TextNode[];
  position?: { start: { offset?: number }; end: { offset?: number } };
}

const SOURCE = 'baton';
/** The folder of the rule files in this repository. */
const RULES_FOLDER = 'prompts/en/rules';

/** Reports words that leave the owner of a piece of work unclear, and vague dates. */
export function retextOwnership({ engine }: RetextOptions) {
  return (tree: TextNode, file: VFile) => reportFindings(engine, tree, file, ({ about }) => about !== 'youre');
}

/** Reports "your" in place of "you're", and the reverse. */
export function retextYourYoure({ engine }: RetextOptions) {
  return (tree: TextNode, file: VFile) => reportFindings(engine, tree, file, ({ about }) => about === 'youre');
}

function reportFindings(engine: Clarity, tree: TextNode, file: VFile, wanted: (rule: Rule) => boolean): void {
  const text = String(file);
  const pointAt = pointsOf(text);
  for (const paragraph of paragraphsOf(tree)) {
    const { start, end } = offsetsOf(paragraph);
    if (start === undefined || end === undefined) continue;
    const prose = withoutSources(text.slice(start, end), paragraph, start);
    for (const finding of engine.check(prose, { medium: 'notes' }).findings) {
      const rule = engine.rule(finding.rule);
      const placed = { ...finding, start: finding.start + start, end: finding.end + start };
      if (wanted(rule)) addFinding(file, pointAt, placed, rule.why);
    }
  }
}

const offsetsOf = ({ position }: TextNode) => ({ start: position?.start.offset, end: position?.end.offset });

function* paragraphsOf(node: TextNode): Generator<TextNode> {
  if (node.type === 'ParagraphNode') yield node;
  else for (const child of node.children ?? []) yield* paragraphsOf(child);
}

/** With blanks for what another parser marked as source (code, links). @param offset of the text in the document */
function withoutSources(text: string, node: TextNode, offset: number): string {
  if (node.type !== 'SourceNode')
    return (node.children ?? []).reduce((prose, child) => withoutSources(prose, child, offset), text);
  const { start = offset, end = offset } = offsetsOf(node);
  const [from, to] = [start - offset, end - offset];
  return text.slice(0, from) + text.slice(from, to).replace(/[^\n]/g, ' ') + text.slice(to);
}

/** Adds a finding to a file as a message. @param why the reason of its rule */
export function addFinding(file: VFile, pointAt: (offset: number) => Point, finding: Finding, why: string): void {
  const place = { start: pointAt(finding.start), end: pointAt(finding.end) };
  const message = file.message(finding.message, { place, ruleId: finding.rule, source: SOURCE });
  message.actual = finding.actual;
  message.expected = finding.expected;
  message.note = why;
  message.url = `${RULES_FOLDER}/${finding.rule}.yml`;
  if (finding.weight === 'hint') message.fatal = undefined;
}
