/** What lies over a page: the dialog for forms, short notices, and the word that Baton is away. */
import type { PlainSay } from '../plain-say.js';

/** Filled in by `client.js` and `live.js`. */
export function Overlays({ label }: { label: PlainSay }) {
  return (
    <>
      <dialog id="dialog" aria-labelledby="form-title">
        <div id="dialog-content" />
      </dialog>
      <p id="toast" role="alert" class="toast" data-offline={label('web-offline')} hidden />
      <p id="away" role="status" class="away" hidden>
        {label('web-away')}
      </p>
    </>
  );
}
