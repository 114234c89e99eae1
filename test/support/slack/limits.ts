/**
 * Slack's published limits on blocks and views, as one checker (docs.slack.dev/reference/block-kit; collected in November
 * 2026). The fake Slack refuses what breaks them.
 */
import type { View } from '@slack/types';
import { isObject } from '../../../adapters/platform/json.js';
import type { SlackBlock } from '../../../adapters/slack/elements.js';
import { MAX_BLOCKS, MAX_MESSAGE_TEXT, type Surface, visibleLength } from '../../../adapters/slack/limits.js';

const INPUT_SURFACE = ['header', 'section', 'context', 'actions', 'divider', 'image', 'input'];
const BLOCK_TYPES: Record<Surface, readonly string[]> = {
  message: [...INPUT_SURFACE.filter((type) => type !== 'input'), 'data_visualization'],
  home: INPUT_SURFACE,
  modal: [...INPUT_SURFACE, 'alert'],
};

/** A block, or a part of one. */
type Fields = Record<string, unknown>;

const fieldsOf = (value: unknown): Fields => (isObject(value) ? value : {});
const listOf = (value: unknown): Fields[] => (Array.isArray(value) ? value.map(fieldsOf) : []);
const textOf = (value: unknown): unknown => fieldsOf(value).text;

/** Collects what is wrong. */
class Problems {
  readonly found: string[] = [];

  add(problem: string): void {
    this.found.push(problem);
  }

  length(what: string, value: unknown, min: number, max: number): void {
    const { length } = String(value ?? '');
    if (length < min || length > max) this.add(`${what} of ${length} characters, not ${min} to ${max}`);
  }

  plainText(what: string, value: unknown, max: number): void {
    if (fieldsOf(value).type !== 'plain_text') this.add(`${what} is not plain text`);
    this.length(what, textOf(value), 1, max);
  }

  count(what: string, list: readonly unknown[], min: number, max: number): void {
    if (list.length < min || list.length > max) this.add(`${list.length} ${what}`);
  }
}

function checkMenu(problems: Problems, element: Fields): void {
  const options = listOf(element.options);
  problems.count('options', options, 1, 100);
  for (const option of options) {
    problems.plainText('option', option.text, 75);
    problems.length('option value', option.value, 1, 150);
  }
  const { initial_option: initial } = element;
  if (initial !== undefined && !options.some(({ value }) => value === fieldsOf(initial).value))
    problems.add('an initial option that is not among the options');
}

/** An overflow menu has up to five entries. */
function checkOverflow(problems: Problems, element: Fields): void {
  const options = listOf(element.options);
  problems.count('entries behind "…"', options, 1, 5);
  for (const option of options) {
    problems.plainText('entry', option.text, 75);
    problems.length('value of an entry', option.value, 1, 150);
  }
}

function checkConfirm(problems: Problems, confirm: Fields): void {
  problems.plainText('confirm title', confirm.title, 100);
  problems.length('confirm text', textOf(confirm.text), 1, 300);
  problems.plainText('confirm button', confirm.confirm, 30);
  problems.plainText('deny button', confirm.deny, 30);
}

function checkButton(problems: Problems, button: Fields): void {
  problems.plainText('button', button.text, 75);
  problems.length('button value', button.value, 0, 2_000);
  problems.length('accessibility_label', button.accessibility_label, 0, 75);
  if (button.style !== undefined && !['primary', 'danger'].includes(String(button.style)))
    problems.add('a button style that does not exist');
}

function checkTextInput(problems: Problems, input: Fields): void {
  const max = Number(input.max_length ?? 3_000);
  if (max < 1 || max > 3_000) problems.add(`max_length ${max}`);
  problems.length('initial value', input.initial_value, 0, max);
}

function checkElement(problems: Problems, element: Fields): void {
  problems.length('action_id', element.action_id, 1, 255);
  if (element.type === 'button') checkButton(problems, element);
  else if (element.type === 'static_select') checkMenu(problems, element);
  else if (element.type === 'overflow') checkOverflow(problems, element);
  else if (element.type === 'plain_text_input') checkTextInput(problems, element);
  else if (element.type === 'datepicker') {
    if (element.initial_date !== undefined && !/^\d{4}-\d\d-\d\d$/.test(String(element.initial_date)))
      problems.add(`a day ${element.initial_date}`);
  } else if (element.type !== 'users_select') problems.add(`an element ${element.type}`);
  if (element.placeholder) problems.plainText('placeholder', element.placeholder, 150);
  if (element.confirm) checkConfirm(problems, fieldsOf(element.confirm));
}

/** A chart of bars (docs.slack.dev: data visualization block). */
function checkChart(problems: Problems, block: Fields): void {
  problems.length('title of a chart', block.title, 1, 50);
  const chart = fieldsOf(block.chart);
  const { categories } = fieldsOf(chart.axis_config);
  const names = Array.isArray(categories) ? categories.map(String) : [];
  if (chart.type !== 'bar') problems.add(`a chart of type ${chart.type}`);
  problems.count('categories', names, 1, 20);
  if (new Set(names).size < names.length) problems.add('a category twice');
  problems.count('series', listOf(chart.series), 1, 6);
  for (const { name, data } of listOf(chart.series)) {
    problems.length('name of a series', name, 1, 20);
    const points = listOf(data);
    if (points.map(({ label }) => label).join() !== names.join()) problems.add('points that are not those of the axis');
    for (const { label, value } of points) {
      problems.length('label of a point', label, 1, 20);
      if (typeof value !== 'number' || !Number.isFinite(value)) problems.add(`a point at ${value}`);
    }
  }
}

function checkContent(problems: Problems, block: Fields): void {
  const elements = listOf(block.elements);
  switch (block.type) {
    case 'header':
      problems.plainText('header', block.text, 150);
      return;
    case 'section':
      problems.length('section', textOf(block.text), 1, 3_000);
      if (block.accessory) checkElement(problems, fieldsOf(block.accessory));
      return;
    case 'context':
      problems.count('elements in a context', elements, 1, 10);
      for (const element of elements) problems.length('context', element.text, 1, 3_000);
      return;
    case 'image':
      problems.length('image_url', block.image_url, 1, 3_000);
      problems.length('alt_text', block.alt_text, 1, 2_000);
      if (block.title) problems.plainText('image title', block.title, 2_000);
      return;
    case 'alert':
      problems.length('alert', textOf(block.text), 1, 3_000);
      if (!['default', 'info', 'warning', 'error', 'success'].includes(String(block.level ?? 'default')))
        problems.add(`an alert of level ${block.level}`);
      return;
    case 'data_visualization':
      checkChart(problems, block);
      return;
    case 'actions':
      problems.count('elements', elements, 1, 25);
      for (const element of elements) checkElement(problems, element);
      return;
    case 'input':
      problems.plainText('label', block.label, 2_000);
      if (block.hint) problems.plainText('hint', block.hint, 2_000);
      checkElement(problems, fieldsOf(block.element));
  }
}

function checkBlocks(problems: Problems, blocks: readonly unknown[], surface: Surface): void {
  problems.count('blocks', blocks, 1, MAX_BLOCKS[surface]);
  for (const block of blocks.map(fieldsOf)) {
    if (!BLOCK_TYPES[surface].includes(String(block.type))) problems.add(`a block ${block.type} in a ${surface}`);
    if (block.block_id !== undefined) problems.length('block_id', block.block_id, 1, 255);
    checkContent(problems, block);
  }
  if (blocks.filter((block) => fieldsOf(block).type === 'data_visualization').length > 2) problems.add('three charts');
  const ids = blocks.flatMap((block) => fieldsOf(block).block_id ?? []);
  if (new Set(ids).size < ids.length) problems.add('a block_id twice');
  const length = visibleLength(blocks);
  if (surface === 'message' && length > MAX_MESSAGE_TEXT) problems.add(`${length} characters in all`);
}

/** What is wrong with blocks; empty if Slack takes them. */
export function blockProblems(blocks: readonly SlackBlock[], surface: Surface): string[] {
  const problems = new Problems();
  checkBlocks(problems, blocks, surface);
  return problems.found;
}

/** What is wrong with a modal or App Home; empty if Slack takes it. */
export function viewProblems(view: View): string[] {
  const problems = new Problems();
  checkBlocks(problems, view.blocks, view.type === 'home' ? 'home' : 'modal');
  problems.length('private_metadata', view.private_metadata, 0, 3_000);
  problems.length('callback_id', view.callback_id, 0, 255);
  if (view.type !== 'modal') return problems.found;
  problems.plainText('title', view.title, 24);
  if (view.submit) problems.plainText('submit', view.submit, 24);
  if (view.close) problems.plainText('close', view.close, 24);
  if (view.blocks.some(({ type }) => type === 'input') && !view.submit) problems.add('inputs without a submit button');
  return problems.found;
}
