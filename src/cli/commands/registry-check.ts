import { formatProblem } from '../../config/problem.ts';
import type { Command, Invocation } from '../command.ts';
import { loadOverrides, loadRegistry, loadSettings } from '../load.ts';
import { count } from '../text.ts';
import type { ExitCode } from '../world.ts';

async function run({ world, output, options }: Invocation): Promise<ExitCode> {
  const settings = loadSettings(world, options);
  const { reading, files } = await loadRegistry(world, settings);
  const overridden = loadOverrides(world, settings, reading);
  const names = [...files, ...overridden.files].map(({ name }) => name);
  const problems = [reading, overridden.reading].flatMap((one) => ('problems' in one ? one.problems : []));
  if ('problems' in reading || problems.length > 0) {
    if (output.isJson) output.json({ files: names, problems });
    else output.lines(problems.map(formatProblem));
    output.say(
      `${count(problems.length)} ${problems.length === 1 ? 'problem' : 'problems'} in ${names.join(', ')}`,
    );
    return 1;
  }
  const { cities, portals } = reading.registry;
  const countries = new Set(cities.map(({ country }) => country)).size;
  const counts = { cities: cities.length, countries, portals: portals.length };
  if (output.isJson) output.json({ files: names, problems: [], ...counts });
  else
    output.lines([
      `${count(counts.portals)} portals of ${count(counts.cities)} cities in ${count(countries)} countries: no problems`,
    ]);
  return 0;
}

export const registryCheck: Command = {
  usage: 'check',
  summary: 'everything that is wrong in the files of the registry and its overrides',
  details: 'Each problem with file, line, column and pointer. Exit code 1: there are problems.',
  options: [],
  examples: [
    ['civicgraph registry check', 'the registry of the package and your own portals.yaml'],
    ['civicgraph registry check --registry ./registry --json', 'files of another folder, for a program'],
  ],
  run,
};
