/** Lists as a person writes them: `name, "a, b", sum(x)`. Commas within quotes or parentheses do not part. */
import { CliError } from './world.ts';

/** Parts without the space around them. CliError 2 names the option, the place and what is wrong. */
export function splitList(text: string, option: string): readonly string[] {
  const parts: string[] = [];
  let part = '';
  let depth = 0;
  let openedAt = 0;
  let isQuoted = false;
  const fail = (what: string): never => {
    throw new CliError(
      2,
      `${option}: ${what} in ${text}`,
      'A name with commas, spaces or quotes is written in double quotes: "a, b".',
    );
  };
  [...text].forEach((char, at) => {
    if (char === '"') {
      if (!isQuoted) openedAt = at;
      isQuoted = !isQuoted;
    }
    if (!isQuoted && char === '(') depth += 1;
    if (!isQuoted && char === ')') depth -= 1;
    if (depth < 0) fail(`a ")" without its "(" at character ${at + 1}`);
    if (char === ',' && !isQuoted && depth === 0) {
      parts.push(part.trim());
      part = '';
    } else part += char;
  });
  if (isQuoted) fail(`a quote that is not closed, from character ${openedAt + 1}`);
  if (depth > 0) fail('a "(" that is not closed');
  parts.push(part.trim());
  const empty = parts.indexOf('');
  if (empty >= 0) fail(parts.length === 1 ? 'nothing' : `nothing in place ${empty + 1}`);
  return parts;
}

/** `"a ""b"""` → `a "b"`; a name without quotes is what it is. */
export function readName(text: string, option: string): string {
  const trimmed = text.trim();
  if (!trimmed.startsWith('"')) {
    if (trimmed !== '' && !trimmed.includes('"')) return trimmed;
    throw new CliError(2, `${option}: expected a column, got ${trimmed === '' ? 'nothing' : trimmed}`);
  }
  const whole = /^"((?:[^"]|"")+)"$/.exec(trimmed);
  if (whole === null)
    throw new CliError(2, `${option}: expected one column in double quotes, got ${trimmed}`);
  return (whole[1] ?? '').replaceAll('""', '"');
}
