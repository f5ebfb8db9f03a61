/** Judges how long an answer may be given again: until the catalogue changes, for a moment, or never. */
import type { ApolloServerPlugin } from '@apollo/server';
import { TypeInfo, visit, visitWithTypeInfo, type DocumentNode, type GraphQLSchema } from 'graphql';
import type { Context, Keep } from '../context.ts';

/** Whether any operation of the document asks for a field that is `@live`. */
export function asksForLive(schema: GraphQLSchema, document: DocumentNode): boolean {
  const info = new TypeInfo(schema);
  let isLive = false;
  visit(
    document,
    visitWithTypeInfo(info, {
      Field() {
        const directives = info.getFieldDef()?.astNode?.directives ?? [];
        isLive ||= directives.some(({ name }) => name.value === 'live');
      },
    }),
  );
  return isLive;
}

export function keepingPlugin(): ApolloServerPlugin<Context> {
  // The server keeps parsed documents, so each is looked through once.
  const judged = new WeakMap<DocumentNode, Keep>();
  const judge = (schema: GraphQLSchema, document: DocumentNode): Keep => {
    const known = judged.get(document) ?? (asksForLive(schema, document) ? 'for-a-moment' : 'until-change');
    judged.set(document, known);
    return known;
  };
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ response, operation, document, schema, contextValue }) {
          const isWhole = response.body.kind === 'single' && response.body.singleResult.errors === undefined;
          if (isWhole && operation?.operation === 'query' && document !== undefined)
            contextValue.mayKeep(judge(schema, document));
        },
      };
    },
  };
}
