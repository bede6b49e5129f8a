import { expect, it } from 'vitest';
import { findCountries, namedCountry } from './countries';

const COUNTRIES = [
  { value: 'CIV', label: "Côte d'Ivoire", hint: null },
  { value: 'GIN', label: 'Guinea', hint: null },
  { value: 'PNG', label: 'Papua New Guinea', hint: null },
];
const codes = (text: string) => findCountries(COUNTRIES, text).map(({ value }) => value);

it('finds by the beginning first, then by any part', () => expect(codes('guinea')).toEqual(['GIN', 'PNG']));
it('does not ask for accents', () => expect(codes('cote')).toEqual(['CIV']));
it('finds by code', () => expect(codes('png')).toEqual(['PNG']));
it('finds nothing for nothing', () => expect(codes(' ')).toEqual([]));
it('knows a country that is named in full', () => {
  expect(namedCountry(COUNTRIES, 'guinea')?.value).toBe('GIN');
  expect(namedCountry(COUNTRIES, 'guin')).toBeUndefined();
});
