import { expect, test } from 'vitest';

import { splitTicket } from './ticket';

const code = Array.from({ length: 13 }, () => 'AB27').join('-');

test('a scanned picture gives address and code', () => {
  expect(splitTicket(` https://lawang.example#${code}\n`)).toEqual({
    server: 'https://lawang.example',
    code,
  });
});

test('what is typed by hand, or not whole yet, stays where it is', () => {
  const typing = `https://lawang.example#${code}`.slice(0, -1);
  for (const text of [code, 'https://lawang.example', typing, `x#${code}`, '']) {
    expect(splitTicket(text)).toBeNull();
  }
});
