/** Published as "civicgraph": a gateway for programs, and tapes for the tests of connectors. */
export { createGateway, type Gateway, type GatewayConfig, type Listening } from './gateway.ts';
export type { City, PortalEntry, Registry } from './domain/registry.ts';
export {
  formatTape,
  parseTape,
  recordingHttp,
  replayHttp,
  type Recording,
  type TapeKind,
  type TapeLine,
  type TapeOutcome,
  type TapeSink,
} from './http/tape.ts';
