/** One recorded answer, mapped and normalised as a harvest of its portal would. */
import { createHash } from 'node:crypto';
import { readConfig, type Connector } from '../../../src/connector/index.ts';
import type { Dataset } from '../../../src/domain/dataset.ts';
import { isJsonObject, type Json, type JsonObject } from '../../../src/domain/json.ts';
import { prepareRecord } from '../../../src/harvest/prepare.ts';
import { answerOf, idOf, objectOf } from './recordings.ts';
import { CONNECTORS, portalEntry } from './replay-world.ts';

function first(value: Json | undefined): Json {
  return Array.isArray(value) ? (value[0] ?? null) : (value ?? null);
}

/** The (first) package of an answer, with or without its envelope. */
export function packageIn(file: string): JsonObject {
  const answer = answerOf(file);
  const result = 'success' in answer ? first(answer['result']) : answer;
  return objectOf(isJsonObject(result) && 'results' in result ? first(result['results']) : result);
}

function ckan(): Connector {
  const found = CONNECTORS.find(({ manifest }) => manifest.id === 'ckan');
  if (found === undefined) throw new Error('no connector for CKAN');
  return found;
}

export function datasetOf(pkg: JsonObject, url: string, language: string): Dataset {
  const connector = ckan();
  const reading = readConfig(connector.manifest.config, { url, language });
  if (reading.is === 'invalid') throw new Error(reading.problems.join('; '));
  const prepared = prepareRecord(
    { localId: idOf(pkg), stamp: null, raw: pkg },
    {
      entry: portalEntry({ slug: 'city', url, platform: 'ckan', language }),
      connector,
      config: reading.config,
      now: new Date('2026-11-23T12:00:00Z'),
      digest: (text) => createHash('sha256').update(text).digest('hex'),
    },
  );
  if (prepared.is === 'rejection') throw new Error(prepared.rejection.message);
  return prepared.write.dataset;
}
