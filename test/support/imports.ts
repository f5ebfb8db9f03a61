/** Who imports whom, as it is written. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** Relative imports become paths from the root; packages and node: stay as written. */
export function importsOf(path: string, text: string): string[] {
  const specifiers = [
    ...text.matchAll(/(?:^|\n)\s*(?:import|export)\b[^'";]*?\bfrom\s*['"]([^'"]+)['"]/g),
    ...text.matchAll(/(?:^|\n)\s*import\s*['"]([^'"]+)['"]/g),
    ...text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g),
  ].map((match) => match[1] ?? '');
  return specifiers.map((specifier) =>
    specifier.startsWith('.') ? relative(root, resolve(root, dirname(path), specifier)) : specifier,
  );
}

const imports = new Map<string, readonly string[]>();
function importsIn(path: string): readonly string[] {
  const known = imports.get(path);
  if (known !== undefined) return known;
  const isOurs = path.endsWith('.ts') && existsSync(join(root, path));
  const found = isOurs ? importsOf(path, readFileSync(join(root, path), 'utf8')) : [];
  imports.set(path, found);
  return found;
}

/** The file, what it imports, and what that imports in turn; paths from the root. */
export function reachedFrom(path: string): ReadonlySet<string> {
  const found = new Set([path]);
  // A set goes on with what is added to it under way.
  for (const one of found) for (const target of importsIn(one)) found.add(target);
  return found;
}
