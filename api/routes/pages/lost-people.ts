import type { Context, MiddlewareHandler } from 'hono'
import { LANGUAGES } from '../../contract/plain/languages.ts'
import { contactsIn } from '../../domain/portals/known/known-portal.ts'
import { languageOf } from '../../domain/portals/portal.ts'
import type { Portals } from '../../domain/portals/portals.ts'
import { pageHeaders } from '../../http/answers/headers.ts'
import { onError } from '../../http/answers/problem.ts'
import type { AppEnv } from '../../http/app-env.ts'
import { targetOf } from '../../http/bodies/target.ts'
import { type Lost, lostPage } from '../../pages/lost-page.ts'
import { meantPage } from '../../pages/meant-page.ts'
import { askedLanguages, type HostedAnswer } from './hosted-answer.ts'

/** What programs ask, whatever they accept: they are answered in JSON. */
const FOR_PROGRAMS = /^\/+(?:v1|\.well-known|openapi\.json|healthz|readyz|metrics)(?![a-z0-9-])/
const FOR_PEOPLE = /^\/+p\//i
const MISDIRECTED = 421
/** Where no portal says which languages it has; the first is for those who ask for another. */
const ALL = { languages: ['en', ...LANGUAGES] }

interface LostPeople {
  readonly portals: Portals
  readonly publicUrl: string
  readonly answer: HostedAnswer
}

/**
 * Whoever opens an address of a page is answered with a page: with the one that was meant, where a
 * mail gateway has changed the link to it, else with why not and whom to ask. Nothing that the
 * routes refuse is done by that; what is answered to programs stays as it is.
 */
export function showLostPeople(parts: LostPeople): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    await next()
    if (!isForAPerson(c)) return
    try {
      await pageHeaders(c, () => show(c, parts))
    } catch (fault) {
      // Without a portal, which may be what could not be read.
      c.res = await onError(fault as Error, c)
      await pageHeaders(c, () => show(c, parts))
    }
  }
}

function isForAPerson(c: Context<AppEnv>): boolean {
  const { status, headers } = c.res
  const isRead = c.req.method === 'GET' || c.req.method === 'HEAD'
  if (!isRead || status < 400) return false
  if (!headers.get('content-type')?.startsWith('application/problem+json')) return false
  const target = targetOf(c)
  if (FOR_PROGRAMS.test(target)) return false
  const isBrowser = c.req.header('accept')?.includes('text/html') === true
  return isBrowser || (FOR_PEOPLE.test(target) && status !== MISDIRECTED)
}

async function show(c: Context<AppEnv>, { portals, publicUrl, answer }: LostPeople) {
  const { status } = c.res
  const why = whyAt(status)
  const meant = why === 'nowhere' ? meantPage(targetOf(c)) : null
  const known = meant && (await portals.byId(meant.portal))
  if (known && meant.page) {
    c.res = await answer(c, known, meant.page)
    return
  }
  const portal = known?.portal ?? null
  const language = languageOf(portal ?? ALL, askedLanguages(c))
  const help = known ? contactsIn(known, language) : []
  const page = await lostPage({ why, language, publicUrl, portal, help })
  c.res = new Response(page, { status, headers: { 'Content-Type': 'text/html; charset=utf-8' } })
}

function whyAt(status: number): Lost {
  if (status === MISDIRECTED) return 'elsewhere'
  return status === 400 || status === 404 ? 'nowhere' : 'later'
}
