import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEngine, type Engine, type LoadDuckDb } from '../../../src/files/engine/duckdb.ts';
import { sqlName, sqlText } from '../../../src/files/engine/sql.ts';

let outside: string;
let folder: string;
let engine: Engine;
function anEngine(loadDuckDb?: LoadDuckDb): Engine {
  const options = {
    folder,
    spillFolder: join(folder, 'spill'),
    memoryBytes: 64_000_000,
    spillBytes: 10_000_000,
    threads: 2,
  };
  return loadDuckDb === undefined ? createEngine(options) : createEngine(options, loadDuckDb);
}
beforeEach(() => {
  outside = mkdtempSync(join(tmpdir(), "engine's-"));
  folder = join(outside, 'own');
  mkdirSync(join(folder, 'spill'), { recursive: true });
  engine = anEngine();
});
afterEach(() => {
  engine.close();
  rmSync(outside, { recursive: true });
});

async function run(sql: string): Promise<unknown> {
  const connection = await engine.connect();
  try {
    return (await connection.runAndReadAll(sql)).getRows();
  } finally {
    connection.closeSync();
  }
}

describe('the engine', () => {
  it('reads and writes in its folder', async () => {
    const path = join(folder, 'a.csv');
    writeFileSync(path, 'a\n1\n');
    expect(await run(`SELECT count(*) FROM read_csv(${sqlText(path)})`)).toEqual([[1n]]);
    await run(`COPY (SELECT 1) TO ${sqlText(join(folder, 'b.parquet'))} (FORMAT parquet)`);
    await run(`ATTACH ${sqlText(join(folder, 'c'))} AS c`);
    expect(existsSync(join(folder, 'b.parquet'))).toBe(true);
  });

  it('reaches nothing else: no file, no network, no extension', async () => {
    const secret = join(outside, 'secret.csv');
    writeFileSync(secret, 'a\n1\n');
    const attempts = [
      `SELECT * FROM read_csv(${sqlText(secret)})`,
      `SELECT * FROM ${sqlName(secret)}`,
      `SELECT * FROM read_text(${sqlText(join(folder, '../secret.csv'))})`,
      `SELECT * FROM read_blob('/etc/passwd')`,
      `SELECT * FROM glob('/etc/*')`,
      `COPY (SELECT 1) TO ${sqlText(join(outside, 'x.csv'))}`,
      `ATTACH ${sqlText(join(outside, 'x'))} AS x`,
      `EXPORT DATABASE ${sqlText(join(outside, 'x'))}`,
      "SELECT * FROM read_csv('http://127.0.0.1:9/x.csv')",
      "SELECT * FROM read_parquet('s3://bucket/x.parquet')",
      'INSTALL httpfs',
      'LOAD httpfs',
      `LOAD ${sqlText(join(folder, 'x.duckdb_extension'))}`,
      "SET allowed_directories = ['/']",
      'SET enable_external_access = true',
      'SET lock_configuration = false',
      'SET autoinstall_known_extensions = true',
      'RESET enable_external_access',
    ];
    for (const attempt of attempts) await expect(run(attempt), attempt).rejects.toThrow();
    expect(existsSync(join(outside, 'x.csv'))).toBe(false);
    expect(readFileSync(secret, 'utf8')).toBe('a\n1\n');
  });

  it('keeps within its memory and its disk', async () => {
    const settings = "SELECT value FROM duckdb_settings() WHERE name = 'threads'";
    expect(await run(settings)).toEqual([['2']]);
    const large = 'SELECT list(repeat(md5(CAST(i AS VARCHAR)), 100)) FROM range(1000000) t(i)';
    await expect(run(large)).rejects.toThrow('Out of Memory Error');
    const disk = "SELECT value FROM duckdb_settings() WHERE name = 'max_temp_directory_size'";
    expect(await run(disk)).toEqual([['9.5 MiB']]);
  });

  it('is loaded once, when it is first needed, and not again once it is closed', async () => {
    let loads = 0;
    const lazy = anEngine(() => {
      loads += 1;
      return import('@duckdb/node-api');
    });
    expect(loads).toBe(0);
    const connections = await Promise.all([lazy.connect(), lazy.connect()]);
    for (const connection of connections) connection.closeSync();
    expect(loads).toBe(1);
    lazy.close();
    lazy.close();
    await expect(lazy.connect()).rejects.toMatchObject({ code: 'ABORTED' });
  });

  it('says what to install when it cannot be loaded', async () => {
    const missing = anEngine(() => Promise.reject(new Error('Cannot find package')));
    await expect(missing.connect()).rejects.toMatchObject({
      code: 'BAD_CONFIG',
      message: expect.stringContaining('npm install @duckdb/node-api'),
    });
  });
});
