/** The tables, as steps from one version to the next; `PRAGMA user_version` says which were taken. */

/** "CIVG": marks the file as ours. */
export const APPLICATION_ID = 0x43495647;

/**
 * What changes with every harvest (dataset) is kept apart from what is large (content, raw_record), so that seeing a
 * record again rewrites little. Nothing is ever deleted from dataset: a tombstone keeps its history.
 */
const VERSION_1 = `
CREATE TABLE meta (
  name TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO meta (name, value) VALUES ('revision', 0), ('words', 0);

CREATE TABLE dataset (
  id INTEGER PRIMARY KEY,
  portal TEXT NOT NULL,
  local_id TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  raw_hash TEXT NOT NULL,
  stamp TEXT,
  map_version INTEGER NOT NULL,
  first_seen_at TEXT NOT NULL,
  last_seen_at TEXT NOT NULL,
  removed_at TEXT,
  missed INTEGER NOT NULL DEFAULT 0,
  index_revision INTEGER NOT NULL,
  UNIQUE (portal, local_id)
) STRICT;
-- counts, absences
CREATE INDEX dataset_living ON dataset (portal, removed_at, local_id);
-- removals
CREATE INDEX dataset_removed ON dataset (portal, removed_at DESC, local_id) WHERE removed_at IS NOT NULL;
-- what the search index has not seen yet
CREATE INDEX dataset_indexed ON dataset (index_revision, id);
-- the oldest mapping of a portal
CREATE INDEX dataset_mapped ON dataset (portal, map_version);

CREATE TABLE content (
  dataset INTEGER PRIMARY KEY REFERENCES dataset (id),
  document TEXT NOT NULL,
  search_text TEXT NOT NULL
) STRICT;
CREATE TABLE raw_record (
  dataset INTEGER PRIMARY KEY REFERENCES dataset (id),
  deflated BLOB NOT NULL
) STRICT;
CREATE TABLE search_entry (
  dataset INTEGER PRIMARY KEY REFERENCES dataset (id),
  attributes TEXT NOT NULL,
  words BLOB NOT NULL,
  labels BLOB NOT NULL
) STRICT;
CREATE TABLE word (
  id INTEGER PRIMARY KEY,
  word TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE change (
  sequence INTEGER PRIMARY KEY,
  dataset INTEGER NOT NULL REFERENCES dataset (id),
  at TEXT NOT NULL,
  kind TEXT NOT NULL,
  fields TEXT NOT NULL
) STRICT;
-- the history of one dataset, newest first
CREATE INDEX change_of ON change (dataset, sequence);

CREATE TABLE run (
  sequence INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  portal TEXT NOT NULL,
  mode TEXT NOT NULL,
  verdict TEXT,
  finished_at TEXT,
  document TEXT NOT NULL,
  cursor TEXT NOT NULL,
  since TEXT
) STRICT;
-- the runs of a portal, newest first
CREATE INDEX run_of ON run (portal, sequence);
CREATE TABLE mark (
  run INTEGER NOT NULL REFERENCES run (sequence),
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  reason TEXT,
  PRIMARY KEY (run, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE rejection (
  sequence INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES run (sequence),
  name TEXT NOT NULL,
  local_id TEXT,
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  UNIQUE (run, name)
) STRICT;
-- the rejections of a run, in the order of the walk
CREATE INDEX rejection_of ON rejection (run, sequence);
CREATE TABLE held (
  portal TEXT NOT NULL,
  local_id TEXT NOT NULL,
  run INTEGER NOT NULL REFERENCES run (sequence),
  PRIMARY KEY (portal, local_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE lease (
  portal TEXT PRIMARY KEY,
  run_id TEXT NOT NULL,
  holder TEXT NOT NULL,
  renewed_at TEXT NOT NULL,
  lease_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;

/** The first total of a walk, so that one gone on with later still knows whether it moved. */
const VERSION_2 = 'ALTER TABLE run ADD COLUMN first_expected INTEGER';

/** The last check of every address that datasets name, and how often each host was asked on which day. */
const VERSION_3 = `
CREATE TABLE link_fact (
  url TEXT PRIMARY KEY,
  document TEXT NOT NULL,
  unstable_days TEXT NOT NULL,
  failures INTEGER NOT NULL,
  due_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE link_request (
  day TEXT NOT NULL,
  host TEXT NOT NULL,
  requests INTEGER NOT NULL,
  PRIMARY KEY (day, host)
) STRICT, WITHOUT ROWID;
`;

/** Measurements by the time for which they hold, and figures of portals and cities at every snapshot. */
const VERSION_4 = `
CREATE TABLE snapshot (
  sequence INTEGER PRIMARY KEY,
  scope TEXT NOT NULL,
  at TEXT NOT NULL,
  document TEXT NOT NULL,
  UNIQUE (scope, at)
) STRICT;
CREATE TABLE aggregate_point (
  snapshot INTEGER NOT NULL REFERENCES snapshot (sequence) ON DELETE CASCADE,
  indicator TEXT NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (snapshot, indicator)
) STRICT, WITHOUT ROWID;
CREATE TABLE measurement (
  portal TEXT NOT NULL,
  local_id TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  hash TEXT NOT NULL,
  quality TEXT NOT NULL,
  violations TEXT NOT NULL,
  deflated BLOB NOT NULL,
  PRIMARY KEY (portal, local_id, valid_from)
) STRICT, WITHOUT ROWID;
-- what holds now
CREATE INDEX measurement_open ON measurement (portal, local_id) WHERE valid_to IS NULL;
INSERT INTO meta (name, value) VALUES ('measured', 0);
`;

/** Since when states of datasets are kept in full, in milliseconds of the epoch, and those to forget by when they ended. */
const VERSION_5 = `
INSERT INTO meta (name, value) VALUES ('states_full_since', 0);
CREATE INDEX measurement_brief ON measurement (valid_to)
  WHERE valid_to IS NOT NULL AND substr(valid_to, 1, 7) = substr(valid_from, 1, 7);
`;

/** Verdicts on commitments by the time for which they hold, and the moments at which they were found to. */
const VERSION_6 = `
CREATE TABLE verdict (
  sequence INTEGER PRIMARY KEY,
  commitment TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  last_at TEXT NOT NULL,
  hash TEXT NOT NULL,
  state TEXT NOT NULL,
  before TEXT,
  change TEXT,
  deflated BLOB NOT NULL,
  UNIQUE (commitment, valid_from)
) STRICT;
-- changes of the state, newest first
CREATE INDEX verdict_changed ON verdict (valid_from DESC, commitment) WHERE change IS NOT NULL;
CREATE TABLE verdict_moment (
  commitment TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (commitment, at)
) STRICT, WITHOUT ROWID;
-- of the last verdict on each commitment
CREATE TABLE verdict_evidence (
  portal TEXT NOT NULL,
  local_id TEXT NOT NULL,
  commitment TEXT NOT NULL,
  PRIMARY KEY (portal, local_id, commitment)
) STRICT, WITHOUT ROWID;
CREATE INDEX verdict_evidence_of ON verdict_evidence (commitment);
INSERT INTO meta (name, value) VALUES ('judged', 0);
`;

/** What measuring a portal leaves for its next measuring, and which link facts were saved since. */
const VERSION_7 = `
CREATE TABLE portal_state (
  portal TEXT PRIMARY KEY,
  form TEXT NOT NULL,
  document BLOB NOT NULL
) STRICT;
CREATE TABLE measured_past (
  portal TEXT NOT NULL,
  local_id TEXT NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (portal, local_id)
) STRICT, WITHOUT ROWID;
ALTER TABLE link_fact ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
CREATE INDEX link_fact_changed ON link_fact (revision);
-- checks of long ago
CREATE INDEX link_fact_checked ON link_fact (document ->> '$.checkedAt');
INSERT INTO meta (name, value) VALUES ('checked', 0);
`;

/** What documents say that commitments name. */
const VERSION_8 = `
CREATE TABLE document_text (
  url TEXT PRIMARY KEY,
  read_at TEXT NOT NULL,
  deflated BLOB NOT NULL
) STRICT;
`;

/** How far the data inside datasets reach, where their tables were asked. */
const VERSION_9 = `
CREATE TABLE content_fact (
  portal TEXT NOT NULL,
  local_id TEXT NOT NULL,
  document TEXT NOT NULL,
  revision INTEGER NOT NULL,
  PRIMARY KEY (portal, local_id)
) STRICT, WITHOUT ROWID;
INSERT INTO meta (name, value) VALUES ('probed', 0);
`;

/** Checks of long ago by the moment at which they were drawn. */
const VERSION_10 = `
DROP INDEX link_fact_checked;
CREATE INDEX link_fact_drawn ON link_fact (coalesce(document ->> '$.drawn.checkedAt', document ->> '$.checkedAt'));
`;

/** What pools of cities leave out, and what stands for it, by the time for which that holds. */
const VERSION_11 = `
CREATE TABLE city_left_out (
  scope TEXT NOT NULL,
  portal TEXT NOT NULL,
  local_id TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  by_portal TEXT,
  by_local_id TEXT,
  PRIMARY KEY (scope, portal, local_id, valid_from)
) STRICT, WITHOUT ROWID;
CREATE INDEX city_left_out_open ON city_left_out (scope) WHERE valid_to IS NULL;
CREATE INDEX city_left_out_brief ON city_left_out (valid_to)
  WHERE valid_to IS NOT NULL AND substr(valid_to, 1, 7) = substr(valid_from, 1, 7);
`;

/** What is kept of each dataset of a measured portal: in columns, and what changed since they were written. */
const VERSION_12 = `
DROP TABLE portal_state;
CREATE TABLE portal_state (
  portal TEXT PRIMARY KEY,
  form TEXT NOT NULL,
  edition INTEGER NOT NULL,
  document BLOB NOT NULL
) STRICT;
CREATE TABLE portal_ledger (
  portal TEXT NOT NULL,
  -- 0: the columns, by their names; others: patches upon them, in this order
  step INTEGER NOT NULL,
  name TEXT NOT NULL,
  document BLOB NOT NULL,
  PRIMARY KEY (portal, step, name)
) STRICT;
`;

/** Results of datasets by letters, and what those stand for; rows of before keep their results deflated. */
const VERSION_13 = `
CREATE TABLE pack_form (
  name TEXT PRIMARY KEY,
  document TEXT NOT NULL
) STRICT;
ALTER TABLE measurement ADD COLUMN pack TEXT;
`;

/** Step `i` leads from version `i` to version `i + 1`. Steps are never edited, only added. */
export const MIGRATIONS: readonly string[] = [
  VERSION_1,
  VERSION_2,
  VERSION_3,
  VERSION_4,
  VERSION_5,
  VERSION_6,
  VERSION_7,
  VERSION_8,
  VERSION_9,
  VERSION_10,
  VERSION_11,
  VERSION_12,
  VERSION_13,
];
export const SCHEMA_VERSION = MIGRATIONS.length;
