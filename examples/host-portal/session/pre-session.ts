import { randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie'
import { isLanguage, type Language } from '../words/language.ts'
import type { CookiePlan } from './cookies.ts'

/** The pages that a sign-in can end at. A closed list: no address is ever taken from a request. */
const DESTINATIONS = ['start', 'profile', 'submission', 'deferral'] as const
export type Destination = (typeof DESTINATIONS)[number]

const isDestination = (text: string | undefined): text is Destination =>
  DESTINATIONS.some((destination) => destination === text)

/** The destination of that name; the start page for any other text. */
export const destinationOf = (text: string | undefined): Destination =>
  isDestination(text) ? text : 'start'

/** The same as part of an address; nothing for the start page, where a sign-in ends anyway. */
export const destinationQuery = (text: string | undefined): string => {
  const destination = destinationOf(text)
  return destination === 'start' ? '' : `?to=${destination}`
}

/** Where a visitor is to end, and in which language. */
export interface Visit {
  readonly destination: Destination
  readonly language: Language
}

/** What this portal knows of a browser before anybody has signed in. */
export interface PreSession extends Visit {
  /** Binds the sign-in to this browser; Farstu gives it back when the code is redeemed. */
  readonly state: string
}

/** Long enough for an invitation with a lunch in between. */
const LIFETIME_SECONDS = 12 * 3600

/** Kept in a signed cookie, so that visitors who never sign in cost no memory. */
export const createPreSessions = (cookies: CookiePlan, newState: () => string) => {
  const key = randomBytes(32).toString('base64url')

  const read = async (c: Context): Promise<PreSession | null> => {
    const text = await getSignedCookie(c, key, cookies.preSession)
    const [state, destination, language] = text ? text.split('.') : []
    if (!state || !isDestination(destination) || !isLanguage(language)) return null
    return { state, destination, language }
  }

  return {
    read,
    /** Keeps the state of another tab's sign-in page, which would be refused otherwise. */
    async open(c: Context, { destination, language }: Visit): Promise<PreSession> {
      const state = (await read(c))?.state ?? newState()
      const value = `${state}.${destination}.${language}`
      const options = { ...cookies.options, maxAge: LIFETIME_SECONDS }
      await setSignedCookie(c, cookies.preSession, value, key, options)
      return { state, destination, language }
    },
    close: (c: Context) => {
      deleteCookie(c, cookies.preSession, cookies.options)
    },
  }
}

export type PreSessions = ReturnType<typeof createPreSessions>
