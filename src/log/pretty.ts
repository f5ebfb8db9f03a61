/** A JSON log line as one line for people. */
import { isJsonObject, type Json } from '../domain/json.ts';

const COLOURS: Readonly<Record<string, number>> = { debug: 90, info: 36, warn: 33, error: 31 };

/** What a terminal would obey (escape sequences in a portal's text) is shown instead. */
function shown(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, (char) => {
    return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

function factOf(value: Json): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return shown(typeof value === 'string' && /[\s"=]/.test(text) ? JSON.stringify(text) : text);
}

/** `12:00:00 warn  page repeated  offset=200 portal=austin`; a line that is not JSON stays as it is. */
export function prettyLine(line: string, hasColour: boolean): string {
  let parsed: Json;
  try {
    parsed = JSON.parse(line);
  } catch {
    return line;
  }
  if (!isJsonObject(parsed)) return line;
  const { level, time, message, ...facts } = parsed;
  const name = String(level);
  const paint = (text: string, code: number): string =>
    hasColour ? `\u001b[${code}m${text}\u001b[0m` : text;
  const told = Object.entries(facts).map(([key, value]) => `${paint(`${shown(key)}=`, 90)}${factOf(value)}`);
  const parts = [
    paint(String(time).slice(11, 19), 90),
    paint(name.padEnd(5), COLOURS[name] ?? 0),
    shown(String(message)),
  ];
  return `${[...parts, ...(told.length === 0 ? [] : ['', ...told])].join(' ')}\n`;
}
