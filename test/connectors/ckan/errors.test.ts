import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isEnvelope, resultOf } from '../../../connectors/ckan/errors.ts';
import { ConnectorError, type HttpJson, type Json } from '../../../src/connector/index.ts';

const RECORDINGS = join(import.meta.dirname, '../../../../shared/replay/ckan');

function anAnswer(status: number, body: Json): HttpJson {
  const url = new URL('https://data.example.city/api/3/action/package_search?secret=1');
  return { status, body, url, headers: {}, validators: {} };
}

function errorOf(status: number, body: Json): ConnectorError {
  try {
    resultOf(anAnswer(status, body), 'package_search');
  } catch (error) {
    if (error instanceof ConnectorError) return error;
    throw error;
  }
  throw new Error('no error');
}

function enveloped(type: string, message: string): Json {
  return { help: 'https://x/help', success: false, error: { __type: type, message } };
}

describe('CKAN answers', () => {
  it('give their result, null included', () => {
    expect(resultOf(anAnswer(200, { success: true, result: [1] }), 'x')).toEqual([1]);
    expect(resultOf(anAnswer(200, { success: true, result: null }), 'x')).toBeNull();
  });

  it('become errors by their type, whatever the status', () => {
    const table = [
      [403, enveloped('Authorization Error', 'Access denied'), 'UNAUTHORISED'],
      [404, enveloped('Not Found Error', 'Not found'), 'NOT_FOUND'],
      [
        409,
        { success: false, error: { __type: 'Validation Error', rows: ['Invalid integer'] } },
        'BAD_QUERY',
      ],
      [400, enveloped('Search Query Error', 'Search Query is invalid'), 'BAD_QUERY'],
      [409, enveloped('Search Error', 'Search error: (…)'), 'BAD_QUERY'],
      [400, enveloped('Search Error', 'Search error: (…)'), 'BAD_QUERY'],
      [400, enveloped('Integrity Error', 'type'), 'BAD_QUERY'],
      [500, enveloped('Search Index Error', 'index'), 'UPSTREAM_FAILED'],
      [500, enveloped('Search Connection Error', 'solr'), 'UPSTREAM_FAILED'],
      [500, enveloped('Internal Server Error', 'Internal Server Error'), 'UPSTREAM_FAILED'],
      [200, enveloped('Authorization Error', 'said with 200'), 'UNAUTHORISED'],
      [200, { success: false, error: {} }, 'BAD_SHAPE'],
      [409, enveloped('constructor', 'no type of CKAN'), 'BAD_QUERY'],
      [409, { success: false, error: { query: ['Search took too long'] } }, 'TIMEOUT'],
      [409, { success: false, error: { query: ['Query took too long'] } }, 'TIMEOUT'],
      [400, 'Bad request - Action name not known: nope', 'NOT_THIS_PLATFORM'],
      [400, 'Bad request - JSON Error: Error decoding JSON data.', 'BAD_QUERY'],
      [404, { message: 'no such route' }, 'NOT_FOUND'],
      [403, { message: 'no' }, 'UNAUTHORISED'],
      [200, { success: true }, 'BAD_SHAPE'],
      [200, null, 'BAD_SHAPE'],
      [200, [], 'BAD_SHAPE'],
    ] as const;
    for (const [status, body, code] of table)
      expect([body, errorOf(status, body).code]).toEqual([body, code]);
  });

  it('say what was asked, and leave the query out of the address', () => {
    const error = errorOf(409, {
      success: false,
      error: { __type: 'Validation Error', rows: ['Invalid integer'] },
    });
    expect(error.message).toBe('package_search: Validation Error: rows: Invalid integer');
    expect(error.facts.url).toBe('https://data.example.city/api/3/action/package_search');
  });

  it('are bounded in what they quote', () => {
    const error = errorOf(409, enveloped('Search Error', 'x'.repeat(100_000)));
    expect(error.message.length).toBeLessThan(500);
    expect(error.facts.body?.length).toBeLessThanOrEqual(2048);
  });
});

describe('an envelope', () => {
  it('is told from JSON of other makers', () => {
    for (const body of [enveloped('X', 'y'), { success: true, result: 1 }, 'Bad request - no'])
      expect(isEnvelope(body)).toBe(true);
    for (const body of [
      null,
      [],
      'text',
      {},
      { success: 'true' },
      { success: false, error: 'no' },
      { success: true },
    ])
      expect(isEnvelope(body)).toBe(false);
  });
});

const recording = join(RECORDINGS, 'errors-local-ckan-pydatajson.jsonl');
if (!existsSync(recording)) console.info('skipped: no recorded CKAN errors beside the project');
describe.skipIf(!existsSync(recording))('recorded CKAN errors', () => {
  it('are all read by their type, in any language', () => {
    const lines = readFileSync(recording, 'utf8').trim().split('\n');
    const codes = lines.map((line) => {
      const { status, body } = JSON.parse(line);
      const parsed: Json = JSON.parse(body);
      expect(isEnvelope(parsed)).toBe(true);
      return errorOf(status, parsed).code;
    });
    expect(codes).toEqual(['NOT_FOUND', 'UNAUTHORISED', 'UNAUTHORISED', 'NOT_FOUND', 'UNAUTHORISED']);
  });
});
