/** Datasets that rules pin by name: those that stand on the portal of another city prove nothing of this one. */
import { fromGlobalId } from '../../domain/ids.ts';
import { isJsonObject, type Json } from '../../domain/json.ts';
import type { PortalEntry, Registry } from '../../domain/registry.ts';
import type { RulePart } from './check-record.ts';
import { isWebAddress, suggestion } from './check-value.ts';
import type { Finding } from './codes.ts';
import type { CommitmentDocument } from './documents.ts';

/** By global id, or by the host of an address; null: it names no portal that is known. */
function portalOf(pin: string, portals: readonly PortalEntry[]): PortalEntry | null {
  const key = fromGlobalId(pin);
  const slug = key?.type === 'Dataset' ? key.portal : null;
  const host = isWebAddress(pin) ? new URL(pin).host : null;
  return portals.find((portal) => portal.slug === slug || new URL(portal.url).host === host) ?? null;
}

function pinsIn({ value, pointer }: RulePart): readonly { readonly pin: string; readonly pointer: string }[] {
  const rules: readonly Json[] = Array.isArray(value) ? value : [];
  return rules.flatMap((rule, index) => {
    const pins = isJsonObject(rule) ? rule['pins'] : null;
    const datasets = isJsonObject(pins) ? pins['datasets'] : null;
    const names: readonly Json[] = Array.isArray(datasets) ? datasets : [];
    return names.flatMap((pin, at) =>
      typeof pin === 'string' ? [{ pin, pointer: `${pointer}/${index}/pins/datasets/${at}` }] : [],
    );
  });
}

/** A portal of no single city may hold anybody's datasets. */
export function foreignPins(document: CommitmentDocument, { portals }: Registry): readonly Finding[] {
  const { city } = document.value;
  if (document.kind !== 'plan' || typeof city !== 'string') return [];
  return document.check.rules.flatMap((part) =>
    pinsIn(part).flatMap(({ pin, pointer }): readonly Finding[] => {
      const portal = portalOf(pin, portals);
      if (portal === null || portal.city === null || portal.city === city) return [];
      const own = portals.filter((one) => one.city === city).map(({ slug }) => slug);
      const message = `expected a dataset of a portal of "${city}", got one of "${portal.slug}" (${portal.city})`;
      const hint = suggestion('', own, `Portals of ${city}`);
      return [{ code: 'W-EVI-03', pointer, message, hint, recordId: part.recordId }];
    }),
  );
}
