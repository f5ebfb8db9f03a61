import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const manifest: Record<'scripts' | 'dependencies' | 'devDependencies', Record<string, string>> = JSON.parse(
  read('package.json'),
);

function markdownFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (['node_modules', 'dist', '.git', '.civicgraph'].includes(entry.name)) return [];
    const path = folder === '.' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return markdownFiles(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}

/** Links of a page to files that are not there. */
export function deadLinks(page: string, text: string): string[] {
  return [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)[^)]*\)/g)]
    .map((match) => match[1] ?? '')
    .filter((target) => !existsSync(join(root, dirname(page), target)))
    .map((target) => `${page} → ${target}`);
}

describe('the documentation', () => {
  it('links only to files that exist', () => {
    expect(markdownFiles('.').flatMap((page) => deadLinks(page, read(page)))).toEqual([]);
  });

  it('notices a dead link', () => {
    expect(deadLinks('README.md', '[a](src/none.ts) [b](https://example.org) [c](README.md)')).toEqual([
      'README.md → src/none.ts',
    ]);
  });

  it('names every dependency with a reason in the README', () => {
    const named = [...read('README.md').matchAll(/^\| `([^`]+)` +\| \S/gm)].map((match) => match[1]);
    const depended = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(named.sort()).toEqual(depended.sort());
  });

  it('tells only of scripts that exist', () => {
    const told = [...read('README.md').matchAll(/npm (?:run )?([a-z:]+)/g)].map((match) => match[1] ?? '');
    expect(told.filter((script) => script !== 'ci' && manifest.scripts[script] === undefined)).toEqual([]);
  });

  it('keeps the lock file free of download addresses', () => {
    expect(read('package-lock.json')).not.toMatch(/"resolved": *"https?:/);
  });
});
