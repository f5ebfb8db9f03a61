import type { Command, Invocation } from '../command.ts';
import { flagOption } from '../command.ts';
import { openGateway } from '../load.ts';
import { untilAborted } from '../stopping.ts';
import type { ExitCode } from '../world.ts';

export const CONTACT_HINT =
  'No contact is set: portals cannot reach you. Name a URL or mail address with --contact or CIVICGRAPH_CONTACT.';

async function run({ world, output, options }: Invocation): Promise<ExitCode> {
  const stopping = world.stopping();
  const { gateway, settings, config } = await openGateway(world, options, 'info');
  try {
    const listening = await gateway.listen({ host: settings.host, port: settings.port });
    if (output.isJson) output.ndjson({ type: 'listening', url: listening.url });
    else output.lines([`Serving ${listening.url}`]);
    output.say(
      `${config.registry.portals.length} portals of ${config.registry.cities.length} cities; Ctrl-C stops.`,
    );
    if (flagOption(options, 'harvest')) {
      if (settings.contact === null) output.say(CONTACT_HINT);
      await gateway.harvester.startSchedule();
    }
    await untilAborted(stopping);
    output.say('Stopping. A harvest under way goes on at the next start. Ctrl-C again stops at once.');
    await listening.close();
  } finally {
    await gateway.close();
  }
  return 0;
}

export const serve: Command = {
  usage: 'serve',
  summary: 'serve the graph and GraphiQL, harvesting by schedule',
  details:
    'Answers at once from what is stored. Portals that are due are harvested in a thread of their own; one that ' +
    'cannot be reached shows its state and disturbs nothing else.',
  options: [{ flags: '--no-harvest', help: 'only serve what is stored' }],
  examples: [
    ['civicgraph serve', 'on http://127.0.0.1:4000/'],
    ['civicgraph serve --host 0.0.0.0 --port 8080', 'for the network'],
    ['CIVICGRAPH_ADMIN_TOKEN=… civicgraph serve', 'with mutations allowed to whoever has the token'],
  ],
  run,
};
