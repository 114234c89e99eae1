/** Buttons and pickers. Each posts its call to `/call`. */
import { useContext } from 'hono/jsx';
import { menuName } from '../../src/kit/people-apart.js';
import type { Button, Call, Control, Option, Picker } from '../../src/view/view.js';
import { LabelContext } from './label-context.js';
import { PeopleContext } from './people-context.js';
import type { PlainSay } from './plain-say.js';

/** With fewer, what is seldom wanted stands beside the rest: “…” would save no room. */
const FEWEST_MORE = 2;

interface RowProps {
  controls: readonly Control[];
  /** The id of what they are about: read out after their names, because many lines have a “Done”. */
  about: string;
}

/** The controls of a message or of one of its lines; what is seldom wanted is behind “…”. */
export function ControlRow({ controls, about }: RowProps) {
  const minor = controls.flatMap((control) => (control.control === 'button' && control.minor ? [control] : []));
  const isFolded = minor.length >= FEWEST_MORE;
  const shown = controls.filter((control) => !(isFolded && control.control === 'button' && control.minor));
  return (
    <div class="controls">
      {shown.map((control) =>
        control.control === 'button' ? (
          <CallButton button={control} about={about} />
        ) : (
          <PickerMenu picker={control} about={about} />
        ),
      )}
      {isFolded && <MoreMenu buttons={minor} about={about} />}
    </div>
  );
}

/** A menu that a screen reader announces by its name, and keys move in as in any other. */
function MoreMenu({ buttons, about }: { buttons: readonly Button[]; about: string }) {
  const name = useContext(LabelContext)('web-more');
  return (
    <details class="picker more">
      <summary aria-label={name} title={name} aria-describedby={about}>
        …
      </summary>
      <div class="menu">
        {buttons.map((button) => (
          <CallButton button={button} about={about} />
        ))}
      </div>
    </details>
  );
}

/** What htmx sends when a control is used. */
const callValues = (call: Call) => JSON.stringify({ call: JSON.stringify(call) });

function CallButton({ button, about }: { button: Button; about: string }) {
  return (
    <button
      type="button"
      class={button.style ?? ''}
      hx-post="/call"
      hx-vals={callValues(button.call)}
      hx-confirm={button.confirm}
      hx-sync="this:drop"
      aria-describedby={about}
    >
      {button.label}
    </button>
  );
}

/** A menu whose choices are buttons, so that nothing happens before one is pressed. */
function PickerMenu({ picker, about }: { picker: Picker; about: string }) {
  return (
    <details class="picker">
      <summary aria-describedby={about}>{picker.label}</summary>
      <div class="menu">
        {optionsOf(picker).map(({ value, label }) => {
          const call = { ...picker.call, args: { ...picker.call.args, [picker.arg]: value } };
          return (
            <button type="button" hx-post="/call" hx-sync="this:drop" hx-vals={callValues(call)}>
              {label}
            </button>
          );
        })}
      </div>
    </details>
  );
}

/** The options of a picker. If it is for people, everybody can be chosen, the likely ones first. */
function optionsOf(picker: Picker): readonly Option[] {
  if (picker.of === 'options') return picker.options;
  const others = everybody(useContext(LabelContext));
  const listed = [...picker.options.map((option) => option.value), ...(picker.but ?? [])];
  return [...picker.options, ...others.filter((option) => !listed.includes(option.value))];
}

/** Everybody in the playground as options. */
export const everybody = (label: PlainSay): Option[] =>
  useContext(PeopleContext).map((person) => ({ value: person.id, label: menuName({ label }, person) }));
