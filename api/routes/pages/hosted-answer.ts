import type { Context } from 'hono'
import { acrValue } from '../../contract/shared-views.ts'
import { contactsIn, type KnownPortal } from '../../domain/portals/known/known-portal.ts'
import { languageOf, type Portal } from '../../domain/portals/portal.ts'
import { languagesOf } from '../../http/accept-language.ts'
import type { AppEnv } from '../../http/app-env.ts'
import { type Asked, type HostedPage, hostedDocument } from '../../pages/hosted-document.ts'
import { returnUrl, toldReturn } from '../../pages/return-url.ts'

/** Languages that a visitor of our pages asks for, preferred first. */
export const askedLanguages = (c: Context<AppEnv>): readonly string[] => [
  c.req.query('lang') ?? '',
  ...languagesOf(c),
]

/** Answers with one of our own pages of a portal, for whichever address it was asked at. */
export function createHostedAnswer(publicUrl: string) {
  return async (c: Context<AppEnv>, known: KnownPortal, name: HostedPage): Promise<Response> => {
    const { portal } = known
    const language = languageOf(portal, askedLanguages(c))
    const help = contactsIn(known, language)
    const state = c.req.query('state') ?? ''
    const target = c.req.query('return')
    const back = returnUrl(target, portal)
    if (target !== undefined && back === null) tell(c, portal, target)
    return c.html(
      hostedDocument({ name, portal, language, help, publicUrl, state, back, asked: askedIn(c) }),
    )
  }
}

/** As far as it can be read; anything else asks for nothing, and the portal's policy stands in any case. */
function askedIn(c: Context<AppEnv>): Asked {
  const acr = acrValue.safeParse(c.req.query('acr'))
  const maxAge = /^\d{1,8}$/.exec(c.req.query('max_age') ?? '')
  return {
    acr: acr.success ? acr.data : null,
    maxAge: maxAge && Number(maxAge[0]),
    forgotten: c.req.query('forgotten') === 'true',
  }
}

export type HostedAnswer = ReturnType<typeof createHostedAnswer>

/** So that operators find what is to be registered. */
function tell(c: Context<AppEnv>, portal: Portal, asked: string): void {
  const address = toldReturn(asked, portal)
  const fields = { requestId: c.get('requestId'), portal: portal.id }
  c.get('log').warn(
    address === null ? fields : { ...fields, return: address },
    'a page was asked to return to an address that the portal has not registered',
  )
}
