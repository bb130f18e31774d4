/** 问题线索 in a compartment of their own: what these tables hold is sealed to the people named, or says nothing. */
export const number = 30
export const name = 'clues'

export const sql = `
-- the whole of a clue is in the blob, bound to id and version; even its unit, its name and its history
CREATE TABLE clue (
  id TEXT PRIMARY KEY, round_id TEXT NOT NULL, version INTEGER NOT NULL, opening TEXT NOT NULL CHECK (opening IN ('single', 'two_people')),
  sealed BLOB NOT NULL, updated_at INTEGER NOT NULL, deleted_at INTEGER
) STRICT;
CREATE INDEX clue_by_round ON clue (round_id);

-- the clue's key, sealed to each reader; of two people each holds one share per partner (with_member), both are needed
CREATE TABLE clue_key (
  clue_id TEXT NOT NULL REFERENCES clue (id) ON DELETE CASCADE, member_id TEXT NOT NULL, with_member TEXT NOT NULL,
  public_key TEXT NOT NULL, sealed TEXT NOT NULL,
  PRIMARY KEY (clue_id, member_id, with_member)
) STRICT, WITHOUT ROWID;
CREATE INDEX clue_key_by_member ON clue_key (member_id);

-- which stored files belong to a clue: of their ciphertext, under a key that only the clue holds
CREATE TABLE clue_file (
  clue_id TEXT NOT NULL REFERENCES clue (id) ON DELETE CASCADE, sha256 TEXT NOT NULL, PRIMARY KEY (clue_id, sha256)
) STRICT, WITHOUT ROWID;

-- somebody handed a clue to the leader and kept no access: that it happened, not what it was
CREATE TABLE clue_receipt (id TEXT PRIMARY KEY, round_id TEXT NOT NULL, by_id TEXT NOT NULL, to_id TEXT NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`
