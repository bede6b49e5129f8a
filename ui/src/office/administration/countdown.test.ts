import { expect, test } from 'vitest';

import { clockOf, secondsLeft } from './countdown';

test('the clock counts whole seconds down to none', () => {
  expect(secondsLeft(15_000, 0)).toBe(15);
  expect(secondsLeft(15_000, 14_001)).toBe(1);
  expect(secondsLeft(15_000, 15_000)).toBe(0);
  expect(secondsLeft(15_000, 99_000)).toBe(0);
});

test('it reads as a clock', () => {
  expect(clockOf(900)).toBe('15:00');
  expect(clockOf(61)).toBe('1:01');
  expect(clockOf(0)).toBe('0:00');
});
