import { expect, it } from 'vitest';
import { joinDate, sentDate, splitDate } from './date';

it.each(['', '1974', '1974-08', '1974-08-12', '1974--12'])('keeps %j through its parts', (value) => {
  expect(joinDate(splitDate(value))).toBe(value);
});

it('sends two-figure days and months', () => {
  expect(sentDate('2029-5-4')).toBe('2029-05-04');
  expect(sentDate('2029')).toBe('2029');
  expect(sentDate('')).toBe('');
});
