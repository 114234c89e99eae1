/** Says when tests begin and end, for what they take from a pool. */
import { afterEach, beforeEach } from 'vitest';
import { testBegins, testEnded } from './pool.js';

beforeEach(testBegins);
afterEach(testEnded);
