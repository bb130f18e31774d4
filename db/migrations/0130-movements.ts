/** 导入导出登记簿, and the mappings for the network platform that the office loaded. */
export const number = 130
export const name = 'movements'

export const sql = `
-- one row for each movement of data in or out; never changed but by a note of what people add (medium, approval, purpose)
CREATE TABLE movement (
  id TEXT PRIMARY KEY, number INTEGER NOT NULL UNIQUE, at INTEGER NOT NULL,
  direction TEXT NOT NULL CHECK (direction IN ('in', 'out')), what TEXT NOT NULL,
  content TEXT NOT NULL, file_name TEXT NOT NULL, files INTEGER NOT NULL,
  size INTEGER, sha256 TEXT, -- NULL where nobody knows: paper, and what came before the register
  medium TEXT NOT NULL, medium_serial TEXT NOT NULL, classification TEXT NOT NULL,
  by_name TEXT NOT NULL, approved_by TEXT NOT NULL, purpose TEXT NOT NULL,
  bundle_id TEXT, audit_seq INTEGER, failed_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX movement_of_bundle ON movement (bundle_id) WHERE bundle_id IS NOT NULL;

INSERT INTO movement
SELECT lower(hex(randomblob(4))) || '-' || lower(hex(randomblob(2))) || '-4' || substr(lower(hex(randomblob(2))), 2)
    || '-8' || substr(lower(hex(randomblob(2))), 2) || '-' || lower(hex(randomblob(6))),
  row_number() OVER (ORDER BY at, bundle_id), at, direction, what, content, file_name, 1, size, file_sha256,
  '', '', classification, by_name, '', purpose, bundle_id, NULL, NULL
FROM (
  SELECT made_at AS at, 'out' AS direction, kind AS what, coalesce(json_extract(manifest, '$.roundName'), '') AS content,
    file_name, size, file_sha256, coalesce(json_extract(manifest, '$.classification'), '') AS classification,
    made_by AS by_name, reason AS purpose, bundle_id
  FROM made_bundle
  UNION ALL
  SELECT imported_at, 'in', coalesce(json_extract(manifest, '$.kind'), 'result'), coalesce(json_extract(manifest, '$.roundName'), ''),
    file_name, file_size, file_sha256, coalesce(json_extract(manifest, '$.classification'), ''), imported_by, '', bundle_id
  FROM imported_bundle
);

-- a mapping as the office loaded it from a file; those of the program are not here
CREATE TABLE upload_profile (
  id TEXT PRIMARY KEY, json TEXT NOT NULL, added_at INTEGER NOT NULL, added_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`
