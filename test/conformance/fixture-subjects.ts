/** Subjects from `connectors/<x>/fixtures/`, for every folder there is. */
import { readdirSync, readFileSync } from 'node:fs';
import { connectors } from '../../connectors/index.ts';
import { asOther, readSubject, type Subject } from '../../src/conformance/index.ts';
import { findConnector, loadConnectors } from '../../src/connector/index.ts';
import { parseTape, replayHttp, type TapeLine } from '../../src/http/tape.ts';

export const CONNECTORS = new URL('../../connectors/', import.meta.url);

export const folders: readonly string[] = readdirSync(CONNECTORS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

export function fixtureText(folder: string, file: 'subject.json' | 'tape.jsonl'): string {
  return readFileSync(new URL(`${folder}/fixtures/${file}`, CONNECTORS), 'utf8');
}

export function tapeOfFolder(folder: string): readonly TapeLine[] {
  return parseTape(fixtureText(folder, 'tape.jsonl'));
}

/** Each with all the others as portals of other platforms. */
export async function fixtureSubjects(): Promise<readonly Subject[]> {
  const loaded = await loadConnectors(connectors, [], (specifier) => import(specifier));
  const alone = folders.map((folder) => {
    const tape = tapeOfFolder(folder);
    return readSubject(JSON.parse(fixtureText(folder, 'subject.json')), {
      folder,
      connector: findConnector(loaded, folder),
      portal: () => replayHttp(tape),
    });
  });
  return alone.map((subject) => ({
    ...subject,
    others: alone.filter((other) => other !== subject).map(asOther),
  }));
}
