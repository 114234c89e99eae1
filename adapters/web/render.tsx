/** View -> HTML for the playground. JSX escapes all text, so nothing that people write can become markup. */
import type { Child } from 'hono/jsx';
import type { Span, Text } from '../../src/model/text.js';
import type { Say } from '../../src/ports.js';
import {
  type Block,
  type Button,
  type Chart,
  type Control,
  chartAsText,
  type Field,
  type Form,
  type ListItem,
  type Mark,
  type Picker,
  type View,
} from '../../src/view.js';
import { PEOPLE } from './room.js';

/** The wording as a string, for labels. */
export type Label = (id: string, args?: Parameters<Say>[1]) => string;

/** Only links that lead to the web: never `javascript:` and the like. */
const safe = (url: string) => (/^https?:\/\//i.test(url) ? url : '#');

export function Words({ text }: { text: Text }) {
  return <>{text.map(word)}</>;
}

function word(span: Span): Child {
  switch (span.is) {
    case 'bold':
      return <strong>{span.text}</strong>;
    case 'code':
      return <code>{span.text}</code>;
    case 'person':
      return <span class="mention">{span.name}</span>;
    case 'channel':
      return <span class="mention">#{span.name}</span>;
    case 'day':
      return <time datetime={span.day}>{span.text}</time>;
    case 'link':
      return (
        <a href={safe(span.url)} rel="noreferrer">
          {span.text}
        </a>
      );
    default:
      return span.text;
  }
}

export function MarkOf({ mark }: { mark: Mark }) {
  return (
    <span class={`mark ${mark.tone}`}>
      <i aria-hidden="true" />
      {mark.label}
    </span>
  );
}

const vals = (value: object) => JSON.stringify(value);

function ButtonOf({ button }: { button: Button }) {
  return (
    <button
      type="button"
      class={button.style ?? ''}
      hx-post="/call"
      hx-vals={vals({ call: JSON.stringify(button.call) })}
      hx-confirm={button.confirm}
      hx-sync="this:drop"
    >
      {button.label}
    </button>
  );
}

/** The choices of a picker: the likely people first, then all others. */
function optionsOf(picker: Picker) {
  if (picker.of === 'options') return picker.options;
  const likely = picker.options.map((o) => o.value);
  return [
    ...picker.options,
    ...PEOPLE.filter((p) => !likely.includes(p.id)).map((p) => ({ value: p.id, label: p.name })),
  ];
}

/** A menu that opens; each choice is a button, so that nothing happens before one is pressed. */
function PickerOf({ picker }: { picker: Picker }) {
  return (
    <details class="picker">
      <summary>{picker.label}</summary>
      <div class="menu">
        {optionsOf(picker).map((o) => {
          const call = { ...picker.call, args: { ...picker.call.args, [picker.arg]: o.value } };
          return (
            <button type="button" hx-post="/call" hx-sync="this:drop" hx-vals={vals({ call: JSON.stringify(call) })}>
              {o.label}
            </button>
          );
        })}
      </div>
    </details>
  );
}

function Controls({ controls }: { controls: readonly Control[] }) {
  return (
    <div class="controls">
      {controls.map((c) => (c.control === 'button' ? <ButtonOf button={c} /> : <PickerOf picker={c} />))}
    </div>
  );
}

function ItemOf({ item }: { item: ListItem }) {
  return (
    <li>
      {item.mark && <MarkOf mark={item.mark} />}
      <div class="line">
        <span class="title">
          <Words text={item.title} />
        </span>
        {item.detail && item.detail.length > 0 && (
          <span class="detail">
            <Words text={item.detail} />
          </span>
        )}
      </div>
      {item.controls && item.controls.length > 0 && <Controls controls={item.controls} />}
    </li>
  );
}

function BlockOf({ block }: { block: Block }) {
  switch (block.block) {
    case 'heading':
      return (
        <h3>
          <Words text={block.text} />
        </h3>
      );
    case 'text':
      return (
        <p>
          <Words text={block.text} />
        </p>
      );
    case 'note':
      return (
        <p class="note">
          <Words text={block.text} />
        </p>
      );
    case 'items':
      return (
        <ul class={block.items.some((i) => i.mark) ? 'items marked' : 'items'}>
          {block.items.map((item) => (
            <ItemOf item={item} />
          ))}
        </ul>
      );
    case 'chart':
      if (block.over === 'time') return <Columns chart={block} />;
      return (
        <table class="chart">
          <caption>{block.title}</caption>
          <tbody>
            {block.bars.map(({ label, share, text }) => (
              <tr>
                <th scope="row">{label}</th>
                <td>
                  <meter value={share} aria-hidden="true" />
                </td>
                <td>{text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      );
    case 'controls':
      return <Controls controls={block.controls} />;
  }
}

const COLUMN = 64;
const TALL = 60;

/** One column after the other in time, with its value in words above it. */
function Columns({ chart }: { chart: Chart }) {
  const { title, bars } = chart;
  return (
    <figure class="columns">
      <figcaption>{title}</figcaption>
      <svg viewBox={`0 0 ${bars.length * COLUMN} ${TALL + 40}`} role="img" aria-label={chartAsText(chart)}>
        {bars.map(({ label, share, text }, i) => {
          const high = Math.max(2, share * TALL);
          const middle = i * COLUMN + COLUMN / 2;
          return (
            <g>
              <rect x={i * COLUMN + 10} y={TALL + 16 - high} width={COLUMN - 20} height={high} rx="2" />
              <text x={middle} y={TALL + 10 - high}>
                {text}
              </text>
              <text x={middle} y={TALL + 34}>
                {label}
              </text>
            </g>
          );
        })}
      </svg>
    </figure>
  );
}

export function ViewOf({ view }: { view: View }) {
  return (
    <div class="view">
      {view.blocks.map((block) => (
        <BlockOf block={block} />
      ))}
    </div>
  );
}

function Input({ field, label, wrong }: { field: Field; label: Label; wrong: boolean }) {
  const common = {
    id: `field-${field.name}`,
    name: `field-${field.name}`,
    required: field.required,
    'aria-invalid': wrong ? 'true' : undefined,
  };
  const described = wrong ? `error-${field.name}` : field.hint ? `hint-${field.name}` : undefined;
  if (field.type === 'text') {
    return (
      <textarea {...common} rows={3} maxlength={field.max} aria-describedby={described}>
        {field.value}
      </textarea>
    );
  }
  if (field.type === 'line')
    return (
      <input
        {...common}
        type="text"
        maxlength={field.max}
        value={field.value}
        aria-describedby={described}
        autocomplete="off"
      />
    );
  const options = field.type === 'people' ? PEOPLE.map((p) => ({ value: p.id, label: p.name })) : field.options;
  return (
    <select {...common} aria-describedby={described}>
      <option value="">{label('web-choose')}</option>
      {options.map((o) => (
        <option value={o.value} selected={o.value === field.value}>
          {o.label}
        </option>
      ))}
    </select>
  );
}

/** A form in a dialog. `where` names the message that it came from. */
export function FormOf({
  form,
  where,
  label,
  errors = {},
}: {
  form: Form;
  where: object;
  label: Label;
  errors?: Record<string, string>;
}) {
  const loose = Object.entries(errors).filter(([name]) => !form.fields.some((f) => f.name === name));
  return (
    <form hx-post="/submit" hx-vals={vals({ ...where, form: JSON.stringify(form) })} aria-labelledby="form-title">
      <h2 id="form-title">{form.title}</h2>
      {loose.map(([, text]) => (
        <p class="error" role="alert">
          {text}
        </p>
      ))}
      {form.fields.map((field) => (
        <div class="field">
          <label for={`field-${field.name}`}>
            {field.label}
            {field.required ? <span aria-hidden="true"> *</span> : ''}
          </label>
          <Input field={field} label={label} wrong={field.name in errors} />
          {field.hint && (
            <p class="note" id={`hint-${field.name}`}>
              {field.hint}
            </p>
          )}
          {errors[field.name] && (
            <p class="error" id={`error-${field.name}`} role="alert">
              {errors[field.name]}
            </p>
          )}
        </div>
      ))}
      <div class="controls">
        <button type="submit" class="primary">
          {form.submit}
        </button>
        <button type="button" data-close>
          {label('web-cancel')}
        </button>
      </div>
    </form>
  );
}
