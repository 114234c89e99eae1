/* The line in which one writes: Enter sends, Shift+Enter makes a new line, and what was begun can be completed. */

const MOST = 8;

const composerOf = (element) => element.closest?.('[data-composer]');
const listOf = (area) => document.getElementById(area.getAttribute('aria-controls'));
const itemsOf = (area) => [...listOf(area).children];
const chosen = (area) => document.getElementById(area.getAttribute('aria-activedescendant') ?? '');

/** As high as what is written in it; the style sheet says how high at most. The newest message stays in sight. */
function grow(area) {
  const list = composerOf(area).parentElement.querySelector('.messages');
  const isAtEnd = list && list.scrollHeight - list.scrollTop - list.clientHeight < 4;
  area.style.height = 'auto';
  area.style.height = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`;
  if (isAtEnd) list.scrollTop = list.scrollHeight;
}

/** What stands before the caret that can be completed: a command from its slash on, or a name from its "@" on. */
function begun({ value, selectionStart }) {
  const before = value.slice(0, selectionStart);
  const match = /^\/.*$/u.exec(before) ?? /(?<=^|\s)@[\p{L}\p{N}-]*(?: [\p{L}\p{N}-]+)?$/u.exec(before);
  return match ? { start: match.index, end: selectionStart, text: match[0].toLowerCase() } : undefined;
}

/** What completes the beginning: the same first letters, or for a name those of a later word. */
function completions({ text }) {
  const source = document.getElementById(text.startsWith('/') ? 'commands' : 'mentions');
  const fits = ({ value }) => {
    const whole = value.toLowerCase();
    return whole.startsWith(text) || (text.length > 1 && whole.includes(` ${text.slice(1)}`));
  };
  return [...(source?.options ?? [])].filter((one) => fits(one) && one.value.toLowerCase() !== text).slice(0, MOST);
}

function choose(area, item) {
  for (const one of itemsOf(area)) one.setAttribute('aria-selected', String(one === item));
  if (item) area.setAttribute('aria-activedescendant', item.id);
  else area.removeAttribute('aria-activedescendant');
  item?.scrollIntoView({ block: 'nearest' });
}

function suggest(area) {
  const list = listOf(area);
  const found = begun(area);
  const options = found ? completions(found) : [];
  list.replaceChildren(
    ...options.map(({ value }, i) => {
      const item = document.createElement('div');
      item.id = `${list.id}-${i}`;
      item.role = 'option';
      item.dataset.value = value;
      item.textContent = value;
      return item;
    }),
  );
  list.hidden = options.length === 0;
  choose(area, undefined);
}

function close(area) {
  listOf(area).hidden = true;
  choose(area, undefined);
}

function complete(area, item) {
  const { start, end } = begun(area) ?? { start: 0, end: area.value.length };
  const after = area.value.slice(end);
  area.setRangeText(`${item.dataset.value}${/^\s/.test(after) ? '' : ' '}`, start, end, 'end');
  close(area);
  grow(area);
  area.focus();
}

/** The item after or before the chosen one, or none at either end: there one is back in the line. */
function neighbour(area, step) {
  const items = [undefined, ...itemsOf(area)];
  const at = items.indexOf(chosen(area) ?? undefined);
  return items[(at + step + items.length) % items.length];
}

function keyInList(area, key) {
  if (key === 'ArrowDown' || key === 'ArrowUp') choose(area, neighbour(area, key === 'ArrowDown' ? 1 : -1));
  else if (key === 'Escape') close(area);
  else if (key === 'Tab') complete(area, chosen(area) ?? itemsOf(area)[0]);
  else if (key === 'Enter' && chosen(area)) complete(area, chosen(area));
  else return false;
  return true;
}

function onKey(event) {
  const area = event.target;
  if (area.tagName !== 'TEXTAREA' || event.isComposing) return;
  const sendsDialog = area.closest('dialog') && (event.ctrlKey || event.metaKey);
  if (event.key === 'Enter' && sendsDialog) area.form.requestSubmit();
  if (!composerOf(area)) return;
  const plain = !event.shiftKey && !event.altKey && !event.ctrlKey && !event.metaKey;
  const isListed = plain && !listOf(area).hidden && keyInList(area, event.key);
  if (isListed) event.preventDefault();
  else if (event.key === 'Enter' && !event.shiftKey && !event.altKey) {
    event.preventDefault();
    area.form.requestSubmit();
  }
}

function onInput({ target }) {
  if (target.tagName !== 'TEXTAREA' || !composerOf(target)) return;
  grow(target);
  suggest(target);
}

/** A press on a suggestion, before the line loses the focus. */
function onPress(event) {
  const item = event.target.closest?.('.suggestions > div');
  if (!item) return;
  event.preventDefault();
  complete(composerOf(item).elements.text, item);
}

/** When the line has been sent or given back, it is as high as what is left in it. */
function refit({ target }) {
  const area = composerOf(target)?.elements.text;
  if (!area) return;
  grow(area);
  close(area);
}

document.addEventListener('keydown', onKey);
document.addEventListener('input', onInput);
document.addEventListener('pointerdown', onPress);
document.addEventListener(
  'focusout',
  ({ target }) => composerOf(target) && target.tagName === 'TEXTAREA' && close(target),
);
document.addEventListener('rewritten', refit);
