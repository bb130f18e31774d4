import { accounts } from './accounts.ts'
import { attachments } from './attachments.ts'
import { audit } from './audit.ts'
import { exchange } from './exchange.ts'
import { office } from './office.ts'
import { vault } from './vault.ts'

/** The handlers behind the list of requests, area by area. */
export const areas = { accounts, attachments, audit, vault, exchange, office }
