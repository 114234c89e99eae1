import { expect, test } from 'vitest';
import { subjectOf } from '../../src/kit/subject.js';
import { plain } from '../../src/model/text.js';
import { type Button, controls, items, paragraph, view } from '../../src/view/view.js';

const button = (args: Record<string, string>): Button => ({
  control: 'button',
  label: 'x',
  call: { command: 'done', args },
});
const row = (...list: Button[]) => ({ title: [plain('row')], controls: list });

test.each<[string, string | undefined, ReturnType<typeof view>]>([
  ['the item of all its buttons', 't1', view(controls(button({ item: 't1' }), button({ item: 't1' }), button({})))],
  ['the nudge', 'n1', view(paragraph([plain('Who?')]), controls(button({ nudge: 'n1', person: 'u' })))],
  ['the thing whose facts are its one row', 't1', view(items([row()]), controls(button({ item: 't1' })))],
  [
    'nothing if its buttons are about several',
    undefined,
    view(controls(button({ item: 't1' }), button({ item: 't2' }))),
  ],
  ['nothing if it is a list', undefined, view(items([row(button({ item: 't1' })), row()]))],
  ['nothing without buttons', undefined, view(paragraph([plain('Done.')]))],
])('a message is about %s', (_, subject, shown) => {
  expect(subjectOf(shown)).toBe(subject);
});
