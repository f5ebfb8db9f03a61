/** The peer: a node:http server that reads the question and sends bytes that lie ready. */
import { createServer } from 'node:http';
import { report, serveParent, readTask } from '../child.ts';
import { serverUsage } from './usage.ts';

export interface RawTask {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const task = await readTask<RawTask>();
const body = Buffer.from(task.body);
const server = createServer((request, response) => {
  request.resume().once('end', () => {
    response.writeHead(200, { ...task.headers, 'content-length': body.length });
    response.end(body);
  });
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const address = server.address();
const port = typeof address === 'object' && address !== null ? address.port : 0;
serveParent(serverUsage, () => {
  server.close();
  server.closeAllConnections();
});
report({ url: `http://127.0.0.1:${port}/graphql` });
