CREATE INDEX clue_by_round ON clue (round_id);

CREATE INDEX clue_key_by_member ON clue_key (member_id);

CREATE UNIQUE INDEX enrolled_card_successor ON enrolled_card (replaces) WHERE replaces IS NOT NULL;

CREATE INDEX history_of ON history (record_id, id);

CREATE INDEX lineage_open ON lineage (record_id) WHERE conflicts > 0;

CREATE INDEX movement_of_bundle ON movement (bundle_id) WHERE bundle_id IS NOT NULL;

CREATE UNIQUE INDEX passage_of ON passage (record_id, field);

CREATE INDEX pick_item_by_id ON pick_item (item_id);

CREATE INDEX quotation_doubtful ON quotation (of_id) WHERE holds = 0;

CREATE INDEX quotation_from ON quotation (record_id, field);

CREATE INDEX quotation_of ON quotation (of_id, statement_id, record_id, field, holds);

CREATE INDEX record_by_kind ON record (kind, deleted_at, round_id, unit_id, status, number);

CREATE INDEX record_by_number ON record (kind, deleted_at, round_id, length(number), number, id, unit_id, status);

CREATE INDEX record_by_status ON record (kind, deleted_at, round_id, status, number, id, unit_id);

CREATE INDEX record_by_time ON record (kind, deleted_at, round_id, updated_at, id, unit_id);

CREATE INDEX record_marked ON record (kind, round_id, deleted_at, id)
  WHERE (facets ->> '$.lead[0]' = 'true' OR json_array_length(facets, '$.tag') > 0);

CREATE INDEX reference_to ON reference (to_id, role);

CREATE UNIQUE INDEX saved_view_standard ON saved_view (account_id, room) WHERE standard = 1;

CREATE TABLE account (
  id TEXT PRIMARY KEY, member_id TEXT NOT NULL UNIQUE, created_at INTEGER NOT NULL, removed_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE ancestor (
  record_id TEXT NOT NULL, content_hash TEXT NOT NULL, ordinal INTEGER NOT NULL, PRIMARY KEY (record_id, content_hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
  seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, by_id TEXT, by_name TEXT NOT NULL, device_id TEXT NOT NULL,
  action TEXT NOT NULL, subject_kind TEXT, subject_id TEXT, detail TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE body (record_id TEXT PRIMARY KEY REFERENCES record (id), json TEXT NOT NULL) STRICT;

CREATE TABLE clue (
  id TEXT PRIMARY KEY, round_id TEXT NOT NULL, version INTEGER NOT NULL, opening TEXT NOT NULL CHECK (opening IN ('single', 'two_people')),
  sealed BLOB NOT NULL, updated_at INTEGER NOT NULL, deleted_at INTEGER
) STRICT;

CREATE TABLE clue_file (
  clue_id TEXT NOT NULL REFERENCES clue (id) ON DELETE CASCADE, sha256 TEXT NOT NULL, PRIMARY KEY (clue_id, sha256)
) STRICT, WITHOUT ROWID;

CREATE TABLE clue_key (
  clue_id TEXT NOT NULL REFERENCES clue (id) ON DELETE CASCADE, member_id TEXT NOT NULL, with_member TEXT NOT NULL,
  public_key TEXT NOT NULL, sealed TEXT NOT NULL,
  PRIMARY KEY (clue_id, member_id, with_member)
) STRICT, WITHOUT ROWID;

CREATE TABLE clue_receipt (id TEXT PRIMARY KEY, round_id TEXT NOT NULL, by_id TEXT NOT NULL, to_id TEXT NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE desk_import (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, at INTEGER NOT NULL, by_name TEXT NOT NULL, snapshot TEXT NOT NULL,
  bundles TEXT NOT NULL, -- JSON: ids
  standing TEXT NOT NULL, -- what the casework was afterwards, as one hash
  undone_at INTEGER, undone_by TEXT
) STRICT;

CREATE TABLE enrolled_card (
  device_id TEXT PRIMARY KEY, mode TEXT NOT NULL, name TEXT NOT NULL, signing_key TEXT NOT NULL, recipient TEXT NOT NULL,
  enrolled_at INTEGER NOT NULL, enrolled_by TEXT NOT NULL
, role TEXT NOT NULL DEFAULT 'leader', reserve_of TEXT, replaces TEXT, revoked_at INTEGER, revoked_by TEXT, revoked_reason TEXT, last_sequence INTEGER, sm2_signing_key TEXT, sm2_recipient TEXT) STRICT, WITHOUT ROWID;

CREATE TABLE file (
  sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, stored_name TEXT NOT NULL UNIQUE, added_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE former_identity (
  device_id TEXT PRIMARY KEY, age_identity TEXT NOT NULL, recipient TEXT NOT NULL, ended_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE history (
  id INTEGER PRIMARY KEY, record_id TEXT NOT NULL REFERENCES record (id),
  version_from INTEGER NOT NULL, version INTEGER NOT NULL, field TEXT NOT NULL,
  before TEXT, after TEXT, -- JSON; NULL where the field did not exist
  at INTEGER NOT NULL, by TEXT NOT NULL, on_device TEXT NOT NULL
) STRICT;

CREATE TABLE imported_audit (bundle_id TEXT NOT NULL, seq INTEGER NOT NULL, json TEXT NOT NULL, PRIMARY KEY (bundle_id, seq)) STRICT, WITHOUT ROWID;

CREATE TABLE imported_bundle (
  bundle_id TEXT PRIMARY KEY, device_id TEXT NOT NULL, sequence INTEGER NOT NULL, round_id TEXT,
  file_name TEXT NOT NULL, file_size INTEGER NOT NULL, file_sha256 TEXT NOT NULL, manifest_sha256 TEXT NOT NULL, manifest TEXT NOT NULL,
  totals TEXT NOT NULL, imported_at INTEGER NOT NULL, imported_by TEXT NOT NULL, receipt_saved_at INTEGER
, decision TEXT, decided_at INTEGER, decided_by TEXT, reasons TEXT) STRICT, WITHOUT ROWID;

CREATE TABLE left_record (
  bundle_id TEXT NOT NULL REFERENCES made_bundle (bundle_id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  record_id TEXT NOT NULL, content_hash TEXT NOT NULL, version INTEGER NOT NULL, PRIMARY KEY (bundle_id, record_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE lineage (record_id TEXT PRIMARY KEY REFERENCES record (id), json TEXT NOT NULL, conflicts INTEGER NOT NULL) STRICT;

CREATE TABLE made_bundle (
  bundle_id TEXT PRIMARY KEY, kind TEXT NOT NULL, sequence INTEGER NOT NULL, follows TEXT, round_id TEXT,
  file_name TEXT NOT NULL, size INTEGER NOT NULL, file_sha256 TEXT NOT NULL, manifest_sha256 TEXT NOT NULL, manifest TEXT NOT NULL,
  recipient_device TEXT NOT NULL, made_at INTEGER NOT NULL, made_by TEXT NOT NULL, reason TEXT NOT NULL, received_at INTEGER
, recipients TEXT NOT NULL DEFAULT '[]', lock TEXT NOT NULL DEFAULT 'recipients', decision TEXT, decided_at INTEGER, decided_by TEXT, reasons TEXT) STRICT, WITHOUT ROWID;

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE movement (
  id TEXT PRIMARY KEY, number INTEGER NOT NULL UNIQUE, at INTEGER NOT NULL,
  direction TEXT NOT NULL CHECK (direction IN ('in', 'out')), what TEXT NOT NULL,
  content TEXT NOT NULL, file_name TEXT NOT NULL, files INTEGER NOT NULL,
  size INTEGER, sha256 TEXT, -- NULL where nobody knows: paper, and what came before the register
  medium TEXT NOT NULL, medium_serial TEXT NOT NULL, classification TEXT NOT NULL,
  by_name TEXT NOT NULL, approved_by TEXT NOT NULL, purpose TEXT NOT NULL,
  bundle_id TEXT, audit_seq INTEGER, failed_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE origin (record_id TEXT NOT NULL, bundle_id TEXT NOT NULL, PRIMARY KEY (record_id, bundle_id)) STRICT, WITHOUT ROWID;

CREATE TABLE passage (id INTEGER PRIMARY KEY, record_id TEXT NOT NULL, field TEXT NOT NULL, text TEXT NOT NULL) STRICT;

CREATE VIRTUAL TABLE passage_index USING fts5 (bigrams, content = '', tokenize = 'ascii');

CREATE TABLE 'passage_index_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'passage_index_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'passage_index_docsize'(id INTEGER PRIMARY KEY, sz BLOB);

CREATE TABLE 'passage_index_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE personal (
  account_id TEXT NOT NULL REFERENCES account (id), key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (account_id, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE pick_item (
  record_id TEXT NOT NULL REFERENCES record (id), ordinal INTEGER NOT NULL, item_id TEXT NOT NULL, level INTEGER NOT NULL,
  code TEXT NOT NULL, text TEXT NOT NULL, path TEXT NOT NULL, keywords TEXT NOT NULL, initials TEXT NOT NULL, mandatory INTEGER NOT NULL,
  PRIMARY KEY (record_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE pick_source (
  record_id TEXT PRIMARY KEY REFERENCES record (id), kind TEXT NOT NULL, family TEXT NOT NULL, name TEXT NOT NULL,
  valid_from TEXT NOT NULL, valid_to TEXT NOT NULL, -- days, both inclusive; empty where open
  made_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE quotation (
  link_id TEXT PRIMARY KEY REFERENCES record (id), of_id TEXT NOT NULL, statement_id TEXT, record_id TEXT NOT NULL, field TEXT NOT NULL,
  attachment_id TEXT, holds INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE record (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, round_id TEXT, unit_id TEXT,
  number TEXT NOT NULL, title TEXT NOT NULL, subtitle TEXT NOT NULL, status TEXT NOT NULL, occurred_on TEXT NOT NULL,
  facets TEXT NOT NULL, -- JSON: name -> array of texts
  version INTEGER NOT NULL, content_hash TEXT NOT NULL,
  created_at INTEGER NOT NULL, created_by TEXT NOT NULL, created_on TEXT NOT NULL,
  updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL, updated_on TEXT NOT NULL,
  deleted_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE reference (
  from_id TEXT NOT NULL REFERENCES record (id), role TEXT NOT NULL, to_id TEXT NOT NULL, PRIMARY KEY (from_id, role, to_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE renumbering (
  id INTEGER PRIMARY KEY, record_id TEXT NOT NULL REFERENCES record (id), before TEXT NOT NULL, after TEXT NOT NULL,
  at INTEGER NOT NULL, bundle_id TEXT NOT NULL
) STRICT;

CREATE TABLE round_release (
  id TEXT PRIMARY KEY, round_id TEXT NOT NULL, at INTEGER NOT NULL, by_id TEXT NOT NULL, by_name TEXT NOT NULL, note TEXT NOT NULL,
  audit_seq INTEGER NOT NULL, audit_head TEXT NOT NULL,
  standing TEXT NOT NULL -- what the round was, as one hash
) STRICT, WITHOUT ROWID;

CREATE TABLE saved_view (
  id TEXT PRIMARY KEY, account_id TEXT NOT NULL REFERENCES account (id), room TEXT NOT NULL, name TEXT NOT NULL,
  view TEXT NOT NULL, standard INTEGER NOT NULL, created_at INTEGER NOT NULL, UNIQUE (account_id, room, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE set_aside (
  bundle_id TEXT NOT NULL, entry TEXT NOT NULL, line INTEGER NOT NULL,
  record_id TEXT, number TEXT NOT NULL, reason TEXT NOT NULL, field TEXT NOT NULL, json TEXT NOT NULL,
  PRIMARY KEY (bundle_id, entry, line)
) STRICT;

CREATE TABLE share_drill (
  id TEXT PRIMARY KEY, set_id TEXT NOT NULL REFERENCES share_set (id), numbers TEXT NOT NULL, at INTEGER NOT NULL, by_name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE share_set (
  id TEXT PRIMARY KEY, device_id TEXT NOT NULL, threshold INTEGER NOT NULL, shares INTEGER NOT NULL, commitment TEXT NOT NULL,
  holders TEXT NOT NULL, made_at INTEGER NOT NULL, made_by TEXT NOT NULL, retired_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE staged_file (import_id TEXT NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL, stored_name TEXT NOT NULL, PRIMARY KEY (import_id, sha256)) STRICT, WITHOUT ROWID;

CREATE TABLE staged_import (
  id TEXT PRIMARY KEY, file_name TEXT NOT NULL, file_size INTEGER NOT NULL, file_sha256 TEXT NOT NULL,
  manifest_sha256 TEXT NOT NULL, manifest TEXT NOT NULL, signer_device TEXT NOT NULL, staged_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE staged_line (import_id TEXT NOT NULL, entry TEXT NOT NULL, ordinal INTEGER NOT NULL, json TEXT NOT NULL, PRIMARY KEY (import_id, entry, ordinal)) STRICT, WITHOUT ROWID;

CREATE TABLE staged_record (import_id TEXT NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL, change TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY (import_id, id)) STRICT;

CREATE TABLE suggestion (
  scope TEXT NOT NULL, value TEXT NOT NULL, uses INTEGER NOT NULL, last_used INTEGER NOT NULL, PRIMARY KEY (scope, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE survey_count (
  record_id TEXT PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE, version INTEGER NOT NULL, counts TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE upload_profile (
  id TEXT PRIMARY KEY, json TEXT NOT NULL, added_at INTEGER NOT NULL, added_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE wipe_certificate (
  vault_id TEXT PRIMARY KEY, device_id TEXT NOT NULL, certificate TEXT NOT NULL, kept_at INTEGER NOT NULL, kept_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER audit_keeps BEFORE DELETE ON audit BEGIN SELECT raise(ABORT, 'audit rows are not deleted'); END;

CREATE TRIGGER audit_stays BEFORE UPDATE ON audit BEGIN SELECT raise(ABORT, 'audit rows do not change'); END;

CREATE TRIGGER enrolled_card_stays BEFORE DELETE ON enrolled_card BEGIN SELECT raise(ABORT, 'an enrolled card is not deleted'); END;

CREATE TRIGGER enrolled_key_stays BEFORE UPDATE OF signing_key, recipient ON enrolled_card
  BEGIN SELECT raise(ABORT, 'an enrolled key does not change'); END;

CREATE TRIGGER enrolled_sm2_stays BEFORE UPDATE OF sm2_signing_key, sm2_recipient ON enrolled_card
  WHEN OLD.sm2_signing_key IS NOT NULL BEGIN SELECT raise(ABORT, 'an enrolled key does not change'); END;

CREATE TRIGGER quotation_changes AFTER UPDATE ON body BEGIN
  DELETE FROM quotation WHERE link_id = NEW.record_id; 
  INSERT INTO quotation (link_id, of_id, statement_id, record_id, field, attachment_id, holds)
  SELECT body.record_id, coalesce(json ->> '$.draftId', json ->> '$.leadId'), json ->> '$.statementId', json ->> '$.source.recordId',
    coalesce(json ->> '$.source.field', ''), json ->> '$.source.attachmentId', coalesce((
    SELECT instr(passage.text, quote) > 0 AND instr(substr(passage.text, instr(passage.text, quote) + 1), quote) = 0
    FROM (SELECT body.json ->> '$.source.quote' AS quote), passage
    WHERE passage.record_id = body.json ->> '$.source.recordId' AND passage.field = body.json ->> '$.source.field' AND quote <> ''), 0)
  FROM record JOIN body ON body.record_id = record.id
  WHERE body.record_id = NEW.record_id AND record.kind IN ('evidence_link', 'lead_support') AND record.deleted_at IS NULL;
END;

CREATE TRIGGER quotation_comes AFTER INSERT ON body BEGIN 
  INSERT INTO quotation (link_id, of_id, statement_id, record_id, field, attachment_id, holds)
  SELECT body.record_id, coalesce(json ->> '$.draftId', json ->> '$.leadId'), json ->> '$.statementId', json ->> '$.source.recordId',
    coalesce(json ->> '$.source.field', ''), json ->> '$.source.attachmentId', coalesce((
    SELECT instr(passage.text, quote) > 0 AND instr(substr(passage.text, instr(passage.text, quote) + 1), quote) = 0
    FROM (SELECT body.json ->> '$.source.quote' AS quote), passage
    WHERE passage.record_id = body.json ->> '$.source.recordId' AND passage.field = body.json ->> '$.source.field' AND quote <> ''), 0)
  FROM record JOIN body ON body.record_id = record.id
  WHERE body.record_id = NEW.record_id AND record.kind IN ('evidence_link', 'lead_support') AND record.deleted_at IS NULL;
END;

CREATE TRIGGER quotation_goes AFTER DELETE ON body BEGIN DELETE FROM quotation WHERE link_id = OLD.record_id; END;

CREATE TRIGGER quoted_changes AFTER UPDATE ON passage BEGIN 
  UPDATE quotation SET holds = (SELECT coalesce((
    SELECT instr(passage.text, quote) > 0 AND instr(substr(passage.text, instr(passage.text, quote) + 1), quote) = 0
    FROM (SELECT body.json ->> '$.source.quote' AS quote), passage
    WHERE passage.record_id = body.json ->> '$.source.recordId' AND passage.field = body.json ->> '$.source.field' AND quote <> ''), 0) FROM body WHERE body.record_id = link_id)
  WHERE record_id = NEW.record_id AND field = NEW.field;
END;

CREATE TRIGGER quoted_comes AFTER INSERT ON passage BEGIN 
  UPDATE quotation SET holds = (SELECT coalesce((
    SELECT instr(passage.text, quote) > 0 AND instr(substr(passage.text, instr(passage.text, quote) + 1), quote) = 0
    FROM (SELECT body.json ->> '$.source.quote' AS quote), passage
    WHERE passage.record_id = body.json ->> '$.source.recordId' AND passage.field = body.json ->> '$.source.field' AND quote <> ''), 0) FROM body WHERE body.record_id = link_id)
  WHERE record_id = NEW.record_id AND field = NEW.field;
END;

CREATE TRIGGER quoted_goes AFTER DELETE ON passage BEGIN 
  UPDATE quotation SET holds = (SELECT coalesce((
    SELECT instr(passage.text, quote) > 0 AND instr(substr(passage.text, instr(passage.text, quote) + 1), quote) = 0
    FROM (SELECT body.json ->> '$.source.quote' AS quote), passage
    WHERE passage.record_id = body.json ->> '$.source.recordId' AND passage.field = body.json ->> '$.source.field' AND quote <> ''), 0) FROM body WHERE body.record_id = link_id)
  WHERE record_id = OLD.record_id AND field = OLD.field;
END;

CREATE TRIGGER revocation_stays BEFORE UPDATE OF revoked_at, revoked_by, revoked_reason, last_sequence ON enrolled_card
  WHEN OLD.revoked_at IS NOT NULL BEGIN SELECT raise(ABORT, 'a revocation does not change'); END;
