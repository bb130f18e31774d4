import type { CaseFile } from '../vault/case-file.ts'

/**
 * Runs `act` whole or not at all: in a transaction of its own, or as part of the one that is running. No savepoint
 * within a running one: at each the search index writes a segment to the disk. So what throws in the middle of a
 * larger change must be let through, and undoes all of it.
 */
export const atomically = <T>({ db }: CaseFile, act: () => T): T => (db.inTransaction ? act() : db.transaction(act).immediate())
