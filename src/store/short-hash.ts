import { hash } from 'node:crypto';

/** 128 bits of SHA-256 over the text, in base64url: 22 characters. */
export function shortHash(text: string): string {
  return hash('sha256', text, 'buffer').subarray(0, 16).toString('base64url');
}
