import type { Services } from '../services.ts'
import { parseAddress } from '../values/address.ts'

/**
 * The addresses that somebody signed in with in one browser, in one portal: at most five, newest first.
 * They lie in that browser alone, as a text that nobody but us can read or write.
 */

const MOST = 5
/** Characters of the sealed text: a browser sends the cookies of all portals with each request. */
const MOST_SEALED = 1024
/** Of a name for one address among five. */
const ID_CHARACTERS = 16

/** The portal it is of: what was sealed for one does not open for another. */
const rowOf = (portalId: string): string => `remembered:${portalId}`

const keyOf = (email: string): string => parseAddress(email)?.key ?? email

/** Without an address, however it is spelt. */
export const without = (emails: readonly string[], email: string): readonly string[] =>
  emails.filter((one) => keyOf(one) !== keyOf(email))

export function createRemembered({ secretBox, digest }: Pick<Services, 'secretBox' | 'digest'>) {
  const seal = (portalId: string, emails: readonly string[]): string | null => {
    if (emails.length === 0) return null
    const sealed = secretBox.seal(JSON.stringify(emails), rowOf(portalId))
    return sealed.length <= MOST_SEALED ? sealed : seal(portalId, emails.slice(0, -1))
  }

  return {
    /** Null for none. What does not fit goes, the oldest first. */
    seal: (portalId: string, emails: readonly string[]) => seal(portalId, emails.slice(0, MOST)),

    /** None where the text was made up or changed, is of another portal, or its key is gone. */
    open(portalId: string, sealed: string | null): readonly string[] {
      if (sealed === null || sealed.length > MOST_SEALED) return []
      try {
        return JSON.parse(secretBox.open(sealed, rowOf(portalId)))
      } catch {
        return []
      }
    },

    /** What a page calls an address by: the same at each look, and nothing to anybody without our key. */
    idOf: (portalId: string, email: string): string =>
      digest.of('remembered-address', portalId, keyOf(email)).slice(0, ID_CHARACTERS),
  }
}
