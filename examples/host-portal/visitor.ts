import type { Context, MiddlewareHandler } from 'hono'
import { calendarAt } from './calendar.ts'
import type { PageContext } from './frame/page.ts'
import { type Destination, destinationQuery } from './session/pre-session.ts'
import type { Session, Sessions } from './session/sessions.ts'
import type { Authors } from './store/authors.ts'
import type { KeptTexts } from './store/kept-texts.ts'
import { isLanguage, type Language, preferredLanguage, WORDS } from './words/language.ts'

/** What is known of whoever asks, before a page is drawn. */
export interface Visitor {
  Variables: {
    readonly language: Language
    readonly session: Session | null
    /** There was a session, and it has ended: elsewhere, by time, or with this server. */
    readonly ended: boolean
  }
}

export type VisitorContext = Context<Visitor>

/** The language that the address begins with, else the one that the browser prefers. */
export const languageOf = (c: Context): Language => {
  const first = c.req.path.split('/')[1]
  return isLanguage(first) ? first : preferredLanguage(c)
}

/** Where to go instead of a page of whoever is signed in; for visitors who are not. */
export const signInInstead = (c: VisitorContext, to: Destination = 'profile'): string =>
  `/${languageOf(c)}/${c.get('ended') ? '?news=ended' : `sign-in?to=${to}`}`

/** The known text that a request brought, or null. */
export const oneOf = <T extends string>(known: readonly T[], text: string | undefined): T | null =>
  known.find((one) => one === text) ?? null

/** The address of a page without its language. */
const pathOf = (c: Context): string => {
  const [, first, ...rest] = c.req.path.split('/')
  return isLanguage(first) ? `/${rest.join('/')}` : c.req.path
}

/** Sets who is signed in. Rejects when that cannot be known just now. */
export const knowVisitor =
  (sessions: Sessions): MiddlewareHandler<Visitor> =>
  async (c, next) => {
    const session = await sessions.current(c)
    const ended = session === null && sessions.wasHere(c)
    if (ended) sessions.end(c)
    c.set('language', languageOf(c))
    c.set('session', session)
    c.set('ended', ended)
    await next()
  }

export interface PageSurroundings {
  /** Base URL of the Farstu API. */
  readonly api: string
  /** Public id of this portal. */
  readonly portal: string
  /** Milliseconds since 1970. */
  readonly instant: number
  readonly authors: Authors
  readonly texts: KeptTexts
}

/** What every page is drawn from. */
export const pageContext = (
  c: VisitorContext,
  { api, portal, instant, authors, texts }: PageSurroundings,
): PageContext => {
  const language = languageOf(c)
  const session = c.get('session') ?? null
  const person = session?.person.id ?? ''
  return {
    api,
    portal,
    language,
    words: WORDS[language],
    calendar: calendarAt(instant),
    session,
    path: pathOf(c),
    query: destinationQuery(c.req.query('to')),
    author: (form, page) => authors.seal({ person, form, page }),
    typed: (form, page) => session && texts.of({ person, form, page }),
  }
}
