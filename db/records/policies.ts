import type { PolicyArticle } from '../model/policy.ts'
import type { RecordOf } from '../model/record.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { ArticleFound, PolicyHead, PolicyPreview } from '../worker/requests/policies.ts'
import { atomically } from './atomically.ts'
import { ranked } from './catalogues.ts'
import { createRecord } from './footing.ts'
import { moveData } from './movements.ts'
import { holdsOn, pickSources } from './picking.ts'
import { bodyOf, recordOf } from './rows.ts'
import { articlesOf, policyTemplate } from './tables/policy-table.ts'
import { stagedTable, stageTable, tableMoved } from './tables/staged.ts'

/** The version of a document that took effect last. */
function newestVersion(caseFile: CaseFile, title: string): RecordOf<'policy'> | undefined {
  const source = pickSources(caseFile).find((one) => one.kind === 'policy' && one.name === title)
  return source === undefined ? undefined : recordOf(caseFile, 'policy', source.recordId)
}

/** Reads a table of articles and says what it holds, or everything that is wrong with it. Writes nothing. */
export async function previewPolicy(caseFile: CaseFile, path: string): Promise<PolicyPreview> {
  const staged = await stageTable(caseFile, path, [policyTemplate])
  if (!('importId' in staged)) return staged
  const articles = articlesOf(staged.rows.rows, [])
  const { importId, fileName } = staged
  return { ok: true, importId, fileName, articles: articles.length, samples: articles.slice(0, 20) }
}

/** Enters a document with the articles of the table that was read: all of it, or nothing. */
export function importPolicy(caseFile: CaseFile, { importId, ...head }: PolicyHead & { readonly importId: string }): RecordOf<'policy'> {
  return atomically(caseFile, () => {
    const staged = stagedTable(caseFile, importId)
    const articles = articlesOf(staged.rows.rows, newestVersion(caseFile, head.title)?.body.articles ?? [])
    const record = createRecord(caseFile, 'policy', { roundId: null, unitId: null, body: { ...head, articles: [...articles] } })
    moveData(caseFile, {
      action: 'policy.import',
      subject: { kind: 'policy', id: record.id },
      detail: { articles: articles.length, file: staged.fileName },
      movement: tableMoved(staged, `政策依据 ${articles.length} 条`),
    })
    return record
  })
}

/** Articles that fit typed words, those in force on the day first; each says whether it was. */
export function findArticles(
  caseFile: CaseFile,
  { text, onDay, limit }: { readonly text: string; readonly onDay: string; readonly limit: number },
): readonly ArticleFound[] {
  const sources = pickSources(caseFile).filter(({ kind }) => kind === 'policy')
  const inForce = sources.filter((source) => holdsOn(source, onDay))
  const others = sources.filter((source) => !holdsOn(source, onDay))
  const first = ranked(inForce, text, limit)
  return [...first, ...ranked(others, text, limit - first.length)].map(({ source, item }) => ({
    policyId: source.recordId,
    articleId: item.id,
    title: source.name,
    number: item.code,
    text: item.text,
    effectiveOn: source.validFrom,
    lastDay: source.validTo,
    inForce: holdsOn(source, onDay),
  }))
}

/** One article of one version; undefined where it is not here. */
export function articleOf(
  caseFile: CaseFile,
  policyId: string,
  articleId: string,
): { readonly policy: { readonly effectiveOn: string; readonly repealedOn: string }; readonly article: PolicyArticle } | undefined {
  const policy = bodyOf(caseFile, 'policy', policyId)
  const article = policy?.articles.find(({ id }) => id === articleId)
  return policy === undefined || article === undefined ? undefined : { policy, article }
}
