/** Writes connectors/<x>/fixtures/ from the twins: `npx tsx test/conformance/record-fixtures.ts`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { runConformance, type Subject } from '../../src/conformance/index.ts';
import { formatTape, recordingHttp, type TapeLine } from '../../src/http/tape.ts';
import { ckanSubject, NARROW, NOW, socrataSubject } from './twin-subjects.ts';

/** What the checks ask of the subject, each question once. */
export async function tapeOf(subject: Subject): Promise<readonly TapeLine[]> {
  const lines = new Map<string, TapeLine>();
  const note = (line: TapeLine): void => {
    const question = `${line.method} ${line.url} ${JSON.stringify(line.sent)}`;
    if (!lines.has(question)) lines.set(question, line);
  };
  const recording = { kind: 'twin', now: () => NOW, secrets: [] } as const;
  const report = await runConformance({
    ...subject,
    portal: () => recordingHttp(subject.portal(), note, recording),
  });
  const failed = report.results.filter(({ outcome }) => outcome.is === 'failed');
  if (failed.length > 0) throw new Error(`cannot record: ${JSON.stringify(failed, null, 2)}`);
  return [...lines.values()];
}

/** The part of a subject that is data. */
export function subjectJson(subject: Subject): string {
  const { address, config, samples, unknownId, pageSizes, since, capped, table } = subject;
  const { errorAnswers, hosts, bypass } = subject;
  const settings = { address, config, samples, unknownId, pageSizes, since, capped, table };
  const json = { ...settings, errorAnswers, hosts, bypass };
  return `${JSON.stringify(json, null, 2)}\n`;
}

async function main(): Promise<void> {
  for (const subject of [ckanSubject('2.10', { ...NARROW, sql: true }), socrataSubject(NARROW)]) {
    const folder = new URL(`../../connectors/${subject.folder}/fixtures/`, import.meta.url);
    mkdirSync(folder, { recursive: true });
    const tape = formatTape(await tapeOf(subject));
    writeFileSync(new URL('subject.json', folder), subjectJson(subject));
    writeFileSync(new URL('tape.jsonl', folder), tape);
    console.info(`${subject.folder}: ${Math.round(tape.length / 1024)} kB`);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
