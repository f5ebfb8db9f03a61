/** What every command is made of, so that program.ts can build it and docs can show it. */
import type { Options } from './load.ts';
import type { Output } from './output.ts';
import type { ExitCode, World } from './world.ts';

export interface CommandOption {
  /** As for commander: "--full", "--slug <slug>". */
  readonly flags: string;
  readonly help: string;
}
export interface Invocation {
  readonly world: World;
  readonly output: Output;
  readonly options: Options;
  /** By name; of a repeatable argument, all of them. */
  readonly args: readonly (string | readonly string[] | undefined)[];
}
export interface Command {
  /** As for commander: "harvest [portal...]". */
  readonly usage: string;
  readonly summary: string;
  /** What else there is to know, in a few sentences. */
  readonly details: string;
  readonly options: readonly CommandOption[];
  readonly examples: readonly (readonly [command: string, what: string])[];
  /** null: only a group of commands. */
  readonly run: ((invocation: Invocation) => Promise<ExitCode>) | null;
  readonly commands?: readonly Command[];
}

export function textOption(options: Options, name: string): string | null {
  const value = options[name];
  return typeof value === 'string' && value !== '' ? value : null;
}
export function flagOption(options: Options, name: string): boolean {
  return options[name] === true;
}
export function textArgument({ args }: Invocation, index: number): string {
  const value = args[index];
  return typeof value === 'string' ? value : '';
}
export function textArguments({ args }: Invocation, index: number): readonly string[] {
  const value = args[index];
  return typeof value === 'string' ? [value] : (value ?? []);
}
