import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/connector/admit.ts';
import type { ConfigFields } from '../../src/connector/contract.ts';
import type { Json } from '../../src/domain/json.ts';

const FIELDS = {
  url: { type: 'url', required: true, help: 'Address' },
  apiKey: { type: 'secret', required: false, help: 'Token' },
  language: { type: 'text', required: false, help: 'Tag' },
  pageSize: { type: 'integer', default: 100, min: 1, max: 1000, help: 'Records' },
  isOld: { type: 'flag', default: false, help: 'Old API' },
} as const satisfies ConfigFields;

function problemsOf(values: Readonly<Record<string, Json>>): readonly string[] {
  const reading = readConfig(FIELDS, values);
  return reading.is === 'invalid' ? reading.problems : [];
}

describe('the settings of a portal', () => {
  it('are typed, with defaults for what is not given', () => {
    const reading = readConfig(FIELDS, { url: ' https://x.city/data ', language: null });
    if (reading.is === 'invalid') throw new Error(reading.problems.join());
    const { url, apiKey, language, pageSize, isOld } = reading.config;
    expect(url.href).toBe('https://x.city/data');
    expect({ apiKey, language, pageSize, isOld }).toEqual({
      apiKey: undefined,
      language: undefined,
      pageSize: 100,
      isOld: false,
    });
  });

  it('are refused one by one', () => {
    const url = 'https://x.city';
    const table: readonly (readonly [Record<string, Json>, string])[] = [
      [{}, 'url: is required: Address'],
      [{ url: null }, 'url: is required: Address'],
      [{ url: 5 }, 'url: expected an http(s) URL, got the number 5'],
      [{ url: 'x.city' }, 'url: expected an http(s) URL, got the text "x.city"'],
      [{ url: 'file:///etc/passwd' }, 'url: expected an http(s) URL, got the scheme "file:"'],
      [{ url: 'https://a:b@x.city' }, 'url: expected an http(s) URL without a user name or password in it'],
      [{ url, language: '' }, 'language: expected text, got the text ""'],
      [{ url, pageSize: 0 }, 'pageSize: expected an integer from 1 to 1000, got the number 0'],
      [{ url, pageSize: 1.5 }, 'pageSize: expected an integer from 1 to 1000, got the number 1.5'],
      [{ url, pageSize: '10' }, 'pageSize: expected an integer from 1 to 1000, got the text "10"'],
      [{ url, isOld: 'true' }, 'isOld: expected true or false, got the text "true"'],
      [{ url, apikey: 'x' }, 'Unknown setting "apikey". Did you mean "apiKey"?'],
      [
        { url, constructor: 'x' },
        'Unknown setting "constructor". Known: apiKey, isOld, language, pageSize, url.',
      ],
    ];
    for (const [values, problem] of table) expect([values, problemsOf(values)]).toEqual([values, [problem]]);
  });

  it('have all their problems named at once', () => {
    expect(problemsOf({ urll: 'x', pageSize: -1, isOld: 1, language: 2 })).toHaveLength(5);
  });

  it('never have a secret quoted', () => {
    for (const apiKey of ['top secret', 'line\nbreak', 'schlüssel', '', 5, ['top secret']]) {
      const problems = problemsOf({ url: 'https://x.city', apiKey });
      expect(problems).toEqual(['apiKey: expected a secret: visible ASCII text without spaces']);
    }
  });

  it('are read or refused, whatever they are', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('url', 'apiKey', 'pageSize', 'x'), fc.jsonValue()),
        (values) => {
          const given: Record<string, Json> = JSON.parse(JSON.stringify(values));
          const reading = readConfig(FIELDS, given);
          return reading.is === 'valid' || reading.problems.length > 0;
        },
      ),
    );
  });
});
