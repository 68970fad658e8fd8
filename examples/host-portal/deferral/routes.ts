import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { isDeferralOpen } from '../collection.ts'
import { type DeferralForm, deferralPlace, deferralProblems } from '../deferral-rules.ts'
import type { PageContext } from '../frame/page.ts'
import { fieldOf, formOf } from '../http/form-body.ts'
import type { Keeper } from '../kept/keeper.ts'
import { unitsPermitting } from '../roles.ts'
import { fullName } from '../session/full-name.ts'
import type { Session } from '../session/sessions.ts'
import type { Store } from '../store/store.ts'
import { languageOf, signInInstead, type Visitor, type VisitorContext } from '../visitor.ts'
import { IN_LANGUAGE } from '../words/language.ts'
import { type DeferralPageState, deferralPage } from './pages/deferral.ts'
import { DEFERRAL_PATH } from './pages/form.ts'

export interface DeferralRoutesOptions {
  readonly store: Store
  readonly context: (c: VisitorContext) => PageContext
  readonly keeper: Keeper
  /** Milliseconds since 1970. */
  readonly now: () => number
}

const PATH = `${IN_LANGUAGE}/deferral`

const limited = bodyLimit({ maxSize: 16_384, onError: (c) => c.body(null, 413) })

/** More time for a unit: asked for and, within the bounds of the calendar, granted at once. */
export const deferralRoutes = ({ store, context, keeper, now }: DeferralRoutesOptions) => {
  const show = (
    c: VisitorContext,
    { page, session, ...state }: { page: PageContext; session: Session } & DeferralPageState,
  ) => c.html(deferralPage(page, { session, store, state }), state.status)

  const typed = (form: Record<string, unknown>): DeferralForm => {
    const [unit, until, reason] = ['unit', 'until', 'reason'].map((name) => fieldOf(form, name))
    return { unit: unit ?? '', until: until ?? '', reason: reason ?? '' }
  }

  return new Hono<Visitor>()
    .get(PATH, (c) => {
      const page = context(c)
      const { session } = page
      if (!session) return c.redirect(signInInstead(c, 'deferral'), 303)
      const isGranted = c.req.query('news') === 'granted'
      return show(c, { page, session, status: 200, isGranted })
    })
    .post(PATH, limited, async (c) => {
      const body = await formOf(c)
      const form = typed(body)
      // After the body was read: midnight may pass in between.
      const page = context(c)
      const { session, calendar } = page
      const away = keeper.turnAway(c, body)
      if (away) return away
      if (!session) return c.redirect(signInInstead(c, 'deferral'), 303)
      const units = unitsPermitting(session.memberships, 'defer').map(({ id }) => id)
      if (units.length === 0) return c.notFound()
      if (!isDeferralOpen(calendar)) return show(c, { page, session, status: 409 })
      const problems = deferralProblems(form, { calendar, store, units })
      if (Object.keys(problems).length > 0)
        return show(c, { page, session, status: 422, refused: { form, problems } })
      const by = fullName(session.person)
      const { unit, until, reason } = form
      store.deferrals.grant(deferralPlace(calendar, unit), { until, reason, by, at: now() })
      keeper.sent(page, 'deferral', DEFERRAL_PATH)
      return c.redirect(`/${languageOf(c)}${DEFERRAL_PATH}?news=granted`, 303)
    })
}
