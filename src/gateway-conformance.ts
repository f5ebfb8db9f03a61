/** Holds one connector against all checks: with its tape, or with the portal that its subject names. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { askedOnce, readSubject, runConformance, type Report } from './conformance/index.ts';
import {
  ConnectorError,
  loadConnectors,
  read,
  type Connector,
  type Http,
  type Json,
} from './connector/index.ts';
import { systemClock } from './gateway-clock.ts';
import { userAgent } from './gateway-harvest.ts';
import { createHttpClient } from './http/client.ts';
import { parseTape, recordingHttp, replayHttp, type TapeLine } from './http/tape.ts';
import type { HttpClient } from './ports/http.ts';
import { createLog } from './log/pino.ts';

export interface ConformanceRequest {
  /** A file, as "./my-portal/index.js", or a package name. */
  readonly module: string;
  /** Folder of subject.json and tape.jsonl; null: `fixtures` beside the module. */
  readonly fixtures: string | null;
  readonly cwd: string;
  /** null: the tape is replayed. */
  readonly live: { readonly contact: string; readonly allowLoopback: boolean } | null;
}
export interface ConformanceResult {
  readonly connector: string;
  readonly report: Report;
  /** What the portal was asked and answered; empty unless live. */
  readonly recorded: readonly TapeLine[];
}

function isFile(module: string): boolean {
  return module.startsWith('.') || isAbsolute(module);
}

async function load({ module, cwd }: ConformanceRequest): Promise<Connector> {
  const specifier = isFile(module) ? pathToFileURL(resolve(cwd, module)).href : module;
  const [connector] = await loadConnectors([], [specifier], (wanted) => import(wanted));
  if (connector === undefined) throw new ConnectorError('BAD_CONFIG', `${module} holds no connector`);
  return connector;
}

function fixturesOf({ module, fixtures, cwd }: ConformanceRequest): string {
  if (fixtures !== null) return resolve(cwd, fixtures);
  if (isFile(module)) return join(dirname(resolve(cwd, module)), 'fixtures');
  throw new ConnectorError('BAD_CONFIG', `${module} is a package: say where its fixtures are (--fixtures)`);
}

function fixtureText(folder: string, name: string): string {
  const path = join(folder, name);
  if (existsSync(path)) return readFileSync(path, 'utf8');
  throw new ConnectorError('BAD_CONFIG', `there is no ${path}`);
}

function jsonOf(folder: string): Json {
  try {
    const json: Json = JSON.parse(fixtureText(folder, 'subject.json'));
    return json;
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new ConnectorError('BAD_CONFIG', `${folder}/subject.json is not JSON: ${cause.message}`, { cause });
  }
}

/** Values of the settings that are secrets, which a tape must not hold. */
function secretsOf(connector: Connector, subject: Json): readonly string[] {
  const config = read(subject, 'subject.json').needObject('config');
  return Object.entries(connector.manifest.config).flatMap(([name, { type }]) =>
    type === 'secret' ? (config.text(name) ?? []) : [],
  );
}

function liveHttp(
  connector: Connector,
  client: HttpClient,
  subject: Json,
  lines: Map<string, TapeLine>,
): Http {
  const http = client.open({ portalId: 'conformance', headers: {}, pace: connector.manifest.manners });
  const note = (line: TapeLine): void => {
    const question = `${line.method} ${line.url} ${JSON.stringify(line.sent)}`;
    if (!lines.has(question)) lines.set(question, line);
  };
  const recording = {
    kind: 'live',
    now: () => systemClock.now(),
    secrets: secretsOf(connector, subject),
  } as const;
  return askedOnce(recordingHttp(http, note, recording));
}

/** Throws ConnectorError BAD_CONFIG or BAD_SHAPE when there is no connector or no subject to check. */
export async function checkConnector(request: ConformanceRequest): Promise<ConformanceResult> {
  const connector = await load(request);
  const fixtures = fixturesOf(request);
  const json = jsonOf(fixtures);
  const parts = { folder: basename(dirname(fixtures)), connector };
  if (request.live === null) {
    const tape = parseTape(fixtureText(fixtures, 'tape.jsonl'));
    const report = await runConformance(readSubject(json, { ...parts, portal: () => replayHttp(tape) }));
    return { connector: connector.manifest.id, report, recorded: [] };
  }
  const { contact, allowLoopback } = request.live;
  const log = createLog({ level: 'error' });
  const client = createHttpClient({ userAgent: userAgent(contact), clock: systemClock, log, allowLoopback });
  try {
    const lines = new Map<string, TapeLine>();
    const http = liveHttp(connector, client, json, lines);
    const report = await runConformance(readSubject(json, { ...parts, portal: () => http }));
    return { connector: connector.manifest.id, report, recorded: [...lines.values()] };
  } finally {
    await client.close();
  }
}

export { formatTape } from './http/tape.ts';
export type { CheckResult } from './conformance/index.ts';
