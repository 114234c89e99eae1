/** Forms as cards, in a dialog or in place of a message, and the answers that dialogs want. */
import { cut, plain } from '../../src/model/text.js';
import { type Field, type Form, paragraph, type View, view } from '../../src/view.js';
import { shrinkCall } from '../platform/calls.js';
import { fieldId } from './actions.js';
import { attached, type Card, card, type Element } from './cards.js';
import { fits } from './limits.js';
import { choiceSet, type Look, label, offered, render, type Words } from './render.js';

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function input(field: Field, { words, missing, people, directory }: FormLook, most: number): Element[] {
  const { name, type, value, options, required } = field;
  const common = {
    label: capital(label(field.label)),
    isRequired: required,
    ...(required && { errorMessage: missing }),
    ...(value !== '' && { value }),
  };
  if (type === 'people' || type === 'options') {
    const distinct = offered([...options, ...(type === 'people' ? (people ?? []) : [])]).slice(0, most);
    if (distinct.length === 0 && (type === 'options' || !directory)) return [];
    return [
      { ...choiceSet(fieldId(name), distinct, { people: type === 'people', directory }, words.choose), ...common },
    ];
  }
  return [
    {
      type: 'Input.Text',
      id: fieldId(name),
      isMultiline: type === 'text',
      maxLength: field.max,
      ...(field.hint && { placeholder: cut(field.hint, 150) }),
      ...common,
    },
  ];
}

export interface FormLook {
  /** In a dialog the window has its own way out. */
  surface: 'message' | 'dialog';
  words: Words;
  /** Said at a required field that is empty. */
  missing: string;
  people?: Look['people'];
  directory: boolean;
  /** Where it belongs to, sealed. */
  at: string;
  /** What was wrong with it when it was sent before. */
  errors?: readonly string[];
}

/** Entries of a list, fewer where all of them are too much for one card. */
const ENTRIES = [100, 40, 15, 5] as const;

/** The form, and what was wrong with it on top. */
export function formCard(form: Form, look: FormLook): Card {
  for (const most of ENTRIES) {
    const made = cardWith(form, look, most);
    if (fits(made)) return made;
  }
  return cardWith(form, { ...look, errors: (look.errors ?? []).map((text) => cut(text, 200)) }, 1);
}

function cardWith(form: Form, look: FormLook, most: number): Card {
  const { words, surface, at, errors = [] } = look;
  const people = form.fields.filter((f) => f.type === 'people').map((f) => f.name);
  const data = { call: shrinkCall(form.call), at, ...(people.length > 0 && { people: people.join(',') }) };
  const wrong: Element[] = errors
    .filter((text) => text !== '')
    .map((text) => ({
      type: 'RichTextBlock',
      inlines: [{ type: 'TextRun', text, color: 'Attention', weight: 'Bolder' }],
    }));
  const title: Element[] =
    surface === 'dialog'
      ? []
      : [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: form.title, weight: 'Bolder', size: 'Medium' }] }];
  const body = [...title, ...wrong, ...form.fields.flatMap((f) => input(f, look, most))];
  const send = { title: label(form.submit), style: 'positive', data };
  const actions =
    surface === 'dialog'
      ? [{ type: 'Action.Submit', ...send, data: { ...data, verb: 'form' } }]
      : [
          { type: 'Action.Execute', verb: 'form', ...send },
          { type: 'Action.Execute', verb: 'cancel', title: words.cancel, associatedInputs: 'none', data },
        ];
  return card(body, { actions });
}

/** The form with what was filled in, and what is wrong with it. */
export function sentBack(form: Form, filled: Readonly<Record<string, string>>): Form {
  return { ...form, fields: form.fields.map((f) => ({ ...f, value: filled[f.name] ?? f.value })) };
}

/** A card in a dialog. */
export const dialog = (title: string, content: Card): object => ({
  task: {
    type: 'continue',
    value: { title: cut(title, 60), height: 'medium', width: 'medium', card: attached(content) },
  },
});

/** A dialog that shows a view. */
export const dialogOf = (title: string, shown: View, look: Omit<Look, 'surface' | 'dialogs'>): object =>
  dialog(title, render(shown, { ...look, surface: 'dialog', dialogs: true }));

/** A dialog with one line. */
export const dialogLine = (title: string, text: string, words: Words): object =>
  dialogOf(title, view(paragraph([plain(text)])), { words });
