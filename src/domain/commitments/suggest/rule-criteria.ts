/** Criteria of a rule, as they are written in a file, from what the promise says. */
import type { JsonObject } from '../../json.ts';
import type { CheckName } from '../rules.ts';
import type { PromiseReading } from './read-promise.ts';

/** Indicators of a city that say for how many of its datasets a check holds. */
const SHARE_OF: Partial<Readonly<Record<CheckName, string>>> = {
  machineReadable: 'c.machineReadable',
  openLicence: 'c.openLicence',
  api: 'c.api',
  bulk: 'c.bulk',
  fresh: 'c.tau',
  contactable: 'c.contactable',
};
/** Days late that still count as in time, as New York counts its releases. */
const GRACE = 'P14D';

/** `hasDueOn`: the commitment itself says when it is due. Whether links work is looked at, and decides nothing. */
export function criteriaFor(reading: PromiseReading, hasDueOn: boolean): readonly JsonObject[] {
  const formats = reading.criteria.flatMap(({ check, value }) =>
    check === 'format' && value !== null ? [value] : [],
  );
  const asked = reading.criteria.flatMap(({ check, value }): readonly JsonObject[] => {
    if (check === 'format') return [];
    return [check === 'fresh' ? { check, within: value ?? 'declared', grace: 0.25 } : { check }];
  });
  return [
    ...asked,
    ...(formats.length === 0 ? [] : [{ check: 'format', anyOf: formats }]),
    ...(reading.since === null ? [] : [{ check: 'temporalFrom', date: reading.since }]),
    ...(reading.dueOn === null
      ? []
      : [
          {
            check: 'publishedBy',
            date: hasDueOn ? 'dueOn' : reading.dueOn,
            grace: GRACE,
            required: false,
          },
        ]),
    { check: 'alive', required: false },
  ];
}

/** Rules on the whole catalogue of the city, where a promise speaks of a share of it; none: it does not. */
export function metricsFor(reading: PromiseReading): readonly JsonObject[] {
  const { share } = reading;
  if (share === null) return [];
  return reading.criteria.flatMap(({ check }) => {
    const indicator = SHARE_OF[check];
    return indicator === undefined ? [] : [{ kind: 'metric', indicator, op: 'gte', value: share }];
  });
}
