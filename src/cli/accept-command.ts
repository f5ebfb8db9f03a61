/** The command that accepts held removals, as it must be typed to find the same store. */
import { flagOf } from '../config/setting-fields.ts';
import { textOption } from './command.ts';
import type { Options } from './load.ts';

const PLACES = ['dataDir', 'store', 'registry', 'connectors'] as const;

function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** `options`: those of the command that tells it. */
export function acceptCommand(portal: string, options: Options): string {
  const given = (flag: string, name: string): string => {
    const value = textOption(options, name);
    return value === null ? '' : ` ${flag} ${quoted(value)}`;
  };
  const places = PLACES.map((name) => given(flagOf(name), name)).join('');
  return `civicgraph harvest accept ${portal}${given('--config', 'config')}${places}`;
}
