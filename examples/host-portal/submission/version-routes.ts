import { Hono } from 'hono'
import { REDEEM_PROBLEMS } from '../redeem-problem.ts'
import type { Submission } from '../store/submissions.ts'
import { oneOf, type Visitor, type VisitorContext } from '../visitor.ts'
import type { Asker } from './asker.ts'
import { type Desk, OF_UNIT } from './desk.ts'
import { csvFile, exportRows } from './export.ts'
import { receiptPage } from './pages/receipt.ts'

const VERSION = `${OF_UNIT}/:version{[1-9][0-9]{0,5}}`

/** What was handed in: its receipt, and its figures as a file. */
export const versionRoutes = ({ store, look }: Desk) => {
  /** The version that the address names, and whether a later one has taken its place. */
  const versionIn = (c: VisitorContext, { place }: Asker) => {
    const versions = store.submissions.versions(place)
    const isNamed = ({ version }: Submission) => version === Number(c.req.param('version'))
    const submission = versions.find(isNamed)
    return submission && { submission, isLatest: submission === versions[0] }
  }

  return new Hono<Visitor>()
    .get(VERSION, (c) =>
      look(c, (asker, page) => {
        const found = versionIn(c, asker)
        const problem = oneOf(REDEEM_PROBLEMS, c.req.query('problem'))
        return found ? c.html(receiptPage(page, { asker, problem, ...found })) : c.notFound()
      }),
    )
    .get(`${VERSION}/figures.csv`, (c) =>
      look(c, (asker, page) => {
        const submission = versionIn(c, asker)?.submission
        if (!submission) return c.notFound()
        const name = `${asker.place.collection.id}-${submission.version}`
        const rows = exportRows(page, { unit: asker.unit, submission })
        return csvFile(c, { name, language: page.language, rows })
      }),
    )
}
