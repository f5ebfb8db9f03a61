import type { Command as Commander } from 'commander';
import { describe, expect, it } from 'vitest';
import { buildProgram, commands } from '../../src/cli/program.ts';
import type { Command } from '../../src/cli/command.ts';
import { aWorld } from '../support/cli-world.ts';

function all(of: readonly Command[]): readonly Command[] {
  return of.flatMap((command) => [command, ...all(command.commands ?? [])]);
}
function paths(command: Commander): readonly (readonly string[])[] {
  const inner = command.commands.flatMap((one) => paths(one).map((path) => [one.name(), ...path]));
  const doesSomethingItself = inner.length === 0 || command.registeredArguments.length > 0;
  return doesSomethingItself ? [[], ...inner] : inner;
}
const everyPath = paths(buildProgram(aWorld(), () => undefined));

describe('the command line', () => {
  it('says its version', async () => {
    const world = aWorld();
    expect(await world.run('--version')).toBe(0);
    expect(world.out()).toBe('0.0.0-test\n');
  });

  it.each(everyPath.map((path) => path.join(' ')))('helps with %s, with examples', async (path) => {
    const world = aWorld();
    expect(await world.run(...path.split(' '), '--help')).toBe(0);
    expect(world.out()).toMatch(/^Usage: civicgraph /);
    expect(world.out()).toContain('Examples:');
    expect(world.out()).toContain('--data-dir');
    expect(world.err()).toBe('');
  });

  it('has examples that it understands', () => {
    for (const { examples } of all(commands)) {
      for (const [line] of examples) {
        const words = line.replace(/^(echo .*\| |[A-Z_]+=\S+ )/, '').split(' ');
        expect(words[0]).toBe('civicgraph');
        expect(everyPath.some((path) => path.every((word, index) => words[index + 1] === word))).toBe(true);
      }
    }
  });

  it.each([
    [['harvset'], '(Did you mean harvest?)'],
    [['portals', 'prob', 'x'], '(Did you mean probe?)'],
    [['status', '--josn'], '(Did you mean --json?)'],
    [['serve', 'now'], 'too many arguments'],
    [['portals', 'probe'], "missing required argument 'url'"],
    [['--config', 'none.yaml', 'status'], 'There is no file none.yaml.'],
  ])('takes %j for misuse, and says what was meant', async (argv, message) => {
    const world = aWorld();
    expect(await world.run(...argv)).toBe(2);
    expect(world.err()).toContain(message);
    expect(world.out()).toBe('');
  });

  it.each([[[]], [['portals']], [['registry']]])('shows help to %j on stderr, as misuse', async (argv) => {
    const world = aWorld();
    expect(await world.run(...argv)).toBe(2);
    expect(world.err()).toContain('Commands:');
    expect(world.out()).toBe('');
  });

  it('takes general options before and after the command', async () => {
    const [before, after] = [aWorld(), aWorld()];
    await before.run('--json', 'registry', 'check');
    await after.run('registry', 'check', '--json');
    expect(before.out()).toBe(after.out());
    expect(JSON.parse(after.out())).toHaveProperty('portals');
  });

  it('has no option for a secret', () => {
    const flags = buildProgram(aWorld(), () => undefined).options.map(({ long }) => long);
    expect(flags).toContain('--contact');
    expect(flags.filter((flag) => /token|secret|password/.test(flag ?? ''))).toEqual([]);
  });
});
