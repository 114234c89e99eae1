/** Forms, shown in a dialog. */
import { z } from 'zod';
import type { Field, Form } from '../../src/view/view.js';
import { callSchema } from '../platform/calls.js';
import { everybody } from './controls.js';
import type { PlainSay } from './plain-say.js';

/** A form as the page sends it back together with what was filled in. */
export const formSchema = z.object({
  title: z.string(),
  submit: z.string(),
  fields: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      type: z.enum(['line', 'text', 'options', 'people', 'day']),
      required: z.boolean(),
      value: z.string(),
      hint: z.string(),
      max: z.number(),
      options: z.array(z.object({ value: z.string(), label: z.string() })),
    }),
  ),
  call: callSchema,
}) satisfies z.ZodType<Form>;

/** The name under which the page sends the value of a field. */
export const inputName = (field: string) => `field-${field}`;

/** What is wrong with a form, by field. Other keys are about the form as a whole. */
type FormErrors = Record<string, string>;

interface FormDialogProps {
  form: Form;
  /** Sent along with the form: the message that it came from. */
  origin: { message: string };
  label: PlainSay;
  errors?: FormErrors;
}

/** A form that posts itself to `/submit`. */
export function FormDialog({ form, origin, label, errors = {} }: FormDialogProps) {
  const sent = JSON.stringify({ ...origin, form: JSON.stringify(form) });
  const general = Object.entries(errors).filter(([name]) => !form.fields.some((field) => field.name === name));
  return (
    <form hx-post="/submit" hx-vals={sent} aria-labelledby="form-title">
      <h2 id="form-title">{form.title}</h2>
      {general.map(([, text]) => (
        <p class="error" role="alert">
          {text}
        </p>
      ))}
      {form.fields.map((field) => (
        <FormField field={field} label={label} error={errors[field.name]} />
      ))}
      <FormButtons submit={form.submit} label={label} />
    </form>
  );
}

interface ButtonsProps {
  /** What the button that sends the form says. */
  submit: string;
  label: PlainSay;
}

/** The buttons that end a form: one sends it, one closes the dialog. */
export function FormButtons({ submit, label }: ButtonsProps) {
  return (
    <div class="controls">
      <button type="submit" class="primary">
        {submit}
      </button>
      <button type="button" data-close>
        {label('web-cancel')}
      </button>
    </div>
  );
}

interface FieldProps {
  field: Field;
  label: PlainSay;
  error: string | undefined;
}

function FormField({ field, label, error }: FieldProps) {
  return (
    <div class="field">
      <label for={inputName(field.name)}>
        {field.label}
        {field.required ? <span aria-hidden="true"> *</span> : ''}
      </label>
      <FieldInput field={field} label={label} error={error} />
      {field.hint && (
        <p class="note" id={`hint-${field.name}`}>
          {field.hint}
        </p>
      )}
      {error && (
        <p class="error" id={`error-${field.name}`} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

function FieldInput({ field, label, error }: FieldProps) {
  const hintId = field.hint ? `hint-${field.name}` : undefined;
  const attributes = {
    id: inputName(field.name),
    name: inputName(field.name),
    required: field.required,
    'aria-invalid': error === undefined ? undefined : 'true',
    'aria-describedby': error === undefined ? hintId : `error-${field.name}`,
  } as const;
  if (field.type === 'line' || field.type === 'day')
    return <input {...attributes} type="text" maxlength={field.max} value={field.value} autocomplete="off" />;
  if (field.type === 'text')
    return (
      <textarea {...attributes} rows={3} maxlength={field.max}>
        {field.value}
      </textarea>
    );
  return (
    <select {...attributes}>
      <option value="">{label(field.required ? 'web-choose' : 'web-leave-open')}</option>
      {(field.type === 'people' ? everybody(label) : field.options).map((option) => (
        <option value={option.value} selected={option.value === field.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
