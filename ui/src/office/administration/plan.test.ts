import { describe, expect, test } from 'vitest';

import { copiedToWeek, firstRow, nextRow, typed } from './plan';

const monday = { ...firstRow(), services: ['passport-child'] };
const saturday = { ...monday, weekday: 6, from: '09:00' };

describe('the rows of a plan', () => {
  test('a row begins as it stands in the plan, its figures as text', () => {
    const row = typed({
      weekday: 3,
      weekday_words: 'Wednesday',
      from: '08:00',
      to: '09:00',
      minutes: 30,
      capacity: 4,
      services: ['a'],
      service_words: 'A',
    });
    expect(row).toEqual({
      weekday: 3,
      from: '08:00',
      to: '09:00',
      minutes: '30',
      capacity: '4',
      services: ['a'],
    });
  });

  test('a new row is the next day like the last, and shares nothing with it', () => {
    const next = nextRow([monday]);
    expect(next).toEqual({ ...monday, weekday: 2 });
    next.services.push('x');
    expect(monday.services).toEqual(['passport-child']);
    expect(nextRow([{ ...monday, weekday: 7 }]).weekday).toBe(1);
    expect(nextRow([])).toEqual(firstRow());
  });

  test('the first day is copied to the week, and Saturday stays', () => {
    const afternoon = { ...monday, from: '13:00', to: '15:00' };
    const rows = copiedToWeek([monday, afternoon, saturday]);
    expect(rows.map((row) => row.weekday)).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6]);
    expect(rows[3]).toEqual({ ...afternoon, weekday: 2 });
    expect(rows.at(-1)).toBe(saturday);
    expect(copiedToWeek([])).toEqual([]);
  });
});
