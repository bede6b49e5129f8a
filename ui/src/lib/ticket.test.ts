import { expect, test } from 'vitest';

import { splitTicket } from './ticket';

test('a scanned picture gives address and code, anything typed stays as it is', () => {
  expect(splitTicket(' https://lawang.example#ABCD-EFGH\n')).toEqual({
    server: 'https://lawang.example',
    code: 'ABCD-EFGH',
  });
  for (const typed of ['ABCD-EFGH', 'https://lawang.example', 'https://lawang.example#', 'x#y', '']) {
    expect(splitTicket(typed)).toBeNull();
  }
});
