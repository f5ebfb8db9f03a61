import { capabilitiesAsJson } from '../capabilities.ts';
import type * as Schema from '../generated/resolvers.ts';
import type { AllAnswered } from './answered.ts';

export const Connector = {
  id: ({ manifest }) => manifest.id,
  title: ({ manifest }) => manifest.title,
  docs: ({ manifest }) => manifest.docs,
  capabilities: ({ manifest: { capabilities } }) => ({
    catalogue: { ...capabilities.catalogue },
    rows: capabilities.rows === null ? null : capabilitiesAsJson(capabilities.rows),
  }),
  observes: ({ manifest }) => manifest.observes,
} satisfies Schema.ConnectorResolvers;

const complete: AllAnswered<Schema.Connector, object, typeof Connector> = true;
void complete;
