import { Hono } from 'hono'
import { href } from '../frame/page.ts'
import { formOf } from '../http/form-body.ts'
import { limitedBody, onlyJson, textIn } from '../http/json-body.ts'
import { redeemProblem } from '../redeem-problem.ts'
import { fullName } from '../session/full-name.ts'
import type { Submission } from '../store/submissions.ts'
import { languageOf, signInInstead, type Visitor, type VisitorContext } from '../visitor.ts'
import type { Asker } from './asker.ts'
import { type Desk, OF_UNIT } from './desk.ts'
import { submissionPath } from './pages/path.ts'
import { withdrawalPage, withdrawalPath } from './pages/withdrawal.ts'
import type { Claim, Withdrawals } from './withdrawals.ts'

const PATH = `${OF_UNIT}/:version{[1-9][0-9]{0,5}}/withdrawal`

/** Letters of a unit's name that are shown with what is withdrawn: a host may say 200 in all. */
const MOST_OF_A_NAME = 100

/** What is withdrawn is confirmed with a factor first, for this version alone, and withdrawn then. */
export const withdrawalRoutes = (desk: Desk, withdrawals: Withdrawals) => {
  const { store, now, look, change } = desk

  /** The version that the address names, while it is the one that counts and may still go. */
  const standing = (c: VisitorContext, { place, maySubmit, deadline }: Asker) => {
    const latest = store.submissions.latest(place)
    const isNamed = latest?.version === Number(c.req.param('version'))
    return isNamed && maySubmit && deadline.isOpen ? latest : null
  }

  const claimOf = ({ session, place }: Asker, { version }: Submission): Claim => ({
    sid: session.sid,
    person: session.person.id,
    object: `${place.collection.id}/${place.unit}/${version}`,
  })

  const receiptOf = (c: VisitorContext, { place }: Asker) =>
    `${submissionPath(place)}/${c.req.param('version')}`

  /** Gives the page to go to, whatever came of it. */
  const finish = async (c: VisitorContext, asker: Asker, code: string): Promise<string> => {
    const receipt = href(languageOf(c), receiptOf(c, asker))
    const submission = standing(c, asker)
    if (!submission || !code) return receipt
    try {
      if (!(await withdrawals.isConfirmed(claimOf(asker, submission), code))) return receipt
    } catch (error) {
      return `${receipt}?problem=${redeemProblem(error)}`
    }
    const by = fullName(asker.session.person)
    store.submissions.withdraw(asker.place, { version: submission.version, by, at: now() })
    return receipt
  }

  return new Hono<Visitor>()
    .post(PATH, limitedBody, async (c) => {
      const form = await formOf(c)
      return change(c, form, async (asker, page) => {
        const submission = standing(c, asker)
        const receipt = receiptOf(c, asker)
        if (!submission) return c.redirect(href(page.language, receipt), 303)
        const unit = asker.unit.name.slice(0, MOST_OF_A_NAME)
        const text = page.words.withdrawalPage.act({ unit, reference: submission.reference })
        await withdrawals.ask(claimOf(asker, submission), text)
        return c.redirect(href(page.language, withdrawalPath(receipt)), 303)
      })
    })
    .get(PATH, (c) =>
      look(c, (asker, page) => {
        const submission = standing(c, asker)
        const receipt = receiptOf(c, asker)
        const confirmation = submission && withdrawals.waitingFor(claimOf(asker, submission))
        if (!confirmation) return c.redirect(href(page.language, receipt), 303)
        return c.html(withdrawalPage(page, { receipt, confirmation }))
      }),
    )
    .post(`${PATH}/proof`, limitedBody, onlyJson, async (c) => {
      if (!c.get('session')) return c.json({ next: signInInstead(c, 'submission') })
      const code = await textIn(c, 'code')
      return look(c, async (asker) => c.json({ next: await finish(c, asker, code) }))
    })
}
