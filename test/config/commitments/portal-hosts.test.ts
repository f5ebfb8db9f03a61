import { describe, expect, it } from 'vitest';
import { portalHosts } from '../../../src/config/commitments/portal-hosts.ts';
import { aCity, aPortal, readFolder } from '../../support/commitment-files.ts';

const registry = {
  cities: [aCity('lima')],
  portals: [
    { ...aPortal('lima-maps', 'lima'), url: 'https://datos.lima.example.org/maps' },
    { ...aPortal('lima', 'lima'), url: 'https://Datos.Lima.example.org/' },
    { ...aPortal('callao', null), url: 'http://callao.example.org:8080/' },
  ],
};
function planWith(portals: string): string {
  return `id: p
city: lima
title: Plan
status: PUBLISHED
commitments:
  - id: c
    title: Open data
    text: All of it
    themes: [T1]
    evidence:
      - id: e1
        kind: dataset
        scope: { portals: [${portals}] }
        selector: { field: title, op: contains, value: permits }
`;
}
function read(portals: string) {
  const { book, problems } = readFolder({ 'cities/lima/plans/p.yaml': planWith(portals) }, { registry });
  const [rule] = book.commitments[0]?.evidence ?? [];
  const scope = rule?.kind === 'dataset' ? (rule.scope?.portals ?? null) : null;
  return { scope, problems: problems.map(({ code, message, hint }) => `${code} ${message}. ${hint ?? ''}`) };
}

describe('hosts of portals', () => {
  it('lead to every portal there, with the port where it is part of them', () => {
    expect([...portalHosts(registry.portals)]).toEqual([
      ['datos.lima.example.org', ['lima', 'lima-maps']],
      ['callao.example.org:8080', ['callao']],
    ]);
  });
});

describe('the scope of a rule', () => {
  it('names portals by slug or by host, in any case, and holds slugs, each once', () => {
    const { scope, problems } = read('lima, "DATOS.lima.example.org", "callao.example.org:8080"');
    expect(problems).toEqual([]);
    expect(scope).toEqual(['lima', 'lima-maps', 'callao']);
  });

  it('is the same rule whichever way they are named', () => {
    expect(read('datos.lima.example.org').scope).toEqual(read('lima, lima-maps').scope);
  });

  it('tells a host that no portal has, with the nearest of the slugs and hosts', () => {
    expect(read('dato.lima.example.org')).toEqual({
      scope: null,
      problems: ['E-REF-01 unknown portal "dato.lima.example.org". Did you mean "datos.lima.example.org"?'],
    });
    expect(read('lima-map').problems).toEqual([
      'E-REF-01 unknown portal "lima-map". Did you mean "lima-maps"?',
    ]);
  });
});
