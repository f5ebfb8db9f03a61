import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { connectors } from '../../connectors/index.ts';
import * as conformanceExports from '../../src/conformance/index.ts';
import { asOther, conformance, type Subject } from '../../src/conformance/index.ts';
import * as gateway from '../../src/index.ts';
import { CONNECTORS, fixtureSubjects, fixtureText, folders, tapeOfFolder } from './fixture-subjects.ts';
import { ckanSubject, socrataSubject } from './twin-subjects.ts';

const readme = readFileSync(new URL('README.md', CONNECTORS), 'utf8');
/** Most of it are the answers to every filter that is declared. */
const MAX_TAPE_BYTES = 1_500 * 1024;

const twins: readonly { readonly name: string; readonly subject: Subject }[] = [
  ...(['2.7', '2.9', '2.10', '2.11', 'dkan'] as const).map((profile) => ({
    name: `the twin of ckan, profile ${profile}`,
    subject: ckanSubject(profile),
  })),
  { name: 'the twin of socrata', subject: socrataSubject() },
];

function withOthers(subject: Subject): Subject {
  const others = twins.filter(({ subject: { folder } }) => folder !== subject.folder);
  return { ...subject, others: others.map((other) => ({ ...asOther(other.subject), name: other.name })) };
}

describe('the folders of connectors/', () => {
  it('are all in the built-in list, and nothing else is', () => {
    expect(connectors.map(({ manifest }) => manifest.id).toSorted()).toEqual(folders);
  });

  it.each(folders)('keep a tape of bounded size that says where it is from: %s', (folder) => {
    expect(Buffer.byteLength(fixtureText(folder, 'tape.jsonl'))).toBeLessThan(MAX_TAPE_BYTES);
    const tape = tapeOfFolder(folder);
    expect(tape.length).toBeGreaterThan(0);
    expect(new Set(tape.map(({ kind }) => kind)).size).toBe(1);
  });

  it('are in the table of the README, with the kind of their tape', () => {
    const rows = connectors.map(
      ({ manifest: { id, title } }) =>
        `| [${id}](${id}/README.md) | ${title} | ${tapeOfFolder(id)[0]?.kind} |`,
    );
    const shown = readme.split('\n').filter((line) => line.startsWith('| ['));
    expect(shown.map((line) => line.replace(/ +/g, ' '))).toEqual(rows);
  });

  it('are held to as many checks as the change log says', () => {
    const log = readFileSync(new URL('../CHANGELOG.md', CONNECTORS), 'utf8');
    expect(log).toContain(`(${conformanceExports.checks.length}, and one more for every filter`);
  });

  it('are told to others with names that the package exports', () => {
    const imports = [...readme.matchAll(/import \{ (.*?) \} from 'civicgraph(\/conformance)?'/g)];
    const names = imports.map(([, list = '', part]) => [part ?? '', list.split(', ')] as const);
    const exported = new Map<string, readonly string[]>([
      ['', Object.keys(gateway)],
      ['/conformance', Object.keys(conformanceExports)],
    ]);
    const missing = names.flatMap(([part, list]) =>
      list.filter((name) => !exported.get(part)?.includes(name)),
    );
    expect([names.length, missing]).toEqual([2, []]);
  });
});

describe.each(twins)('on $name', ({ subject }) => {
  for (const { id, run } of conformance(withOthers(subject))) it(id, () => run());
});

describe.each(await fixtureSubjects())('$folder on its tape', (subject) => {
  for (const { id, run } of conformance(subject))
    it(id, async () => {
      const outcome = await run();
      // What is declared is proved: none of our tapes lacks a column to try a filter on.
      if (id.startsWith('filter/')) expect(outcome).toEqual({ is: 'passed' });
    });
});
