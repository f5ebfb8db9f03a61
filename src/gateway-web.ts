/** The gateway behind a port: the graph, the page, and what state it is in. */
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { GatewayError } from './domain/errors.ts';
import type { Graph } from './graphql/server.ts';
import { packageRoot } from './package-root.ts';
import type { Log } from './ports/log.ts';
import { createCommitmentFeeds, type FeedParts } from './web/commitment-feeds.ts';
import { createWebListener } from './web/listener.ts';

export interface Listening {
  readonly url: string;
  /** Stops taking requests and waits for those under way. */
  close(): Promise<void>;
}

function startListening(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(
        new GatewayError(
          'BAD_CONFIG',
          `Cannot listen on ${host}:${port}: ${taken ? 'the port is taken' : error.message}.`,
          {
            hint: taken
              ? 'Stop the other program or choose another port with --port.'
              : 'Choose another --host or --port.',
            cause: error,
          },
        ),
      );
    });
    server.listen({ host, port }, resolve);
  });
}

function urlOf(server: Server, host: string): string {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${shown}:${port}/`;
}

/** Rejects with GatewayError BAD_CONFIG when the address is taken or is none of ours. */
export async function listenWeb(
  graph: Graph,
  feeds: FeedParts,
  log: Log,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Listening> {
  const server = createServer(
    createWebListener({
      graph: graph.handle,
      health: () => graph.health(),
      status: () => graph.status(),
      feeds: createCommitmentFeeds(feeds),
      assets: join(packageRoot(), 'dist', 'web'),
      log,
    }),
  );
  server.requestTimeout = 60_000;
  await startListening(server, host, port);
  return {
    url: urlOf(server, host),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}
