/** What each person keeps for themselves: named list views, and how far they are with the guide. It never travels. */
export const number = 50
export const name = 'personal'

export const sql = `
-- a list view by the name that a person gave it; standard: shown whenever they enter the room, one at most
CREATE TABLE saved_view (
  id TEXT PRIMARY KEY, account_id TEXT NOT NULL REFERENCES account (id), room TEXT NOT NULL, name TEXT NOT NULL,
  view TEXT NOT NULL, standard INTEGER NOT NULL, created_at INTEGER NOT NULL, UNIQUE (account_id, room, name)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX saved_view_standard ON saved_view (account_id, room) WHERE standard = 1;

-- small facts about a person's own way of working, by name
CREATE TABLE personal (
  account_id TEXT NOT NULL REFERENCES account (id), key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (account_id, key)
) STRICT, WITHOUT ROWID;
`
