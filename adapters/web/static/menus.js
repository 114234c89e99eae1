/* Menus: the arrow keys, Home, End and letters move in them, Escape leaves them, and they open to where there is room. */

const MENU = 'details.picker';

const buttonsOf = (menu) => [...menu.querySelectorAll('.menu button')];

/** Closes all menus, except the one that was clicked on; a choice closes its own. */
function closeMenus(clicked) {
  const around = clicked.closest(MENU);
  for (const menu of document.querySelectorAll(`${MENU}[open]`)) {
    if (menu === around && !clicked.closest('.menu')) continue;
    // Whoever chose by key goes on from the menu, not from the top of the page.
    if (menu.querySelector('.menu')?.contains(document.activeElement)) menu.querySelector('summary').focus();
    menu.open = false;
  }
}

/** Where a key leads from one button of a menu; undefined if nowhere. */
function target(buttons, at, key) {
  const last = buttons.length - 1;
  if (key === 'ArrowDown') return buttons[at < last ? at + 1 : 0];
  if (key === 'ArrowUp') return buttons[at > 0 ? at - 1 : last];
  if (key === 'Home') return buttons[0];
  if (key === 'End') return buttons[last];
  if (!/^\p{L}$/u.test(key)) return undefined;
  const after = [...buttons.slice(at + 1), ...buttons.slice(0, at + 1)];
  return after.find((button) => button.textContent.trim().toLowerCase().startsWith(key.toLowerCase()));
}

function onKey(event) {
  const menu = event.target.closest?.(MENU);
  if (!menu || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'Escape' && menu.open) {
    menu.open = false;
    menu.querySelector('summary').focus();
    return;
  }
  const isArrow = event.key === 'ArrowDown' || event.key === 'ArrowUp';
  if (!menu.open && !isArrow) return;
  const buttons = buttonsOf(menu);
  const next = target(buttons, buttons.indexOf(event.target), event.key);
  if (!next) return;
  event.preventDefault();
  menu.open = true;
  next.focus();
}

/** Opens a menu upwards, and to the left, if there is more room there. */
function place({ target: menu }) {
  if (!menu.matches?.(MENU) || !menu.open) return;
  const room = (menu.closest('.messages') ?? document.body).getBoundingClientRect();
  const own = menu.getBoundingClientRect();
  const needed = menu.querySelector('.menu').offsetHeight;
  const below = Math.min(room.bottom, window.innerHeight) - own.bottom;
  menu.classList.toggle('up', below < needed && own.top - Math.max(room.top, 0) > below);
  const wide = menu.querySelector('.menu').offsetWidth;
  menu.classList.toggle('left', own.left + wide > Math.min(room.right, window.innerWidth));
}

/** A menu that the focus leaves is closed. */
function onLeave({ target: left, relatedTarget }) {
  const menu = relatedTarget && left.closest?.(MENU);
  if (menu && !menu.contains(relatedTarget)) menu.open = false;
}

document.addEventListener('click', ({ target: clicked }) => closeMenus(clicked));
document.addEventListener('keydown', onKey);
document.addEventListener('focusout', onLeave);
document.addEventListener('toggle', place, true);
