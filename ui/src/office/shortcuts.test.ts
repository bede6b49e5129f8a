import { describe, expect, test } from 'vitest';

import { shortcutOf, type Shortcut } from './shortcuts';

const held = { ctrlKey: false, metaKey: false, altKey: false };

function check(key: string, expected: Shortcut | null, situation = { letters: true, writing: false }) {
  expect(shortcutOf({ ...held, key }, situation.letters, situation.writing)).toBe(expected);
}

describe('shortcuts', () => {
  test('single characters move, search and open the sheet', () => {
    check('j', 'next');
    check('k', 'previous');
    check('/', 'search');
    check('?', 'sheet');
    check('u', 'back');
    check('x', null);
  });

  test('while text is written, a character is a character', () => {
    check('j', null, { letters: true, writing: true });
  });

  test('turned off, no single character does anything', () => {
    for (const key of ['j', 'k', '/', '?', 'u']) check(key, null, { letters: false, writing: false });
  });

  test('Ctrl+K finds the search in every case', () => {
    expect(shortcutOf({ ...held, key: 'k', ctrlKey: true }, false, true)).toBe('search');
    expect(shortcutOf({ ...held, key: 'K', metaKey: true }, true, false)).toBe('search');
  });

  test('other chords belong to the system', () => {
    expect(shortcutOf({ ...held, key: 'j', ctrlKey: true }, true, false)).toBeNull();
    expect(shortcutOf({ ...held, key: '/', altKey: true }, true, false)).toBeNull();
  });
});
