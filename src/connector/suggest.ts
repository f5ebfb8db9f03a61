/** "Did you mean …?", for what is around connectors. */
export { editDistance, nearest, unknownName } from '../domain/suggest.ts';
