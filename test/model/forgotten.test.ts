import { expect, test } from 'vitest';
import { nameRemover } from '../../src/model/forgotten.js';

test.each([
  ['Anne-Marie Smith-Jones', 'ask anne-marie smith-jones, not Smith', 'ask somebody, not Smith'],
  ['Jean-Luc', 'Jean-Luc and @Jean-Luc', 'somebody and somebody'],
  ['D. O’Hara (ML/Ops)', 'by D. O’Hara (ML/Ops)', 'by somebody'],
  ['Ana Silva', 'Waiting for Ana Silva’s labels', 'Waiting for somebody’s labels'],
  ['Ana Silva', 'ask @ana  silva, then ANA-SILVA', 'ask somebody, then somebody'],
  ['Ana Silva', 'Ana Silvana and Diana Silva stay', 'Ana Silvana and Diana Silva stay'],
  ['Zoë (she/her) Ørsted', 'to zoë (SHE/her) ørsted.', 'to somebody.'],
  ['Will', 'We will ask Will and @Will', 'We will ask somebody and somebody'],
  ['mark', 'mark it as done, @mark', 'mark it as done, somebody'],
  ['mark', 'mark', 'somebody'],
  ['李雷', '请李雷看看; 李雷 knows', '请somebody看看; somebody knows'],
  ['a.b', 'a.b and axb and @a.b', 'a.b and axb and somebody'],
  ['  ', 'nothing to do ', 'nothing to do '],
])('the name %j in %j', (name, text, after) => {
  expect(nameRemover([name])(text)).toBe(after);
});

test('the longer of two names goes first', () => {
  expect(nameRemover(['Ana', 'Ana Silva'])('Ana Silva and Ana')).toBe('somebody and somebody');
});
