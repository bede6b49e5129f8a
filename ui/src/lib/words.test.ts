import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const here = dirname(fileURLToPath(import.meta.url));
const locales = join(here, '../../../catalogue/locales');
const sources = join(here, '..');

const languages = readdirSync(locales);
const windows = [
  'common.ftl',
  'kiosk.ftl',
  'office.ftl',
  'verify.ftl',
  'administration.ftl',
  'policy.ftl',
  'print.ftl',
];

/** Every message of a file with the variables that its words use. */
function messages(language: string, file: string): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const block of readFileSync(join(locales, language, file), 'utf8').split(/^(?=[a-z][\w-]* =)/m)) {
    const id = /^([a-z][\w-]*) =/.exec(block)?.[1];
    if (id) found[id] = [...new Set(block.match(/\$[\w-]+/g) ?? [])].sort();
  }
  return found;
}

function svelteFiles(): string[] {
  return readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.svelte'),
  );
}

describe.each(windows)('the words of %s', (file) => {
  it.each(languages)('are whole in %s', (language) => {
    expect(messages(language, file)).toEqual(messages('en', file));
  });
});

describe('the screens', () => {
  it.each(svelteFiles())('%s takes every word from the locales', (path) => {
    const markup = readFileSync(join(sources, path), 'utf8')
      .replace(/<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>|<!--[\s\S]*?-->/g, '')
      .replace(/=>/g, '')
      .replace(/\{[^{}]*(?:\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}[^{}]*)*\}/g, '');
    const bare = [...markup.matchAll(/>([^<>]+)</g)].map(
      ([, text]) => text?.replace(/&\w+;/g, '').trim() ?? '',
    );
    const attributes = [...markup.matchAll(/(?:aria-label|alt|title|placeholder)="([^"]*\p{L}[^"]*)"/gu)];
    expect(bare.filter((text) => /\p{L}{2}/u.test(text))).toEqual([]);
    expect(attributes.map(([text]) => text)).toEqual([]);
  });

  it('ask only for words that exist', () => {
    const known = new Set(windows.flatMap((file) => Object.keys(messages('en', file))));
    const asked = svelteFiles().flatMap((path) =>
      [...readFileSync(join(sources, path), 'utf8').matchAll(/\bt\(\s*'([\w-]+)'/g)].map(
        ([, id]) => id ?? '',
      ),
    );
    expect(asked.filter((id) => !known.has(id))).toEqual([]);
  });
});
