/** Measured: the command line as a person runs it, in a process of its own so that its memory is its own. */
import { runCli } from '../../src/cli/program.ts';
import type { Sink, World } from '../../src/cli/world.ts';
import { createGateway } from '../../src/gateway.ts';
import { loadGatewayConnectors } from '../../src/gateway-parts.ts';
import { report, readTask } from '../child.ts';
import { peakMemoryMb, timed } from '../measure.ts';

export interface CommandTask {
  readonly argv: readonly string[];
  readonly folder: string;
}
export interface CommandDone {
  readonly exitCode: number;
  readonly ms: number;
  readonly peakMb: number;
  readonly messages: string;
}

const { argv, folder } = await readTask<CommandTask>();
let messages = '';
const never = new AbortController().signal;
const sink: Sink = {
  write: (text) => {
    messages += text;
  },
  send: async (chunk) => {
    messages += String(chunk);
  },
  gone: () => never,
  isTTY: false,
  columns: 80,
};
const world: World = {
  stdout: sink,
  stderr: sink,
  readStdin: async () => '',
  ask: async () => null,
  env: {},
  cwd: folder,
  now: () => new Date(),
  every: () => () => undefined,
  version: 'bench',
  shippedRegistry: folder,
  createGateway,
  loadConnectors: loadGatewayConnectors,
  stopping: () => never,
};
let exitCode = -1;
const ms = await timed(async () => {
  exitCode = await runCli(argv, world);
});
const done: CommandDone = { exitCode, ms, peakMb: peakMemoryMb(), messages: messages.slice(-2_000) };
report(done);
process.disconnect();
