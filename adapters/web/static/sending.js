/*
 * Sends what was written. The line is emptied at once; what was in it waits until everything before it has been answered, so
 * that nothing is lost or overtaken while Baton is slow. What cannot be sent comes back into the line.
 */
import { showToast } from './client.js';

/** Browsers let 64 KiB outlive their page, all requests together. */
const MOST_KEPT_ALIVE = 16_384;

/** What has not been answered yet, in the order in which it was written; the first is on its way. */
const waiting = [];
/** What came back into a line, by its form. */
const returned = new WeakMap();

function write(form, text) {
  form.elements.text.value = text;
  form.dispatchEvent(new Event('rewritten', { bubbles: true }));
}

/** What is in the line: one message, after those that came back if they are still in front of it. */
function messagesIn(form) {
  const text = form.elements.text.value;
  const back = returned.get(form) ?? [];
  returned.delete(form);
  const head = back.map((one) => `${one}\n`).join('');
  const all = `${text}\n`.startsWith(head) ? [...back, text.slice(head.length)] : [text];
  return all.filter((one) => one.trim() !== '');
}

/** Who writes, and where: the form and what is around it say so. */
function speakerAt(form) {
  const fields = {};
  for (let node = form; node; node = node.parentElement) {
    const values = JSON.parse(node.getAttribute('hx-vals') ?? '{}');
    for (const [name, value] of Object.entries(values)) fields[name] ??= value;
  }
  return fields;
}

/** @returns why it was refused; undefined if it was sent */
async function post({ form, text }) {
  const body = new URLSearchParams({ ...speakerAt(form), text });
  try {
    // What is on its way when the page is left still arrives.
    const keepalive = body.toString().length < MOST_KEPT_ALIVE;
    const response = await fetch('/say', { method: 'POST', body, keepalive });
    return response.ok ? undefined : await response.text();
  } catch {
    return document.getElementById('toast')?.dataset.offline;
  }
}

function giveBack(messages) {
  for (const form of new Set(messages.map((one) => one.form))) {
    const texts = messages.filter((one) => one.form === form).map(({ text }) => text);
    const begun = form.elements.text.value;
    returned.set(form, texts);
    write(form, [...texts, ...(begun === '' ? [] : [begun])].join('\n'));
  }
}

async function sendAll() {
  while (waiting.length > 0) {
    const refused = await post(waiting[0]);
    if (refused === undefined) waiting.shift();
    else {
      showToast(refused);
      giveBack(waiting.splice(0));
    }
  }
}

function onSubmit(event) {
  const form = event.target;
  if (!form.matches('[data-composer]')) return;
  event.preventDefault();
  const isSending = waiting.length > 0;
  waiting.push(...messagesIn(form).map((text) => ({ form, text })));
  write(form, '');
  const list = form.parentElement.querySelector('.messages');
  if (list) list.scrollTop = list.scrollHeight;
  if (!isSending) void sendAll();
}

document.addEventListener('submit', onSubmit);
// Whoever leaves the page does not take back what they have sent.
addEventListener('pagehide', () => waiting.splice(1).forEach(post));
