/** What further bundles need: how records left in each, and what the receiver said of them. */
export const number = 110
export const name = 'kinds'

export const sql = `
-- the form in which each record left, or had left before, when a bundle was made
CREATE TABLE left_record (
  bundle_id TEXT NOT NULL REFERENCES made_bundle (bundle_id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  record_id TEXT NOT NULL, content_hash TEXT NOT NULL, version INTEGER NOT NULL, PRIMARY KEY (bundle_id, record_id)
) STRICT, WITHOUT ROWID;
`
