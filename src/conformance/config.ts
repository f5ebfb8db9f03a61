/** config/: settings that a person may get wrong. */
import { readConfig, type ConfigField, type Json, type JsonObject } from '../connector/index.ts';
import { demand, type Check, type Subject } from './check.ts';

/** Never a setting of anybody. */
export const CANARY = 'canary-5f1d-never-to-be-seen';
const LOOKS_SECRET = /(?:key|token|secret|password|passwd|credential)$/i;

function badValuesOf(field: ConfigField): readonly Json[] {
  switch (field.type) {
    case 'url':
      return ['no address', 'ftp://example.org/', 'https://user:password@example.org/', 7, {}];
    case 'text':
      return ['', '  ', 7, true, []];
    case 'secret':
      return ['two words', 'line\nbreak', '', 7, {}];
    case 'integer':
      return [field.max + 1, field.min - 1, field.min + 0.5, String(field.default), true];
    case 'flag':
      return ['yes', 1, 0, []];
  }
}

function problemsOf({ connector }: Subject, values: JsonObject): readonly string[] {
  const reading = readConfig(connector.manifest.config, values);
  return reading.is === 'valid' ? [] : reading.problems;
}

function isNamed(name: string, problems: readonly string[]): boolean {
  return problems.some((problem) => problem.startsWith(`${name}: `));
}

function demandNamed(names: readonly string[], problems: readonly string[], when: string): void {
  const missing = names.filter((name) => !isNamed(name, problems));
  demand(missing.length === 0, `${when}: no word about ${missing.join(', ')}; got: ${problems.join('; ')}`);
}

function refusesEach(subject: Subject): void {
  const { config } = subject.connector.manifest;
  const own = problemsOf(subject, subject.config);
  demand(own.length === 0, () => `the subject's own settings are refused: ${own.join('; ')}`);
  for (const [name, field] of Object.entries(config)) {
    if ('default' in field) {
      const problems = problemsOf(subject, { ...subject.config, [name]: field.default });
      demand(problems.length === 0, () => `${name}: its own default is refused: ${problems.join('; ')}`);
    }
    for (const value of badValuesOf(field)) {
      const problems = problemsOf(subject, { ...subject.config, [name]: value });
      demandNamed([name], problems, `${name} = ${JSON.stringify(value)}`);
    }
  }
}

export const configChecks: readonly Check[] = [
  {
    id: 'config/refuses-each-bad-field',
    promise: 'A wrong value of any setting is refused by name; its default and the subject are not.',
    async run(subject) {
      refusesEach(subject);
    },
  },
  {
    id: 'config/names-all-problems-at-once',
    promise: 'A person who got everything wrong is told of everything at once.',
    async run(subject) {
      const fields = Object.entries(subject.connector.manifest.config);
      const bad = Object.fromEntries(fields.map(([name, field]) => [name, badValuesOf(field)[0] ?? null]));
      const names = fields.map(([name]) => name);
      demandNamed(names, problemsOf(subject, bad), 'every setting wrong');
      const required = fields.filter(([, field]) => 'required' in field && field.required);
      demandNamed(
        required.map(([name]) => name),
        problemsOf(subject, {}),
        'nothing given',
      );
    },
  },
  {
    id: 'config/secret-never-printed',
    promise: 'Keys and tokens are declared as secrets, which no message quotes.',
    async run(subject) {
      const fields = Object.entries(subject.connector.manifest.config);
      for (const [name, { type }] of fields)
        demand(
          type === 'secret' || !LOOKS_SECRET.test(name),
          `${name}: expected type "secret", got "${type}"`,
        );
      for (const [name, { type }] of fields) {
        if (type !== 'secret') continue;
        const problems = problemsOf(subject, { ...subject.config, [name]: `${CANARY} with a space` });
        demand(!problems.join().includes(CANARY), `${name}: a message quotes its value`);
      }
    },
  },
];
