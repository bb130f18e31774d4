/** Records opened since the program started, newest first, by person. In memory alone: ids are nobody else's business. */

const most = 8
const opened = new Map<string, readonly string[]>()

/** Notes that a person has a record open. */
export const noteOpened = (accountId: string, id: string): void => {
  opened.set(accountId, [id, ...(opened.get(accountId) ?? []).filter((one) => one !== id)].slice(0, most))
}

export const recentlyOpened = (accountId: string): readonly string[] => opened.get(accountId) ?? []
