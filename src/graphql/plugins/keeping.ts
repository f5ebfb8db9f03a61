/** Judges how long an answer may be given again: until what is kept changes, for a moment, or never. */
import type { ApolloServerPlugin } from '@apollo/server';
import { Kind, TypeInfo, visit, visitWithTypeInfo, type DocumentNode, type GraphQLSchema } from 'graphql';
import type { Context, Keep } from '../context.ts';

/** By the fields that any operation of the document asks for: `@live` ones, and `@live(kept: false)` ones; null: never. */
export function keepOf(schema: GraphQLSchema, document: DocumentNode): Keep | null {
  const info = new TypeInfo(schema);
  let isLive = false;
  let isKept = true;
  visit(
    document,
    visitWithTypeInfo(info, {
      Field() {
        const live = info.getFieldDef()?.astNode?.directives?.find(({ name }) => name.value === 'live');
        if (live === undefined) return;
        isLive = true;
        const kept = live.arguments?.find(({ name }) => name.value === 'kept')?.value;
        if (kept?.kind === Kind.BOOLEAN && !kept.value) isKept = false;
      },
    }),
  );
  if (!isKept) return null;
  return isLive ? 'for-a-moment' : 'until-change';
}

export function keepingPlugin(): ApolloServerPlugin<Context> {
  // The server keeps parsed documents, so each is looked through once.
  const judged = new WeakMap<DocumentNode, { readonly keep: Keep | null }>();
  const judge = (schema: GraphQLSchema, document: DocumentNode): Keep | null => {
    const known = judged.get(document) ?? { keep: keepOf(schema, document) };
    judged.set(document, known);
    return known.keep;
  };
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ response, operation, document, schema, contextValue }) {
          const isWhole = response.body.kind === 'single' && response.body.singleResult.errors === undefined;
          if (!isWhole || operation?.operation !== 'query' || document === undefined) return;
          const keep = judge(schema, document);
          if (keep !== null) contextValue.mayKeep(keep);
        },
      };
    },
  };
}
