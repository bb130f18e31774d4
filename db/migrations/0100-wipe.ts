/** 清理证明 that groups bring to the office after their laptops were wiped. */
export const number = 100
export const name = 'wipe'

export const sql = `
CREATE TABLE wipe_certificate (
  vault_id TEXT PRIMARY KEY, device_id TEXT NOT NULL, certificate TEXT NOT NULL, kept_at INTEGER NOT NULL, kept_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`
