import type { AuditEntry } from '../requests/desk.ts'
import type { Handlers } from '../serve.ts'

/** 审计: reading the chain, newest first, and verifying it. */
export const audit: Handlers<'audit'> = {
  list({ queries }, { offset, limit }) {
    const { k } = queries
    const rows = queries.all(k.selectFrom('audit').selectAll().orderBy('seq', 'desc').limit(limit).offset(offset))
    const total = queries.first(k.selectFrom('audit').select((e) => e.fn.countAll<number>().as('rows')))
    return {
      rows: rows.map(
        (row): AuditEntry => ({
          seq: row.seq,
          at: row.at,
          by: row.by_name,
          action: row.action,
          subjectKind: row.subject_kind,
          subjectId: row.subject_id,
          detail: JSON.parse(row.detail) as Record<string, unknown>,
          hash: row.hash,
        }),
      ),
      total: total?.rows ?? 0,
    }
  },

  /** Intact also means: it still holds the end that was noted outside the database. */
  verify({ audit, vault }) {
    const found = audit.verify()
    return { ...found, intact: found.intact && audit.holds(vault.notedHead) }
  },
}
