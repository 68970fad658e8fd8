import type { Context, MiddlewareHandler } from 'hono'
import { calendarAt } from './calendar.ts'
import type { PageContext } from './pages/page.ts'
import { destinationQuery } from './session/pre-session.ts'
import type { Session, Sessions } from './session/sessions.ts'
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

/** What every page is drawn from. `instant` in milliseconds since 1970. */
export const pageContext = (c: VisitorContext, instant: number): PageContext => {
  const language = languageOf(c)
  return {
    language,
    words: WORDS[language],
    calendar: calendarAt(instant),
    session: c.get('session') ?? null,
    path: pathOf(c),
    query: destinationQuery(c.req.query('to')),
  }
}
