/** Arbitrary views and forms, with text of every kind and length, for the tests of each platform's renderer. */
import fc from 'fast-check';
import { bold, plain } from '../../src/model/text.js';
import {
  type Control,
  chart,
  controls,
  type Form,
  heading,
  items,
  note,
  paragraph,
  progress,
  type View,
  view,
} from '../../src/view/view.js';

const any = fc.oneof(
  fc.string({ maxLength: 5_000 }),
  fc.constantFrom('', ' ', '&'.repeat(4_000), '<!here>', '🦔'.repeat(2_000)),
);
const span = fc.oneof(
  any.map(plain),
  any.map(bold),
  any.map((t) => ({ is: 'link' as const, url: `https://a.test/${t}`, text: t })),
);
const spans = fc.array(span, { maxLength: 4 });
const call = fc.record({
  command: fc.constantFrom('status', 'task add'),
  args: fc.dictionary(fc.constantFrom('item', 'text', 'project'), any, { maxKeys: 3 }),
});
const options = fc.array(fc.record({ value: any, label: any }), { maxLength: 130 });
const control: fc.Arbitrary<Control> = fc.oneof(
  fc.record({ control: fc.constant('button' as const), label: any, call, confirm: any }),
  fc.record({
    control: fc.constant('picker' as const),
    label: any,
    call,
    arg: fc.constant('person'),
    of: fc.constantFrom('people' as const, 'options' as const),
    options,
  }),
);
const item = fc.record({
  title: spans,
  detail: spans,
  mark: fc.record({ tone: fc.constantFrom('idle' as const, 'good' as const), label: any }),
  controls: fc.array(control, { maxLength: 7 }),
});
const bar = fc.record({ label: any, share: fc.double({ min: -1, max: 2, noNaN: true }), text: any });
const block = fc.oneof(
  fc.tuple(any, fc.array(bar, { minLength: 1, maxLength: 20 })).map(([title, bars]) => chart(title, ...bars)),
  spans.map(heading),
  spans.map(paragraph),
  spans.map(note),
  fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), spans).map(([share, text]) => progress(share, text)),
  fc.array(item, { maxLength: 25 }).map(items),
  fc.array(control, { maxLength: 30 }).map((list) => controls(...list)),
);

export const anyView: fc.Arbitrary<View> = fc
  .array(block, { minLength: 1, maxLength: 12 })
  .map((blocks) => view(...blocks, paragraph([plain('x')])));

const field = fc.record({
  name: fc.constantFrom('a', 'b', 'c'),
  label: any,
  type: fc.constantFrom('line' as const, 'text' as const, 'options' as const, 'people' as const, 'day' as const),
  required: fc.boolean(),
  value: any,
  hint: any,
  max: fc.integer({ min: 1, max: 5_000 }),
  options,
});

/** With arguments as long as a button can carry. */
export const anyForm: fc.Arbitrary<Form> = fc
  .tuple(fc.uniqueArray(field, { minLength: 1, selector: (f) => f.name }), call)
  .map(([fields, made]) => {
    const args = Object.fromEntries(Object.entries(made.args).map(([k, v]) => [k, v.slice(0, 600)]));
    return { title: 'Title', submit: 'Save', fields, call: { ...made, args } };
  });
