import { Hono } from 'hono'
import { FarstuError, type MembershipView } from '../../../widgets/server/index.ts'
import type { PageContext } from '../frame/page.ts'
import { fieldOf, formOf } from '../http/form-body.ts'
import { limitedBody, onlyJson, textIn } from '../http/json-body.ts'
import type { Keeper } from '../kept/keeper.ts'
import { redeemProblem } from '../redeem-problem.ts'
import { permitting } from '../roles.ts'
import type { Session } from '../session/sessions.ts'
import { languageOf, signInInstead, type Visitor, type VisitorContext } from '../visitor.ts'
import { IN_LANGUAGE } from '../words/language.ts'
import type { Claim, Mailboxes } from './mailboxes.ts'
import { mailboxPage, mailboxPath } from './pages/mailbox.ts'
import { profilePage } from './pages/profile.ts'
import type { Telephones } from './telephones.ts'

export interface MailboxRoutesOptions {
  readonly mailboxes: Mailboxes
  readonly telephones: Telephones
  readonly context: (c: VisitorContext) => PageContext
  readonly keeper: Keeper
}

/** Who asks, and the unit that they may change the contact of. */
interface Asker {
  readonly session: Session
  readonly membership: MembershipView
  readonly claim: Claim
}

const PATH = `${IN_LANGUAGE}/profile/mailbox/:unit`

/** Null where nobody is signed in, or the role does not permit it. */
const askerOf = (c: VisitorContext): Asker | null => {
  const session = c.get('session')
  const unit = c.req.param('unit') ?? ''
  const permission = 'change-contact'
  const membership = session && permitting(session.memberships, { unit, permission })
  return session && membership && { session, membership, claim: { sid: session.sid, unit } }
}

/** For whoever may not: to sign in first, or no such page. */
const refuse = (c: VisitorContext) =>
  c.get('session') ? c.notFound() : c.redirect(signInInstead(c), 303)

/** A unit's shared mailbox: named by a form, proven with Farstu's element, kept when proven. */
export const mailboxRoutes = ({ mailboxes, telephones, context, keeper }: MailboxRoutesOptions) => {
  /** Gives the page to go to, whatever came of it. */
  const finish = async (c: VisitorContext, code: string): Promise<string> => {
    const profile = `/${languageOf(c)}/profile?news=mailbox-`
    const asker = askerOf(c)
    if (!asker || !code) return c.get('session') ? `${profile}again` : signInInstead(c)
    try {
      await mailboxes.prove(asker.claim, code)
      return `${profile}proven`
    } catch (error) {
      return `${profile}${redeemProblem(error)}`
    }
  }

  /** Tells at the field what was wrong, with what was typed. */
  const tell = (
    c: VisitorContext,
    { asker, typed, error }: { asker: Asker; typed: string; error: unknown },
  ) => {
    if (!(error instanceof FarstuError)) throw error
    const isInvalid = error.code === 'invalid_input'
    const problem = isInvalid ? 'invalid' : 'later'
    const refused = { unit: asker.claim.unit, typed, problem } as const
    const page = profilePage(context(c), {
      session: asker.session,
      mailboxes,
      telephones,
      refused,
    })
    return c.html(page, isInvalid ? 422 : 503)
  }

  return new Hono<Visitor>()
    .post(PATH, limitedBody, async (c) => {
      const form = await formOf(c)
      const away = keeper.turnAway(c, form)
      if (away) return away
      const asker = askerOf(c)
      if (!asker) return refuse(c)
      const typed = fieldOf(form, 'address')
      try {
        await mailboxes.name(asker.claim, typed)
      } catch (error) {
        return tell(c, { asker, typed, error })
      }
      const page = mailboxPath(asker.claim.unit)
      keeper.sent(context(c), 'mailbox', page)
      return c.redirect(`/${languageOf(c)}${page}`, 303)
    })
    .get(PATH, (c) => {
      const asker = askerOf(c)
      if (!asker) return refuse(c)
      const mailbox = mailboxes.namedBy(asker.claim)
      if (!mailbox) return c.redirect(`/${languageOf(c)}/profile`, 303)
      const { unit: externalId } = asker.claim
      const unit = { externalId, name: asker.membership.unit ?? externalId }
      return c.html(mailboxPage(context(c), { unit, mailbox }))
    })
    .post(`${PATH}/proof`, limitedBody, onlyJson, async (c) =>
      c.json({ next: await finish(c, await textIn(c, 'code')) }),
    )
}
