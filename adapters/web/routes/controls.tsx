/** Presses of buttons, choices in pickers, and forms that were sent. */
import { Hono, type Context as HttpContext } from 'hono';
import type { Handled } from '../../../src/ports/events.js';
import type { Form } from '../../../src/view/view.js';
import { callSchema } from '../../platform/calls.js';
import { FormDialog, formSchema, inputName } from '../form.js';
import type { PlainSay } from '../plain-say.js';
import { peopled } from './html.js';
import type { RouteParts } from './parts.js';
import { postedFields, speakerOf } from './request.js';

type ControlRouteParts = Pick<RouteParts, 'actions' | 'room' | 'label'>;

/** Both answer with the form that opens, or close the dialog. */
export function controlRoutes(parts: ControlRouteParts): Hono {
  const app = new Hono();
  app.post('/call', (c) => pressControl(c, parts));
  app.post('/submit', (c) => submitForm(c, parts));
  return app;
}

async function pressControl(c: HttpContext, { actions, room, label }: ControlRouteParts) {
  const fields = await postedFields(c);
  const { message = '' } = fields;
  const call = callSchema.parse(JSON.parse(fields.call ?? ''));
  const handled = await actions.call(speakerOf(c, fields), message, call, 'button');
  return handled.form ? c.html(peopled(room, formDialog(handled, handled.form, message, label))) : closeDialog(c);
}

async function submitForm(c: HttpContext, { actions, room, label }: ControlRouteParts) {
  const fields = await postedFields(c);
  const { message = '' } = fields;
  const form = formSchema.parse(JSON.parse(fields.form ?? ''));
  const filled = form.fields.map((field) => ({ ...field, value: fields[inputName(field.name)] ?? '' }));
  const values = Object.fromEntries(filled.map(({ name, value }) => [name, value]));
  const call = { ...form.call, args: { ...form.call.args, ...values } };
  const handled = await actions.call(speakerOf(c, fields), message, call, 'form');
  const next = handled.form ?? (handled.errors && { ...form, fields: filled });
  return next ? c.html(peopled(room, formDialog(handled, next, message, label))) : closeDialog(c);
}

const formDialog = ({ errors = {} }: Handled, form: Form, message: string, label: PlainSay) => (
  <FormDialog form={form} origin={{ message }} label={label} errors={errors} />
);

function closeDialog(c: HttpContext) {
  c.header('HX-Trigger', 'settled');
  return c.body('');
}
