import { describe, expect, it } from 'vitest';
import { connectors } from '../../connectors/index.ts';
import { admitConnector, problemsOf } from '../../src/connector/admit.ts';
import type { Connector } from '../../src/connector/contract.ts';
import { aConnector, withManifest } from './a-connector.ts';

describe('the door for connectors', () => {
  it('lets the built-in ones in', () => {
    for (const connector of connectors) expect(problemsOf(connector)).toEqual([]);
  });

  it('gives back the very value it let in', () => {
    const connector = aConnector('my-city');
    expect(admitConnector(connector, 'here')).toBe(connector);
  });

  it('refuses what is no object', () => {
    for (const value of [null, undefined, 5, 'ckan', [], () => 0])
      expect(() => admitConnector(value, './x.js')).toThrow(
        /^\.\/x\.js is not a connector:\n {2}connector: expected/,
      );
  });

  it('refuses each missing part by its path', () => {
    const { manifest: _manifest, ...noManifest } = aConnector('a');
    expect(problemsOf(noManifest)[0]).toBe('manifest: expected an object, got nothing');
    for (const method of ['probe', 'open', 'map'] as const) {
      const { [method]: _method, ...rest } = aConnector('a');
      expect(problemsOf(rest)).toEqual([`${method}: expected a function, got nothing`]);
    }
  });

  it('refuses each wrong entry of a manifest', () => {
    const field = { type: 'url', required: true, help: 'Address' };
    const table: readonly (readonly [Record<string, unknown>, RegExp])[] = [
      [{ id: 'MyCity' }, /^manifest\.id: expected a kebab-case id, got the text "MyCity"$/],
      [{ title: ' ' }, /^manifest\.title: expected text/],
      [{ contract: 2 }, /^manifest\.contract: expected 1, got the number 2$/],
      [{ mapVersion: 0 }, /^manifest\.mapVersion: expected an integer of at least 1/],
      [{ docs: 'none' }, /^manifest\.docs: expected a URL/],
      [
        { observes: ['titel'] },
        /^manifest\.observes\[0\]: expected a known DCAT term \(did you mean "title"\?\)/,
      ],
      [{ observes: 'title' }, /^manifest\.observes: expected a list/],
      [{ config: { url: { ...field, type: 'uri' } } }, /^manifest\.config\.url\.type: expected "url" or/],
      [
        { config: { url: { ...field, help: undefined } } },
        /^manifest\.config\.url\.help: expected text, got nothing/,
      ],
      [
        { config: { url: { ...field, required: 'yes' } } },
        /^manifest\.config\.url\.required: expected true or false/,
      ],
      [{ config: { 'my-url': field } }, /^manifest\.config\.my-url: expected a camelCase name/],
      [
        { capabilities: { catalogue: null, rows: null } },
        /^manifest\.capabilities\.catalogue: expected an object/,
      ],
      [
        { manners: { concurrency: 0, minIntervalMs: 0 } },
        /^manifest\.manners\.concurrency: expected an integer/,
      ],
    ];
    for (const [change, message] of table) expect(problemsOf(withManifest('a', change))[0]).toMatch(message);
  });

  it('names all problems at once', () => {
    const broken = { ...withManifest('A', { title: '', docs: '' }), map: null };
    expect(problemsOf(broken)).toHaveLength(4);
    const admit = (): Connector => admitConnector(broken, 'pkg');
    expect(admit).toThrow(expect.objectContaining({ code: 'BAD_CONFIG' }));
  });
});
