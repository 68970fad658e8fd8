import type { Context } from 'hono'
import type { Farstu } from '../../../widgets/server/index.ts'
import { isLanguage, type Language } from '../words/language.ts'
import type { CookiePlan } from './cookies.ts'

/** The pages that a sign-in can end at. A closed list: no address is ever taken from a request. */
const DESTINATIONS = ['task', 'profile', 'submission', 'deferral'] as const
export type Destination = (typeof DESTINATIONS)[number]

const isDestination = (text: string | undefined): text is Destination =>
  DESTINATIONS.some((destination) => destination === text)

/** The destination of that name; what there is to do for any other text. */
export const destinationOf = (text: string | undefined): Destination =>
  isDestination(text) ? text : 'task'

/** The same as part of an address; nothing for what there is to do, where a sign-in ends anyway. */
export const destinationQuery = (text: string | undefined): string => {
  const destination = destinationOf(text)
  return destination === 'task' ? '' : `?to=${destination}`
}

/** Where a visitor is to end, and in which language. */
export interface Visit {
  readonly destination: Destination
  readonly language: Language
}

export interface PreSessionsOptions {
  readonly farstu: Pick<Farstu, 'pendingSignIns'>
  readonly cookies: CookiePlan
  /** Milliseconds since 1970. */
  readonly now: () => number
}

const visitOf = (note: string): Visit | null => {
  const [destination, language] = note.split('.')
  return isDestination(destination) && isLanguage(language) ? { destination, language } : null
}

/**
 * What this portal knows of a browser before anybody has signed in: the pages with an element that
 * it has open, each with the visit that it belongs to. Kept in the browser's cookies.
 */
export const createPreSessions = ({ farstu, cookies, now }: PreSessionsOptions) => {
  const { preSession: cookie } = cookies
  const pending = farstu.pendingSignIns({ cookie, secure: cookies.options.secure === true, now })

  const cookiesOf = (c: Context) => c.req.header('cookie')

  const keep = (c: Context, lines: readonly string[]) => {
    for (const line of lines) c.header('Set-Cookie', line, { append: true })
  }

  return {
    /** For a page with an element. Binds its sign-in to this browser; gives the page's state. */
    open(c: Context, { destination, language }: Visit): string {
      const { state, setCookies } = pending.begin(cookiesOf(c), `${destination}.${language}`)
      keep(c, setCookies)
      return state
    },
    /** What a code may bring back to this browser. */
    states: (c: Context) => pending.states(cookiesOf(c)),
    /** The visit of the page that was opened last. */
    latest(c: Context): Visit | null {
      const [page] = pending.pages(cookiesOf(c))
      return page ? visitOf(page.note) : null
    },
    /** The page has done its work; its visit, or null where it was none of this browser's. */
    close(c: Context, state: string): Visit | null {
      const page = pending.finish(cookiesOf(c), state)
      if (!page) return null
      keep(c, page.setCookies)
      return visitOf(page.note)
    },
  }
}

export type PreSessions = ReturnType<typeof createPreSessions>
