import type { PageContext } from '../frame/page.ts'
import type { Keeper } from '../kept/keeper.ts'
import type { Store } from '../store/store.ts'
import { signInInstead, type VisitorContext } from '../visitor.ts'
import { IN_LANGUAGE } from '../words/language.ts'
import { type Asker, askerOf, type NoAsker } from './asker.ts'
import { checkDraft } from './check-draft.ts'
import { type UnitPageState, unitPage } from './pages/unit.ts'

export interface DeskOptions {
  readonly store: Store
  readonly context: (c: VisitorContext) => PageContext
  readonly keeper: Keeper
  /** Says that a test period is over. */
  readonly erased: (c: VisitorContext) => Response | Promise<Response>
  /** Milliseconds since 1970. */
  readonly now: () => number
}

export const SUBMISSION = `${IN_LANGUAGE}/submission`
export const OF_UNIT = `${SUBMISSION}/:unit/:collection`

type Shown = { readonly asker: Asker; readonly page: PageContext } & UnitPageState

/** Where all requests about a unit's figures arrive: who asks is known before anything is done. */
export const createDesk = ({ store, context, keeper, erased, now }: DeskOptions) => {
  const refuse = (c: VisitorContext, why: NoAsker) => {
    if (why === 'anonymous') return c.redirect(signInInstead(c, 'submission'), 303)
    return why === 'erased' ? erased(c) : c.notFound()
  }

  /** The unit's page, with what a form was refused for. */
  const show = (c: VisitorContext, { asker, page, ...state }: Shown) => {
    const { place } = asker
    const draft = store.drafts.of(place)
    const checked = draft && checkDraft({ store, calendar: page.calendar, place }, draft.text)
    const versions = store.submissions.versions(place)
    const shown = { asker, versions, state, draft: draft && checked && { ...draft, checked } }
    return c.html(unitPage(page, shown), state.status)
  }

  type Act = (asker: Asker, page: PageContext) => Response | Promise<Response>

  /** Runs what needs no more than to see the unit. */
  const look = async (c: VisitorContext, act: Act): Promise<Response> => {
    const page = context(c)
    const asker = askerOf(c, { store, page })
    return typeof asker === 'string' ? refuse(c, asker) : act(asker, page)
  }

  /** Runs what changes something, for whoever may, in a form of their own and while it is open. */
  const change = async (
    c: VisitorContext,
    form: Record<string, unknown>,
    act: Act,
  ): Promise<Response> =>
    keeper.turnAway(c, form) ??
    look(c, (asker, page) => {
      if (!asker.maySubmit) return c.notFound()
      if (!asker.deadline.isOpen) return show(c, { asker, page, status: 409, isTooLate: true })
      return act(asker, page)
    })

  return { store, now, keeper, refuse, show, look, change }
}

export type Desk = ReturnType<typeof createDesk>
