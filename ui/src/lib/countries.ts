// Finding a country by what a person types: its name in their language, part of it, or its code.

import type { Choice } from './api';

/** The countries that fit, those that begin with the text first; none for an empty text. */
export function findCountries(countries: Choice[], text: string): Choice[] {
  const wanted = plain(text);
  if (wanted === '') return [];
  const begins: Choice[] = [];
  const holds: Choice[] = [];
  for (const country of countries) {
    const label = plain(country.label);
    if (label.startsWith(wanted) || plain(country.value) === wanted) begins.push(country);
    else if (label.includes(wanted)) holds.push(country);
  }
  return [...begins, ...holds];
}

/** The one country that the text names in full, by name or code. */
export function namedCountry(countries: Choice[], text: string): Choice | undefined {
  const wanted = plain(text);
  return countries.find(({ label, value }) => plain(label) === wanted || plain(value) === wanted);
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .trim()
    .toLowerCase();
}
