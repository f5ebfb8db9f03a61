import { flagOption, textArgument, textOption, type Command, type Invocation } from '../command.ts';
import { openGateway, readArgument } from '../load.ts';
import { CliError, type ExitCode, type World } from '../world.ts';

async function readVariables(world: World, text: string | null): Promise<Readonly<Record<string, unknown>>> {
  if (text === null) return {};
  let value: unknown;
  try {
    value = JSON.parse(await readArgument(world, text));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new CliError(
      2,
      `--variables: expected JSON, got: ${error.message}`,
      `Such as: --variables '{"first": 5}'`,
    );
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw new CliError(2, '--variables: expected a JSON object.', `Such as: --variables '{"first": 5}'`);
}

async function run(invocation: Invocation): Promise<ExitCode> {
  const { world, output, options } = invocation;
  const text = await readArgument(world, textArgument(invocation, 0));
  if (text.trim() === '')
    throw new CliError(2, 'The query is empty.', "Such as: civicgraph query '{ cities { totalCount } }'");
  const variables = await readVariables(world, textOption(options, 'variables'));
  const operationName = textOption(options, 'operation');
  const { gateway } = await openGateway(world, options);
  try {
    const answer = await gateway.execute({
      query: text,
      variables,
      ...(operationName === null ? {} : { operationName }),
      admin: flagOption(options, 'admin'),
    });
    output.json(answer);
    const errors = answer.errors?.length ?? 0;
    if (errors > 0) output.say(`${errors} ${errors === 1 ? 'error' : 'errors'}: see "errors" in the answer.`);
    return errors > 0 ? 1 : 0;
  } finally {
    await gateway.close();
  }
}

export const query: Command = {
  usage: 'query <graphql>',
  summary: 'run a GraphQL operation without a server',
  details:
    'Takes the text itself, @file, or - for stdin. Prints the answer as JSON. Exit code 1: it has errors.',
  options: [
    { flags: '--variables <json>', help: 'a JSON object, @file, or -' },
    { flags: '--operation <name>', help: 'which operation, where the text has several' },
    { flags: '--admin', help: 'allow mutations' },
  ],
  examples: [
    [`civicgraph query '{ datasets(query: "trees") { totalCount } }'`, 'a question'],
    [`civicgraph query @ask.graphql --variables '{"first": 5}'`, 'from a file, with variables'],
    [`echo '{ cities { totalCount } }' | civicgraph query -`, 'from stdin'],
  ],
  run,
};
