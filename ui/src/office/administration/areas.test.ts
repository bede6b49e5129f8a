import { describe, expect, test } from 'vitest';

import { tabFor } from './areas';

describe('the keyboard in the tabs', () => {
  test('arrows go round, Home and End go to the ends', () => {
    expect(tabFor('ArrowRight', 0, 3, false)).toBe(1);
    expect(tabFor('ArrowRight', 2, 3, false)).toBe(0);
    expect(tabFor('ArrowLeft', 0, 3, false)).toBe(2);
    expect(tabFor('Home', 2, 3, false)).toBe(0);
    expect(tabFor('End', 0, 3, false)).toBe(2);
  });

  test('where people read from right to left, the arrows follow', () => {
    expect(tabFor('ArrowLeft', 0, 3, true)).toBe(1);
    expect(tabFor('ArrowRight', 0, 3, true)).toBe(2);
  });

  test('other keys are left to the page', () => {
    for (const key of ['Tab', 'Enter', ' ', 'a']) expect(tabFor(key, 0, 3, false)).toBeNull();
  });
});
