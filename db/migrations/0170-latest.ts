/**
 * What was written last is asked for kind by kind: a kind that nobody has touched lately would be looked for through all
 * that was written since.
 */
export const number = 170
export const name = 'latest'

export const sql = `
DROP INDEX record_by_time;
CREATE INDEX record_by_time ON record (kind, deleted_at, round_id, updated_at, id, unit_id);
`
