/** A key-value server in this process that speaks enough of Redis' protocol (RESP2) for the cache's adapters. */
import { createServer, type Socket } from 'node:net';

export interface RespServer {
  /** host:port */
  readonly address: string;
  readonly data: Map<string, string>;
  /** Commands that came, in capitals. */
  readonly commands: readonly string[];
  /** "ok": answers; "silent": takes commands and says nothing; "error": answers errors to all data commands. */
  mode(mode: 'ok' | 'silent' | 'error'): void;
  close(): Promise<void>;
}

/** One command off the front of the text, and the rest; null while it is incomplete. */
export function takeCommand(text: string): { readonly parts: string[]; readonly rest: string } | null {
  const lines = text.split('\r\n');
  const count = Number(/^\*(\d+)$/.exec(lines[0] ?? '')?.[1] ?? NaN);
  if (Number.isNaN(count) || lines.length < 2 + count * 2) return null;
  const parts = Array.from({ length: count }, (_, index) => lines[2 + index * 2] ?? '');
  return { parts, rest: lines.slice(1 + count * 2).join('\r\n') };
}

const bulk = (value: string | undefined): string =>
  value === undefined ? '$-1\r\n' : `$${value.length}\r\n${value}\r\n`;

function run(parts: readonly string[], data: Map<string, string>): string {
  const [name = '', ...args] = parts;
  switch (name.toUpperCase()) {
    case 'GET':
      return bulk(data.get(args[0] ?? ''));
    case 'MGET':
      return `*${args.length}\r\n${args.map((key) => bulk(data.get(key))).join('')}`;
    case 'SET':
      data.set(args[0] ?? '', args[1] ?? '');
      return '+OK\r\n';
    case 'DEL':
    case 'UNLINK':
      return `:${args.filter((key) => data.delete(key)).length}\r\n`;
    case 'PING':
      return '+PONG\r\n';
    case 'INFO':
      return bulk('redis_version:7.2.0\r\nloading:0\r\n');
    case 'HELLO':
      return '-ERR unknown command\r\n';
    default:
      return '+OK\r\n';
  }
}

const DATA_COMMANDS = new Set(['GET', 'MGET', 'SET', 'DEL', 'UNLINK']);

/** Bytes travel as Latin-1 inside, so that lengths count bytes. */
export async function startRespServer(): Promise<RespServer> {
  const data = new Map<string, string>();
  const commands: string[] = [];
  const sockets = new Set<Socket>();
  let mode: 'ok' | 'silent' | 'error' = 'ok';
  const server = createServer((socket) => {
    sockets.add(socket);
    let pending = '';
    socket.setEncoding('latin1');
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (chunk) => {
      pending += chunk.toString();
      for (let next = takeCommand(pending); next !== null; next = takeCommand(pending)) {
        pending = next.rest;
        const name = (next.parts[0] ?? '').toUpperCase();
        commands.push(name);
        const isData = DATA_COMMANDS.has(name);
        if (mode === 'silent' && isData) continue;
        const answer = mode === 'error' && isData ? '-ERR out of order\r\n' : run(next.parts, data);
        socket.write(answer, 'latin1');
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    address: `127.0.0.1:${port}`,
    data,
    commands,
    mode: (value) => {
      mode = value;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
