/** Whether a view or form keeps to the limits of every platform, and its controls call what exists: every message in a test passes. */
import { flat } from '../../src/model/text.js';
import { LIMITS } from '../../src/view/fit.js';
import { type Control, controlsOf, type Form, type View } from '../../src/view/view.js';
import { controlCallProblems, formCallProblems } from './calls.js';

function controlProblems(control: Control): string[] {
  const problems = controlCallProblems(control);
  if (control.label.trim() === '') problems.push('a control without a label');
  if (control.label.length > LIMITS.label) problems.push(`label of ${control.label.length}`);
  const size = JSON.stringify(control.call).length;
  if (size > LIMITS.call) problems.push(`call of ${size} in "${control.label}"`);
  if (control.control === 'picker') {
    if (control.options.length > LIMITS.options) problems.push(`${control.options.length} options`);
    if (control.of === 'options' && control.options.length === 0) problems.push('a picker of nothing');
    if (control.options.some((o) => o.label === '' || o.label.length > LIMITS.label))
      problems.push('an option without or with too long a label');
  }
  return problems;
}

/** What is wrong with a view; empty if it can be shown anywhere. */
export function checkView(view: View): string[] {
  const problems = controlsOf(view).flatMap(controlProblems);
  if (view.blocks.length === 0) problems.push('nothing to show');
  if (view.blocks.length > LIMITS.blocks) problems.push(`${view.blocks.length} blocks`);
  for (const block of view.blocks) {
    if (block.block === 'items') {
      if (block.items.length === 0 || block.items.length > LIMITS.items) problems.push(`${block.items.length} items`);
      if (block.items.some((i) => (i.controls?.length ?? 0) > LIMITS.itemControls))
        problems.push('too many controls in an item');
      if (block.items.some((i) => flat(i.title).trim() === '')) problems.push('an item without a title');
    } else if (block.block === 'chart') {
      if (block.bars.length === 0 || block.bars.length > LIMITS.bars) problems.push(`${block.bars.length} bars`);
      if (block.title === '' || block.bars.some((bar) => bar.label === '' || bar.text === ''))
        problems.push('a bar in the dark');
    } else if (block.block === 'controls') {
      if (block.controls.length === 0 || block.controls.length > LIMITS.controls)
        problems.push(`${block.controls.length} controls`);
    } else {
      const { length } = flat(block.text);
      if (length === 0 || length > (block.block === 'heading' ? LIMITS.heading : LIMITS.text))
        problems.push(`${block.block} of ${length}`);
    }
  }
  return problems;
}

/** What is wrong with a form. */
export function checkForm(form: Form): string[] {
  const problems = formCallProblems(form);
  if (form.title.length > LIMITS.formTitle || form.title === '') problems.push(`title "${form.title}"`);
  if (form.fields.length === 0) problems.push('no fields');
  if (form.fields.some((f) => f.label === '')) problems.push('a field without a label');
  if (form.fields.some((f) => f.type === 'options' && f.required && f.options.length === 0))
    problems.push('a required choice of nothing');
  return problems;
}
