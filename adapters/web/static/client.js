/* What HTML and htmx do not do by themselves: dialogs, closing menus, keeping the newest message in sight. */
(() => {
  const dialog = () => document.getElementById('dialog');
  const atEnd = new WeakMap();

  // A menu or dialog that a person has open stays open when the page is drawn anew around it.
  if (window.Idiomorph) {
    window.Idiomorph.defaults.callbacks.beforeAttributeUpdated = (name, node) =>
      !(name === 'open' && (node.tagName === 'DETAILS' || node.tagName === 'DIALOG'));
  }

  const toEnd = (list) => {
    list.scrollTop = list.scrollHeight;
  };

  const toast = (text) => {
    const box = document.getElementById('toast');
    if (!box) return;
    box.textContent = text;
    box.hidden = false;
    clearTimeout(toast.timer);
    toast.timer = setTimeout(() => {
      box.hidden = true;
    }, 6000);
  };

  document.addEventListener('DOMContentLoaded', () => {
    document.querySelectorAll('.messages').forEach(toEnd);
  });

  document.addEventListener('htmx:beforeSwap', (event) => {
    const list = event.target.closest?.('.messages');
    if (list) atEnd.set(list, list.scrollHeight - list.scrollTop - list.clientHeight < 80);
  });

  document.addEventListener('htmx:afterSwap', (event) => {
    const list = event.target.closest?.('.messages');
    if (list && atEnd.get(list)) toEnd(list);
    const box = dialog();
    if (event.target.id === 'dialog-content' && box && event.target.firstElementChild) {
      // htmx takes up new forms a moment later; sent before that, one would leave the page, and its words would be lost.
      window.htmx.process(event.target);
      if (!box.open) box.showModal();
      box.querySelector('[aria-invalid], input, textarea, select')?.focus();
    }
  });

  // The line is emptied when it is sent, not when the answer comes: by then the next words may stand in it.
  document.addEventListener('htmx:beforeSend', (event) => {
    const form = event.target.closest?.('[data-composer]');
    if (!form) return;
    form.dataset.sent = form.elements.text.value;
    form.elements.text.value = '';
    const list = form.parentElement.querySelector('.messages');
    if (list) atEnd.set(list, true);
  });

  document.addEventListener('htmx:afterRequest', (event) => {
    const form = event.target.closest?.('[data-composer]');
    if (form && !event.detail.successful && form.elements.text.value === '')
      form.elements.text.value = form.dataset.sent;
  });

  document.addEventListener('htmx:responseError', (event) => toast(event.detail.xhr.responseText));
  document.addEventListener('htmx:sendError', () => toast(document.getElementById('toast')?.dataset.offline));

  document.addEventListener('settled', () => {
    const box = dialog();
    if (box?.open) box.close();
    const content = document.getElementById('dialog-content');
    if (content) content.textContent = '';
  });

  document.addEventListener('click', (event) => {
    // A link to a message names no reader: whoever follows it stays who they are.
    const link = event.target.closest('a[href]');
    const as = new URLSearchParams(location.search).get('as');
    if (link && as && link.origin === location.origin && link.pathname.startsWith('/chat/')) {
      const to = new URL(link.href);
      if (!to.searchParams.has('as')) to.searchParams.set('as', as);
      link.href = to.href;
    }
    if (event.target.closest('[data-close]')) dialog()?.close();
    const inside = event.target.closest('details.picker');
    for (const menu of document.querySelectorAll('details.picker[open]')) {
      if (menu !== inside || event.target.closest('.menu')) menu.open = false;
    }
  });

  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    const menu = event.target.closest?.('details.picker[open]');
    if (!menu) return;
    menu.open = false;
    menu.querySelector('summary').focus();
  });
})();
