import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fileKindOf } from '../../../src/files/read/file-kind.ts';

function kindOf(content: string | Uint8Array): string {
  const kind = fileKindOf(Buffer.from(content));
  return kind.is === 'other' ? kind.what : kind.is;
}

describe('what a file is', () => {
  it.each([
    ['a,b\n1,2\n', 'text'],
    ['', 'text'],
    ['{a},b\n', 'text'],
    ['[1] notes,b\n', 'text'],
    ['{"type":"FeatureCollection"}', 'json'],
    ['\uFEFF \n{ "a": 1}', 'json'],
    ['\u001e{"a":1}\n', 'json'],
    ['{}', 'json'],
    ['[{"a":1}]', 'json'],
    ['PAR1\u0015\u0004', 'parquet'],
    [gzipSync('a'), 'gzip'],
    ['PK\u0003\u0004xl/', 'a ZIP archive, or a spreadsheet such as XLSX'],
    [Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'an old Office document such as XLS'],
    ['%PDF-1.7', 'a PDF document'],
    ['SQLite format 3\u0000', 'an SQLite database'],
    ['\uFEFF<!DOCTYPE html><html>', 'a web page'],
    ['<html><head>', 'a web page'],
    ['<?xml version="1.0"?><kml>', 'an XML document'],
  ])('with %j is %s', (content, kind) => {
    expect(kindOf(content)).toBe(kind);
  });
});
