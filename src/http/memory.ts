/** Answers remembered for conditional requests, so that "304 Not Modified" gives the body again. */
import type { Validators } from '../connector/index.ts';

export interface Remembered {
  readonly text: string;
  readonly validators: Validators;
  readonly headers: Readonly<Record<string, string>>;
}
export interface AnswerMemory {
  get(key: string): Remembered | null;
  set(key: string, answer: Remembered): void;
  delete(key: string): void;
}

/** The least recently used go first; one answer may take at most half. */
export function createAnswerMemory(maxChars: number): AnswerMemory {
  const answers = new Map<string, Remembered>();
  let chars = 0;
  const drop = (key: string): void => {
    chars -= answers.get(key)?.text.length ?? 0;
    answers.delete(key);
  };
  return {
    get: (key) => {
      const answer = answers.get(key);
      if (answer === undefined) return null;
      answers.delete(key);
      answers.set(key, answer);
      return answer;
    },
    set: (key, answer) => {
      drop(key);
      if (answer.text.length > maxChars / 2) return;
      answers.set(key, answer);
      chars += answer.text.length;
      for (const oldest of answers.keys()) {
        if (chars <= maxChars) break;
        drop(oldest);
      }
    },
    delete: drop,
  };
}

export function validatorsOf(headers: Readonly<Record<string, string>>): Validators {
  const etag = headers['etag'];
  const lastModified = headers['last-modified'];
  return {
    ...(etag === undefined ? {} : { etag }),
    ...(lastModified === undefined ? {} : { lastModified }),
  };
}
export function conditionsOf(validators: Validators): Record<string, string> {
  return {
    ...(validators.etag === undefined ? {} : { 'if-none-match': validators.etag }),
    ...(validators.lastModified === undefined ? {} : { 'if-modified-since': validators.lastModified }),
  };
}
