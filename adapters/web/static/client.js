/* What HTML and htmx do not do by themselves: dialogs, the newest message in sight, short notices. */

/** How close to its end, in pixels, a list counts as scrolled to the end. */
const NEAR_END = 80;
/** A notice stays for as long as it takes to read it. */
const TOAST_MS = 3000;
const LETTER_MS = 60;

/** Whether each list of messages was scrolled to its end before it changed. */
const wasAtEnd = new WeakMap();
let toastTimer;

const dialog = () => document.getElementById('dialog');
const messagesAround = (element) => element.closest?.('.messages');

function scrollToEnd(list) {
  list.scrollTop = list.scrollHeight;
}

/** Shows a short notice over the page. */
export function showToast(text) {
  const toast = document.getElementById('toast');
  if (!toast) return;
  toast.textContent = text;
  toast.hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(
    () => {
      toast.hidden = true;
    },
    TOAST_MS + LETTER_MS * text.length,
  );
}

function closeDialog() {
  const box = dialog();
  if (box?.open) box.close();
  const content = document.getElementById('dialog-content');
  if (content) content.textContent = '';
}

function openDialog(content) {
  // htmx would process the new form a moment later. A form sent before that would leave the page, and its text would be lost.
  window.htmx.process(content);
  const box = dialog();
  if (!box.open) box.showModal();
  box.querySelector('[aria-invalid], input, textarea, select')?.focus();
}

/** A menu or dialog that is open stays open, and where it is, and what was chosen stays chosen, when the page around it is replaced. */
function keepOpen() {
  if (!window.Idiomorph) return;
  window.Idiomorph.defaults.callbacks.beforeAttributeUpdated = (name, node) =>
    !(
      (name === 'open' && (node.tagName === 'DETAILS' || node.tagName === 'DIALOG')) ||
      (name === 'class' && node.tagName === 'DETAILS') ||
      (name === 'selected' && node.tagName === 'OPTION')
    );
}

/** The lists of messages that an element is part of, or that are part of it. */
function listsAt(element) {
  const around = messagesAround(element);
  return around ? [around] : [...element.querySelectorAll('.messages')];
}

/** The message whose control has the focus. */
let focusedMessage;

/** A message that loses the focused control when it changes has the focus itself: whoever goes by key goes on from there. */
function keepFocus() {
  const message = focusedMessage && document.getElementById(focusedMessage);
  if (!message || document.activeElement !== document.body) return;
  message.tabIndex = -1;
  message.focus({ preventScroll: true });
}

function rememberScroll({ target }) {
  focusedMessage = target.contains(document.activeElement) ? document.activeElement.closest('article')?.id : undefined;
  for (const list of listsAt(target))
    wasAtEnd.set(list, list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_END);
}

function afterSwap({ target }) {
  keepFocus();
  for (const list of listsAt(target)) if (wasAtEnd.get(list) ?? true) scrollToEnd(list);
  if (target.id === 'dialog-content' && target.firstElementChild && dialog()) openDialog(target);
}

/** A link to a message does not say who is reading: whoever follows it keeps speaking as the same person. */
function keepSpeaker(link) {
  const as = new URLSearchParams(location.search).get('as');
  if (!link || !as || link.origin !== location.origin || !link.pathname.startsWith('/chat/')) return;
  const to = new URL(link.href);
  if (!to.searchParams.has('as')) to.searchParams.set('as', as);
  link.href = to.href;
}

function onClick({ target }) {
  keepSpeaker(target.closest('a[href]'));
  if (target.closest('[data-close]')) dialog()?.close();
  if (target.id === 'toast') target.hidden = true;
}

/** A button that answers in words, which stand nowhere else. */
function tell({ detail: { elt, xhr } }) {
  if (elt.matches('[data-tells]')) showToast(xhr.responseText);
}

/** What is unfolded in the sidebar comes into sight. */
function showUnfolded({ target }) {
  if (target.matches?.('.sidebar details[open]')) target.scrollIntoView({ block: 'nearest' });
}

keepOpen();
document.querySelectorAll('.messages').forEach(scrollToEnd);
document.addEventListener('htmx:beforeSwap', rememberScroll);
document.addEventListener('htmx:afterSwap', afterSwap);
document.addEventListener('htmx:afterOnLoad', tell);
document.addEventListener('toggle', showUnfolded, true);
document.addEventListener('htmx:responseError', ({ detail }) => showToast(detail.xhr.responseText));
document.addEventListener('htmx:sendError', () => showToast(document.getElementById('toast')?.dataset.offline));
document.addEventListener('settled', closeDialog);
document.addEventListener('click', onClick);
