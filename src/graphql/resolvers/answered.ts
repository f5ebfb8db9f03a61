/**
 * Fields of a type that neither its model nor its resolvers answer. Such a field would be null by accident, so each
 * resolver file states that there is none, and does not compile otherwise.
 */
export type Unanswered<Schema, Model, Resolvers> = Exclude<
  keyof Schema,
  keyof Model | keyof Resolvers | '__typename'
>;
export type AllAnswered<Schema, Model, Resolvers> = [Unanswered<Schema, Model, Resolvers>] extends [never]
  ? true
  : Unanswered<Schema, Model, Resolvers>;
