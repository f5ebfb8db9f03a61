import { describe, expect, it } from 'vitest';
import { acceptCommand } from '../../src/cli/accept-command.ts';

describe('the command that accepts', () => {
  it('names the portal, and the settings that lead to the same store', () => {
    expect(acceptCommand('toronto', {})).toBe('civicgraph harvest accept toronto');
    const options = {
      full: true,
      json: true,
      contact: 'x',
      store: 'a b.sqlite',
      dataDir: '/data',
      config: "it's",
    };
    expect(acceptCommand('toronto', options)).toBe(
      `civicgraph harvest accept toronto --config 'it'\\''s' --data-dir /data --store 'a b.sqlite'`,
    );
  });
});
