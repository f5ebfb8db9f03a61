import { describe, expect, it } from 'vitest';
import { userAgent } from '../src/gateway-harvest.ts';
import { packageVersion, readTypeDefs } from '../src/package-root.ts';

describe('the harvesting side', () => {
  it('introduces itself by name, version and contact, never as a browser', () => {
    expect(userAgent('mailto:steward@example.org')).toBe(
      `CivicGraph/${packageVersion()} (+mailto:steward@example.org)`,
    );
    expect(userAgent('https://example.org')).not.toMatch(/Mozilla|Chrome|Safari/);
  });

  it('finds the schema from wherever it runs', () => {
    expect(readTypeDefs()).toContain('type Query {');
  });
});
