/** Regular expressions of RE2: time that grows with the length of the text alone, whatever the pattern. */
import { RE2JS } from 're2js';
import type { CompileRegex } from '../../domain/commitments/rules.ts';

/** null: the pattern is none of RE2 (https://github.com/google/re2/wiki/Syntax), such as one that refers back. */
export const compileRegex: CompileRegex = (pattern) => {
  let compiled: RE2JS;
  try {
    compiled = RE2JS.compile(pattern);
  } catch {
    // Whatever is thrown: the pattern was not taken, and that is the answer.
    return null;
  }
  // Asks for no places, so that it may run as an automaton whose states are kept.
  return (text) => compiled.test(text);
};
