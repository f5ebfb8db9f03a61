/* global document, window, Worker, fetch, URL */
/** The page at /: GraphiQL with examples to begin from. Bundled with everything it needs; nothing comes from elsewhere. */
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import 'graphiql/style.css';

const WORKERS = { json: 'json.worker.js', graphql: 'graphql.worker.js' };
globalThis.MonacoEnvironment = {
  getWorker(_id, label) {
    return new Worker(new URL(WORKERS[label] ?? 'editor.worker.js', import.meta.url), { type: 'module' });
  },
};

/** `?query=…&variables=…` opens that question; otherwise the tabs of the last visit, or the examples. */
async function start() {
  const response = await fetch(new URL('examples.json', import.meta.url));
  const examples = await response.json();
  const given = new URL(window.location.href).searchParams;
  const shared = given.get('query');
  const isFirstVisit = window.localStorage.getItem('graphiql:tabState') === null;
  const begin = shared === null ? examples[0] : { query: shared, variables: given.get('variables') ?? '' };
  const props = {
    fetcher: createGraphiQLFetcher({ url: new URL('/graphql', window.location.href).href }),
    defaultTabs: shared === null ? examples : [begin],
    // GraphiQL shows the first tab's query by itself, but not its variables.
    ...(isFirstVisit || shared !== null
      ? { initialQuery: begin.query, initialVariables: begin.variables }
      : {}),
    defaultEditorToolsVisibility: 'variables',
    shouldPersistHeaders: false,
  };
  createRoot(document.getElementById('graphiql')).render(createElement(GraphiQL, props));
}
void start();
