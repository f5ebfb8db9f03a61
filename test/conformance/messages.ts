/** What a check says of a broken connector. */
import { checks, runConformance, type Subject } from '../../src/conformance/index.ts';
import { brokenBy, type Sabotage } from './saboteurs/sabotage.ts';

/** "passed", "inapplicable: …" or what the failure says. */
export async function said(id: string, subject: Subject): Promise<string> {
  const { results } = await runConformance(
    subject,
    checks.filter((check) => check.id === id),
  );
  const outcome = results[0]?.outcome;
  if (outcome === undefined) throw new Error(`no check ${id}`);
  if (outcome.is === 'failed') return outcome.because;
  return outcome.is === 'inapplicable' ? `inapplicable: ${outcome.because}` : outcome.is;
}

export function saidOf(id: string, sabotage: Sabotage | undefined): Promise<string> {
  if (sabotage === undefined) throw new Error(`no saboteur of ${id}`);
  return said(id, brokenBy(sabotage));
}
