/** The office's desk: imports that can be undone, records set aside, bundles accepted or sent back; a leader's release. */
export const number = 140
export const name = 'desk'

export const sql = `
CREATE TABLE desk_import (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, at INTEGER NOT NULL, by_name TEXT NOT NULL, snapshot TEXT NOT NULL,
  bundles TEXT NOT NULL, -- JSON: ids
  standing TEXT NOT NULL, -- what the casework was afterwards, as one hash
  undone_at INTEGER, undone_by TEXT
) STRICT;

CREATE TABLE set_aside (
  bundle_id TEXT NOT NULL, entry TEXT NOT NULL, line INTEGER NOT NULL,
  record_id TEXT, number TEXT NOT NULL, reason TEXT NOT NULL, field TEXT NOT NULL, json TEXT NOT NULL,
  PRIMARY KEY (bundle_id, entry, line)
) STRICT;

CREATE TABLE round_release (
  id TEXT PRIMARY KEY, round_id TEXT NOT NULL, at INTEGER NOT NULL, by_id TEXT NOT NULL, by_name TEXT NOT NULL, note TEXT NOT NULL,
  audit_seq INTEGER NOT NULL, audit_head TEXT NOT NULL,
  standing TEXT NOT NULL -- what the round was, as one hash
) STRICT, WITHOUT ROWID;

ALTER TABLE imported_bundle ADD COLUMN decision TEXT;
ALTER TABLE imported_bundle ADD COLUMN decided_at INTEGER;
ALTER TABLE imported_bundle ADD COLUMN decided_by TEXT;
ALTER TABLE imported_bundle ADD COLUMN reasons TEXT; -- JSON
ALTER TABLE made_bundle ADD COLUMN decision TEXT;
ALTER TABLE made_bundle ADD COLUMN decided_at INTEGER;
ALTER TABLE made_bundle ADD COLUMN decided_by TEXT;
ALTER TABLE made_bundle ADD COLUMN reasons TEXT; -- JSON
`
