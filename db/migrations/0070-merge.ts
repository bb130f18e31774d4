/** What laptops need to merge their work: how each record came to be what it is, and which numbers were given anew. */
export const number = 70
export const name = 'merge'

export const sql = `
-- one JSON a record (db/model/lineage.ts), and in how many fields it waits for a person to choose;
-- a record without a row has not been written since before there were stamps
CREATE TABLE lineage (record_id TEXT PRIMARY KEY REFERENCES record (id), json TEXT NOT NULL, conflicts INTEGER NOT NULL) STRICT;
CREATE INDEX lineage_open ON lineage (record_id) WHERE conflicts > 0;

-- numbers that two records had, and which of them has which since
CREATE TABLE renumbering (
  id INTEGER PRIMARY KEY, record_id TEXT NOT NULL REFERENCES record (id), before TEXT NOT NULL, after TEXT NOT NULL,
  at INTEGER NOT NULL, bundle_id TEXT NOT NULL
) STRICT;
`
