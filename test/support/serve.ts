/** A real server on the loopback address, for what only HTTP can show. */
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';

export interface Served {
  readonly url: string;
  close(): Promise<void>;
}
type Handle = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

export async function serve(handle: Handle): Promise<Served> {
  const listener: RequestListener = (request, response) => void handle(request, response);
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        server.closeAllConnections();
      }),
  };
}
