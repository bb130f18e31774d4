/** What is picked from while typing: entries of catalogues and articles of policies. Plain SQL: a migration imports nothing. */
export const number = 20
export const name = 'catalogues'

export const sql = `
-- one version of a tree or document; written with its record, in the same transaction
CREATE TABLE pick_source (
  record_id TEXT PRIMARY KEY REFERENCES record (id), kind TEXT NOT NULL, family TEXT NOT NULL, name TEXT NOT NULL,
  valid_from TEXT NOT NULL, valid_to TEXT NOT NULL, -- days, both inclusive; empty where open
  made_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- its entries, narrow; all of them can be made again from the bodies
CREATE TABLE pick_item (
  record_id TEXT NOT NULL REFERENCES record (id), ordinal INTEGER NOT NULL, item_id TEXT NOT NULL, level INTEGER NOT NULL,
  code TEXT NOT NULL, text TEXT NOT NULL, path TEXT NOT NULL, keywords TEXT NOT NULL, initials TEXT NOT NULL, mandatory INTEGER NOT NULL,
  PRIMARY KEY (record_id, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX pick_item_by_id ON pick_item (item_id);
`
