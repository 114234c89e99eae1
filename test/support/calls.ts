/** What is wrong with the calls that controls and forms carry: a command that does not exist, an argument it does not declare. */
import { commands } from '../../src/features/index.js';
import type { Call, Control, Form } from '../../src/view/view.js';

const argsByCommand = new Map(commands.map(({ name, args }) => [name, Object.keys(args)]));

function problems(call: Call, ...more: string[]): string[] {
  const declared = argsByCommand.get(call.command);
  if (!declared) return [`unknown command "${call.command}"`];
  const undeclared = [...Object.keys(call.args), ...more].filter((name) => !declared.includes(name));
  return [
    ...undeclared.map((name) => `"${call.command}" does not declare "${name}"`),
    ...(call.after ? problems(call.after) : []),
  ];
}

/** What is wrong with a control's call, the call after it, and the argument that a picker fills. */
export const controlCallProblems = (control: Control): string[] =>
  control.control === 'picker' ? problems(control.call, control.arg) : problems(control.call);

/** What is wrong with a form's call and the arguments that its fields fill. */
export const formCallProblems = (form: Form): string[] => problems(form.call, ...form.fields.map(({ name }) => name));
