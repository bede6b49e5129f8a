import { expect, it } from 'vitest';
import { unbrokenZone, wholeZone } from './mrz';

const LINES = [
  'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
  'L898902C36UTO7408122F1204159ZE184226B<<<<<10',
];

it('knows a whole zone, with spaces and small letters forgiven', () => {
  expect(wholeZone(LINES.join('\n'))).toEqual(LINES);
  expect(wholeZone(`  ${LINES.join(' \r\n ').toLowerCase()}\n`)).toEqual(LINES);
});

it('waits while a line is short or missing', () => {
  expect(wholeZone(LINES[0] ?? '')).toBeNull();
  expect(wholeZone(LINES.join('\n').slice(0, -1))).toBeNull();
});

it('refuses what a zone cannot hold', () => {
  expect(wholeZone(LINES.join('\n').replace('ANNA', 'ÀNNA'))).toBeNull();
});

it('cuts a zone that came without line breaks', () => {
  expect(unbrokenZone(LINES.join(''))).toEqual(LINES);
  expect(unbrokenZone(LINES.join('').slice(1))).toBeNull();
});
