/** What was counted of a survey, kept apart from it: no history, no bundle, and gone when counting ends. */
export const number = 120
export const name = 'counting'

export const sql = `
-- counts: JSON, id of an option -> votes
CREATE TABLE survey_count (
  record_id TEXT PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE, version INTEGER NOT NULL, counts TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`
