/** Compares what a step led to with what it should. */
import { expect } from 'vitest';
import type { Step } from '../dialogs.js';
import { expected } from '../expected.js';
import type { CardMemory } from './card-memory.js';
import { errorsOn, inputsOf, wordsOf } from './cards.js';
import type { Shown } from './fake.js';
import { channelIdOf, isPersonalChat } from './ids.js';
import { answerIn, formIn, ownerOfChat, postsTo, type Seen, seenOf, type Turn } from './turns.js';

/** Checks steps, and remembers their cards. */
export class StepChecks {
  /** @param dialogs whether forms open in dialogs */
  constructor(
    private readonly tenant: string,
    private readonly memory: CardMemory,
    private readonly dialogs: boolean,
  ) {}

  /** Checks the answer to somebody who spoke to Baton, and what others were told. */
  answered(turn: Turn, step: Step): void {
    const form = formIn(turn);
    const answer = form ? undefined : answerIn(turn, this.tenant, step.as, step.in);
    expect(answer ?? form, 'an answer').toBeDefined();
    for (const words of [step.says ?? []].flat()) expectWords(answer, words);
    for (const words of [step.lacks ?? []].flat()) expect(answer?.text ?? '').not.toContain(words);
    if (step.form) this.checkForm(step, step.form, form);
    const errors = errorsOn(form?.card) || answer?.text;
    for (const words of Object.values(step.errors ?? {})) expect(errors).toContain(words);
    if (step.seen) expect(answer?.how).toBe(step.seen);
    this.checkOthers(turn, step, answer);
    this.memory.answered(turn, step, answer);
  }

  /** Checks what an overheard step led to. */
  overheard(turn: Turn, step: Step): void {
    const whispers = postsTo(turn, 'whisper').map(
      (one) => [ownerOfChat(one.message.conversation), seenOf(one)] as const,
    );
    expect(whispers.map(([who]) => who).sort()).toEqual(Object.keys(step.whispers ?? {}).sort());
    for (const [who, says] of Object.entries(step.whispers ?? {}))
      for (const words of [says].flat()) expectWords(Object.fromEntries(whispers)[who], words);
    const replaced = turn.said.filter(({ how }) => how === 'update').map((one) => seenOf(one).text);
    expect(replaced).toEqual((step.replaces ?? []).map((words) => expect.stringContaining(words)));
    // What is written to Baton in private is a command there, and answered.
    const posted = postsTo(turn, 'channel');
    const answer = step.in === 'direct' ? posted[0] : undefined;
    this.checkOthers(turn, step, answer && seenOf(answer));
    this.memory.heard(turn, whispers);
    for (const one of posted) this.memory.posted(this.nameOf(channelOfMessage(one), step), seenOf(one));
  }

  private checkForm(step: Step, fields: readonly string[], form: Turn['window'] | undefined): void {
    const names = inputsOf(form?.card).map(({ id }) => id.replace(/^(?:field|words):/, ''));
    expect(names.length).toBeGreaterThan(0);
    expect(fields).toEqual(expect.arrayContaining(names));
    // The menu of a message, and a dialog, always open one.
    const inDialog = this.dialogs || step.menu !== undefined || this.memory.cardFor(step)?.message === undefined;
    expect(form?.dialog).toBe(inDialog);
  }

  private checkOthers({ said }: Turn, step: Step, answer: Seen | undefined): void {
    const others = said.filter(
      ({ how, message }) => how === 'post' && message.id !== answer?.message?.id && message.out?.to !== 'whisper',
    );
    const told = others.filter(inPersonalChat).map((one) => [ownerOfChat(channelOfMessage(one)), seenOf(one).text]);
    const posted = others
      .filter((one) => !inPersonalChat(one))
      .map((one) => [this.nameOf(channelOfMessage(one), step), seenOf(one).text]);
    expect(Object.fromEntries(told)).toEqual(expected(step.tells));
    expect(Object.fromEntries(posted)).toEqual(expected(step.posts));
  }

  /** The name of a channel, if the step has posts for it. */
  private nameOf(id: string, { posts = {} }: Step): string {
    return Object.keys(posts).find((name) => channelIdOf(this.tenant, name) === id) ?? id;
  }
}

const inPersonalChat = ({ message }: Shown): boolean => isPersonalChat(message.conversation);

const channelOfMessage = ({ message }: Shown): string => message.conversation.split(';')[0] ?? '';

/** Letters and digits alone: what has to be seen of some words, whatever the card makes of the rest. */
const bare = (text: string): string =>
  text
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .toLowerCase()
    .trim();

/** The words are in what is sent, and can be seen on its card. */
function expectWords(answer: Seen | undefined, words: string): void {
  const text = answer?.text ?? '';
  // A dialog or a line has no message with the exact words.
  if (answer?.message) expect(text).toContain(words);
  else expect(bare(text)).toContain(bare(words));
  if (!answer?.card) return;
  const onCard = wordsOf(answer.card);
  // None of these answers is long enough for anything to be left out.
  expect(onCard).not.toContain('Ask for less at a time');
  expect(bare(onCard).split(' ')).toEqual(expect.arrayContaining(bare(words).split(' ')));
}
