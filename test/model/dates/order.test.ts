/** Which number of 5/6 is the day in a locale. */
import { expect, test } from 'vitest';
import { orderIn, orderOfLocale } from '../../../src/model/dates/order.js';

test.each([
  ['en-US', 'month-first'],
  ['en_PH', 'month-first'],
  ['es-PR', 'month-first'],
  ['ja-JP', 'month-first'],
  ['zh-Hant-TW', 'month-first'],
  ['en-GB', 'day-first'],
  ['en-IN', 'day-first'],
  ['de', 'day-first'],
  ['pt-BR', 'day-first'],
  ['es-US', 'unknown'],
  ['en-CA', 'unknown'],
  ['en', 'unknown'],
  ['', 'unknown'],
  ['../x', 'unknown'],
  [undefined, 'unknown'],
])('%s: %s', (locale, order) => expect(orderOfLocale(locale)).toBe(order));

test.each([
  ['Europe/Lisbon', 'en-US', 'likely-month-first'],
  ['America/New_York', 'en-US', 'month-first'],
  ['Asia/Manila', 'en-PH', 'month-first'],
  ['Europe/Lisbon', 'pt-PT', 'day-first'],
])('in %s, %s: %s', (zone, locale, order) => expect(orderIn(zone, locale)).toBe(order));
