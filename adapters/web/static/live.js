/*
 * Live updates for every open window. A browser opens six connections to one address, and a stream holds one for good: with six
 * windows, each with a stream of its own, nothing else would load. So one window keeps the stream and passes on what it hears.
 */

const NAME = 'baton-live';
/** How long Baton may be away before it is mentioned. */
const AWAY_MS = 2500;
/** After this time a stream that was refused is tried again; the browser itself tries only those that broke off. */
const RETRY_MS = 3000;

const others = new BroadcastChannel(NAME);
let awayTimer;

const windows = {
  changed() {
    windows.back();
    document.body.dispatchEvent(new Event('changed'));
  },
  back() {
    clearTimeout(awayTimer);
    awayTimer = undefined;
    mention(false);
  },
  away() {
    awayTimer ??= setTimeout(() => mention(true), AWAY_MS);
  },
};

function mention(away) {
  const note = document.getElementById('away');
  if (note) note.hidden = !away;
}

/** Does something in this window and in all others. */
function everywhere(what) {
  windows[what]();
  others.postMessage(what);
}

function listen() {
  const stream = new EventSource('/live');
  stream.addEventListener('changed', () => everywhere('changed'));
  stream.addEventListener('error', () => {
    everywhere('away');
    if (stream.readyState !== EventSource.CLOSED) return;
    setTimeout(listen, RETRY_MS);
  });
}

others.addEventListener('message', ({ data }) => windows[data]?.());
// Whoever holds the lock keeps the stream. When that window closes, another one gets the lock.
if (navigator.locks) {
  navigator.locks.request(NAME, () => {
    listen();
    return new Promise(() => {});
  });
} else listen();
// What happened between the page's making and this moment.
addEventListener('load', () => windows.changed());
// A page that the back button brings out of the browser's memory has missed what happened meanwhile.
addEventListener('pageshow', ({ persisted }) => persisted && windows.changed());
