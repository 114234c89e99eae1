/** SQLite asked directly: what was written is what is read, to the last digit and character. */
import SQLite from 'libsql';
import { describe, expect, test } from 'vitest';
import { asJson, directTo } from '../../../adapters/store/direct.js';

const open = () => {
  const file = new SQLite(':memory:');
  file.exec('create table note (id integer, words text, score real)');
  return directTo(file);
};
const all = (order = '') => asJson(['"id"', '"words"', `printf('%!.17g', "score")`], `select * from note${order}`);

describe('SQLite asked directly', () => {
  test('texts come back with every character', () => {
    const direct = open();
    const texts = ['', 'a\0b', '"\\/\n\t\u0001\u007f\u2028', '😀 ёж', "it's", '[1]', '{"a":null}', '%_\\'];
    texts.forEach((words, id) => {
      expect(direct.run('insert into note values (?, ?, ?)', [id, words, 0])).toBe(1);
    });
    expect(direct.rows(all(' order by "id"'), []).map(([, words]) => words)).toEqual(texts);
  });

  test('numbers come back to the last digit', () => {
    const direct = open();
    const scores = [0.1 + 0.2, 1 / 3, -1.5e300, 5e-324, 0, Number.MAX_SAFE_INTEGER];
    scores.forEach((score, id) => {
      direct.run('insert into note values (?, null, ?)', [id, score]);
    });
    expect(direct.rows(all(' order by "id"'), []).map(([, , score]) => Number(score))).toEqual(scores);
    direct.run('insert into note values (?, null, 1)', [Number.MAX_SAFE_INTEGER]);
    expect(direct.rows(all(' order by "id" desc'), [])[0]?.[0]).toBe(Number.MAX_SAFE_INTEGER);
  });

  test('no rows are an empty list, and nothing written is nothing', () => {
    const direct = open();
    expect(direct.rows(all(), [])).toEqual([]);
    expect(direct.run('delete from note where id = ?', [1])).toBe(0);
  });

  test('a statement that the database refuses is an error, and the next one works', () => {
    const direct = open();
    expect(() => direct.rows('select 1 from nowhere', [])).toThrow(/nowhere/);
    expect(direct.rows(all(), [])).toEqual([]);
  });
});
