import { Hono } from 'hono'
import type { Farstu } from '../../../widgets/server/index.ts'
import type { Visitor } from '../visitor.ts'
import { createDesk, type DeskOptions, OF_UNIT, SUBMISSION } from './desk.ts'
import { draftRoutes } from './draft-routes.ts'
import { csvFile, exampleRows } from './export.ts'
import { handInRoutes } from './hand-in-routes.ts'
import { overviewPage } from './pages/overview.ts'
import { versionRoutes } from './version-routes.ts'
import { withdrawalRoutes } from './withdrawal-routes.ts'
import { createWithdrawals } from './withdrawals.ts'

export interface SubmissionOptions extends DeskOptions {
  readonly farstu: Farstu
}

/** Figures of a unit: uploaded, checked, handed in, corrected and withdrawn until the deadline. */
export const submissionRoutes = (options: SubmissionOptions) => {
  const desk = createDesk(options)
  const { store, context } = options
  return new Hono<Visitor>()
    .get(SUBMISSION, (c) => {
      const page = context(c)
      const { session } = page
      if (!session) return desk.refuse(c, 'anonymous')
      return c.html(overviewPage(page, { session, store }))
    })
    .get(`${SUBMISSION}/example.csv`, (c) => {
      const page = context(c)
      return csvFile(c, { name: 'example', language: page.language, rows: exampleRows(page) })
    })
    .get(OF_UNIT, (c) => desk.look(c, (asker, page) => desk.show(c, { asker, page, status: 200 })))
    .route('/', draftRoutes(desk))
    .route('/', handInRoutes(desk))
    .route('/', versionRoutes(desk))
    .route('/', withdrawalRoutes(desk, createWithdrawals(options)))
}
