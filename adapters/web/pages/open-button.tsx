/** What leads from the board to its things. Works without scripts. */
import type { Child } from 'hono/jsx';
import type { Call } from '../../../src/view/view.js';

const FORM = 'open';

/** The form that all such buttons of a page send. */
export function OpenForm({ as }: { as: string }) {
  return (
    <form id={FORM} method="post" action="/open">
      <input type="hidden" name="as" value={as} />
    </form>
  );
}

/** Words that lead to what a call shows. */
export function OpenButton({ call, children }: { call: Call; children?: Child }) {
  return (
    <button type="submit" form={FORM} name="call" value={JSON.stringify(call)} class="link">
      {children}
    </button>
  );
}
