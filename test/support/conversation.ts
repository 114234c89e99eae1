/** Plays a conversation without a platform: what Baton hears and does, checked on the views it sends. */
import { expect } from 'vitest';
import { RenderedView } from '../../adapters/web/render.js';
import type { Outbound } from '../../src/ports/outbound.js';
import { plainText } from '../../src/view/as-text.js';
import type { Form, View } from '../../src/view/view.js';
import { CANARY } from './canary.js';
import { msOf, type Step } from './dialogs.js';
import { expected } from './expected.js';
import { alertIn } from './incidents.js';
import { CAST, type Happened, type Kit, type Turn } from './kit.js';
import { checkForm, checkView } from './limits.js';

/** The last message in a place; `shared` if others see it too. */
interface Shown {
  view: View;
  shared: boolean;
}

/** What is only said to one person. */
const TO_ONE = /\bYou (?:own|lead|took|take|said|have|are|accepted|declined)\b|\bto you\b/;

export class Conversation {
  private readonly views = new Map<string, Shown>();
  private readonly old: (Shown | undefined)[] = [];
  private form: Form | undefined;
  /** Whether others see the message whose control opened the form. */
  private formShared: boolean | undefined;
  private readonly whispers = new Map<string, View>();
  private n = 0;

  constructor(private readonly k: Kit) {}

  async play(s: Step): Promise<void> {
    this.k.clock.pass(msOf(s.after));
    this.n += 1;
    if (s.alert) await alertIn(this.k, this.k.workspace, 'C-churn');
    if (s.alert || s.wait || s.write !== undefined || s.remove || s.react || s.leave)
      return this.checkHeard(await this.happen(s), s);
    if (s.whispers || s.replaces)
      expect.unreachable('whispers and replaces belong to steps that do not speak to Baton');
    const turn = await this.act(s);
    this.checkAnswer(turn, s);
    this.checkOthers(turn, s);
    this.remember(turn, s);
  }

  private async happen(s: Step): Promise<Outbound[]> {
    const before = await this.k.due();
    if (s.alert) return [...before, ...(await this.k.take())];
    if (s.wait) return before;
    const thread = s.to && s.write !== undefined ? `M${s.to}` : null;
    const at = this.k.clock.now() - msOf(s.late);
    const where = { channel: s.in, direct: s.in === 'direct', thread, key: `K${this.n}` };
    const id = `M${s.edit ?? s.remove ?? this.n}`;
    const happened: Happened =
      s.write !== undefined
        ? { type: 'message', id, text: s.write, edited: s.edit !== undefined, at }
        : s.react
          ? { type: 'reaction', id: `M${s.to}`, emoji: s.react, at }
          : s.leave
            ? { type: 'left', id: CAST[s.as]?.id ?? '', at }
            : { type: 'deleted', id, at };
    const out = await this.k.hear(s.as, happened, where);
    return [...before, ...out, ...(s.twice ? await this.k.hear(s.as, happened, where) : [])];
  }

  private checkHeard(out: readonly Outbound[], s: Step): void {
    this.old.push(undefined);
    expect(this.k.faults).toEqual([]);
    expect(JSON.stringify(out), 'nothing that is hidden').not.toContain(CANARY);
    const shown = (kind: Outbound['to']) => out.filter((o) => o.to === kind);
    const whispered = out.flatMap((o) => (o.to === 'whisper' ? [[nameOf(o.person), plainText(o.view)] as const] : []));
    expect(whispered.map(([who]) => who).sort()).toEqual(Object.keys(s.whispers ?? {}).sort());
    for (const [who, words] of Object.entries(s.whispers ?? {}))
      for (const part of [words].flat()) expect(Object.fromEntries(whispered)[who]).toContain(part);
    expect(shown('message').map((o) => plainText(o.view))).toEqual(
      (s.replaces ?? []).map((words) => expect.stringContaining(words)),
    );
    const told = out.flatMap((o) => (o.to === 'direct' ? [[nameOf(o.person), plainText(o.view)] as const] : []));
    expect(Object.fromEntries(told)).toEqual(expected(s.tells));
    const posts = out.flatMap((o) => (o.to === 'channel' ? [[o.channel.slice(2), o.view] as const] : []));
    expect(Object.fromEntries(posts.map(([where, view]) => [where, plainText(view)]))).toEqual(expected(s.posts));
    for (const [where, view] of posts) this.views.set(where, { view, shared: true });
    for (const o of out) expect(checkView(o.view)).toEqual([]);
    for (const o of out) if (o.to === 'whisper') this.whispers.set(nameOf(o.person), o.view);
    for (const o of out) if (o.to === 'direct') this.views.set(`@${nameOf(o.person)}`, { view: o.view, shared: false });
  }

  private act(s: Step): Promise<Turn> {
    const where = s.in === 'direct' ? { direct: true } : { channel: s.in };
    if (s.say !== undefined) return this.k.say_(s.as, s.say, where);
    if (s.menu) return this.k.menu(s.as, s.menu, s.message ?? '', where);
    if (s.invite) return this.k.menu(s.as, 'welcome', undefined, where);
    if (s.fill) return this.k.submit(s.as, this.form, s.fill, { ...where, shared: this.formShared });
    const whisper = this.whispers.get(s.as);
    const shown = s.whisper
      ? whisper && { view: whisper, shared: false }
      : s.on
        ? this.old[s.on - 1]
        : this.views.get(s.in === 'direct' ? `@${s.as}` : s.in);
    this.formShared = shown?.shared;
    return this.k.press(s.as, shown?.view, s.press ?? '', {
      ...where,
      shared: shown?.shared ?? false,
      value: CAST[s.pick ?? '']?.id ?? s.pick,
    });
  }

  private checkAnswer(turn: Turn, s: Step): void {
    const { handled, answer, text, out } = turn;
    expect(JSON.stringify([handled, out]), 'nothing that is hidden').not.toContain(CANARY);
    expect(this.k.faults).toEqual([]);
    const answers = [handled.form, handled.errors, answer].filter((a) => a !== undefined);
    expect(answers, 'exactly one answer').toHaveLength(1);
    if (answer) expect(checkView(answer)).toEqual([]);
    if (answer) expect(String(RenderedView({ view: answer }))).toContain('<div class="view">');
    if (handled.form) expect(checkForm(handled.form)).toEqual([]);
    for (const words of [s.says ?? []].flat()) expect(text).toContain(words);
    for (const words of [s.lacks ?? []].flat()) expect(text).not.toContain(words);
    if (s.form) expect(handled.form?.fields.map((f) => f.name)).toEqual(s.form);
    else if (!s.errors) expect(handled.form, 'no form').toBeUndefined();
    if (s.errors)
      expect(handled.errors).toEqual(
        Object.fromEntries(Object.entries(s.errors).map(([k, v]) => [k, expect.stringContaining(v)])),
      );
    const how: Record<Outbound['to'], string> = {
      gate: 'gate',
      whisper: 'private',
      channel: 'public',
      message: 'update',
      direct: 'direct',
      headline: 'headline',
    };
    const kind = out.find((o) => o.view === answer)?.to;
    if (s.seen) expect(kind && how[kind]).toBe(s.seen);
    const isRead = s.in !== 'direct' && (kind === 'channel' || (kind === 'message' && this.formShared === true));
    if (isRead) expect(text, 'what everybody reads calls nobody “you”').not.toMatch(TO_ONE);
  }

  private checkOthers(turn: Turn, s: Step): void {
    const others = turn.out.filter((o) => o.view !== turn.answer);
    const told = others.flatMap((o) => (o.to === 'direct' ? [[nameOf(o.person), plainText(o.view)] as const] : []));
    const posted = others.flatMap((o) =>
      o.to === 'channel' ? [[o.channel.slice(2), plainText(o.view)] as const] : [],
    );
    expect(Object.fromEntries(told)).toEqual(expected(s.tells));
    expect(Object.fromEntries(posted)).toEqual(expected(s.posts));
    for (const o of others) expect(checkView(o.view)).toEqual([]);
  }

  private remember(turn: Turn, s: Step): void {
    this.form = turn.handled.form ?? this.form;
    const to = turn.out.find((o) => o.view === turn.answer)?.to;
    const before = s.on ? this.old[s.on - 1] : this.views.get(s.in === 'direct' ? `@${s.as}` : s.in);
    const shared = to === 'message' ? (before?.shared ?? true) : to === 'channel' && s.in !== 'direct';
    const answer = turn.answer && { view: turn.answer, shared };
    this.old.push(answer);
    const here = s.in === 'direct' ? `@${s.as}` : s.in;
    if (answer) this.views.set(here, answer);
    if (answer && s.whisper) this.whispers.set(s.as, answer.view);
    for (const o of turn.out)
      if (o.to === 'direct') this.views.set(`@${nameOf(o.person)}`, { view: o.view, shared: false });
  }
}

const nameOf = (id: string) => Object.entries(CAST).find(([, actor]) => actor.id === id)?.[0] ?? id;
