// The window's own words, from the Fluent files in catalogue/locales. `t` is reactive: a change of
// language redraws whatever used it. A missing word falls back to English, and last to its own id.

import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';

const FALLBACK = 'en';
const RTL = new Set(['ar', 'fa', 'he', 'ps', 'ur']);

const bundles = new Map<string, FluentBundle>();
let current = $state('id');

/** Takes in locale files, keyed by their path (`…/locales/<language>/<file>.ftl`). */
export function addLocales(files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    const code = path.split('/').at(-2) ?? FALLBACK;
    let bundle = bundles.get(code);
    if (!bundle) {
      bundle = new FluentBundle(code, { useIsolating: isRtl(code) });
      bundles.set(code, bundle);
    }
    bundle.addResource(new FluentResource(text));
  }
}

/** The words of `id` in the window's language. */
export function t(id: string, args?: Record<string, FluentVariable>): string {
  return tIn(current, id, args);
}

/** The words of `id` in a given language, for places where two languages stand side by side. */
export function tIn(code: string, id: string, args?: Record<string, FluentVariable>): string {
  for (const bundle of [bundles.get(code), bundles.get(FALLBACK)]) {
    const pattern = bundle?.getMessage(id)?.value;
    if (bundle && pattern) return bundle.formatPattern(pattern, args, []);
  }
  return id;
}

/** The window's language. */
export function language(): string {
  return current;
}

/** Turns the window to a language: its words, `lang` and reading direction. */
export function useLanguage(code: string): void {
  current = code;
  document.documentElement.lang = code;
  document.documentElement.dir = isRtl(code) ? 'rtl' : 'ltr';
}

function isRtl(code: string): boolean {
  return RTL.has(code.split('-')[0] ?? code);
}
