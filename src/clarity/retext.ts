/**
 * The engine as retext plugins, in the conventions of retext's own: `retext().use(retextEnglish).use(retextOwnership,
 * { engine })`. Messages carry the reason, the place, `ruleId`, `source`, `actual`, `expected`, `note` and `url`.
 */
import type { VFile } from 'vfile';
import type { Clarity } from './engine.js';
import type { Finding } from './finding.js';
import { type Point, pointsOf } from './place.js';

export interface RetextOptions {
  engine: Clarity;
}

/** A node of an nlcst tree, as far as it is needed here. */
interface Node {
  type: string;
  children?: Node[];
  position?: {
    start: { offset?: number; line: number; column: number };
    end: { offset?: number; line: number; column: number };
  };
}

const SOURCE = 'baton';
/** Where the rules are written down, in this repository. */
const RULES = 'docs/rules.md';

/** Words that leave the owner of a piece of work unclear, and vague dates. */
export function retextOwnership({ engine }: RetextOptions) {
  return (tree: Node, file: VFile) =>
    report(engine, tree, file, (finding) => engine.rule(finding.rule).about !== 'youre');
}

/** "your" that is meant as "you're", and the reverse. */
export function retextYourYoure({ engine }: RetextOptions) {
  return (tree: Node, file: VFile) =>
    report(engine, tree, file, (finding) => engine.rule(finding.rule).about === 'youre');
}

function report(engine: Clarity, tree: Node, file: VFile, wanted: (finding: Finding) => boolean): void {
  const text = String(file);
  const pointAt = pointsOf(text);
  for (const paragraph of paragraphs(tree)) {
    const start = paragraph.position?.start.offset;
    const end = paragraph.position?.end.offset;
    if (start === undefined || end === undefined) continue;
    const words = withoutSources(text.slice(start, end), paragraph, start);
    for (const finding of engine.check(words, { medium: 'notes' }).findings)
      if (wanted(finding)) {
        const moved = { ...finding, start: finding.start + start, end: finding.end + start };
        addFinding(file, pointAt, moved, engine.rule(finding.rule).why);
      }
  }
}

function* paragraphs(node: Node): Generator<Node> {
  if (node.type === 'ParagraphNode') yield node;
  else for (const child of node.children ?? []) yield* paragraphs(child);
}

/** What another parser marked as no prose (code, links) becomes blank. */
function withoutSources(text: string, paragraph: Node, offset: number): string {
  let result = text;
  const visit = (node: Node) => {
    if (node.type === 'SourceNode' && node.position) {
      const from = (node.position.start.offset ?? 0) - offset;
      const to = (node.position.end.offset ?? 0) - offset;
      result = result.slice(0, from) + result.slice(from, to).replace(/[^\n]/g, ' ') + result.slice(to);
    } else for (const child of node.children ?? []) visit(child);
  };
  visit(paragraph);
  return result;
}

/** A finding as a message of a file. `note` is why the rule is there; hints carry no severity. */
export function addFinding(file: VFile, pointAt: (offset: number) => Point, finding: Finding, note: string): void {
  const place = { start: pointAt(finding.start), end: pointAt(finding.end) };
  const message = file.message(finding.message, { place, ruleId: finding.rule, source: SOURCE });
  message.actual = finding.actual;
  message.expected = finding.expected;
  message.note = note;
  message.url = `${RULES}#${finding.rule}`;
  if (finding.weight === 'hint') message.fatal = undefined;
}
