import { beforeAll, expect, test } from 'vitest';
import { commands, typedCommands } from '../../src/features/index.js';
import { find, type Kit, kit } from '../support/kit.js';

let k: Kit;
beforeAll(async () => {
  k = await kit();
});

test('every command that can be typed is in the picker, or on the page of one that is', async () => {
  const { answer } = await k.say_('bo', 'help');
  const picker = find(answer, 'All commands…');
  const names = picker.control === 'picker' ? picker.options.map(({ value }) => value) : [];
  expect(names.length).toBeLessThanOrEqual(100);
  const related: string[] = [];
  for (const name of names) {
    const { text } = await k.say_('bo', `help ${name}`);
    const [line = ''] = text.split('\n').filter((one) => one.startsWith('See also: '));
    related.push(...line.slice('See also: '.length).split(' · ').filter(Boolean));
  }
  expect([...names, ...related].sort()).toEqual(typedCommands.map(({ name }) => name).sort());
});

test.each(typedCommands.map(({ name }) => name))(
  'help %s: what it does, how it is written, who may use it',
  async (name) => {
    const { text } = await k.say_('bo', `help ${name}`);
    const [heading, summary, shape] = text.split('\n');
    expect(heading).toBe(name);
    expect(summary).not.toBe('');
    expect(shape?.startsWith(name)).toBe(true);
    expect(text).toMatch(/Anyone can use it|Only workspace admins/);
    expect(k.faults).toEqual([]);
  },
);

test('the example of a command without arguments is not its usage again', async () => {
  expect((await k.say_('bo', 'help undo')).text.split('\n').filter((line) => line === 'undo')).toHaveLength(2);
});

test('commands that only buttons call have no help', async () => {
  for (const { name } of commands.filter((one) => one.quiet)) {
    const { text } = await k.say_('bo', `help ${name}`);
    expect(text.split('\n')[0], name).not.toBe(name);
  }
});

test('help is private, in a channel too', async () => {
  expect((await k.say_('bo', 'help')).out.map(({ to }) => to)).toEqual(['whisper']);
  expect((await k.say_('bo', 'help status')).out.map(({ to }) => to)).toEqual(['whisper']);
});

test.each(['help privacy', 'what do you store about me?', 'do you read our messages?', 'privacy'])(
  '%s',
  async (text) => {
    const { text: answer, out } = await k.say_('bo', text, { spoken: true });
    expect(out.map(({ to }) => to)).toEqual(['whisper']);
    expect(answer).toContain('What I keep, and what I forget');
    expect(answer).toContain('a day at most');
  },
);
