/** Names of authenticators are data that is shipped: this is what they have to look like. */
import { describe, expect, it } from 'vitest'
import { LONGEST_NAME } from '../../../../api/contract/plain/lengths.ts'
import {
  NAMED_AAGUIDS,
  nameOf,
} from '../../../../api/domain/methods/webauthn/authenticator-names.ts'

describe('the names of authenticators', () => {
  it('are for AAGUIDs as they are written, lower case and once each', () => {
    for (const aaguid of NAMED_AAGUIDS)
      expect(aaguid).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    expect(new Set(NAMED_AAGUIDS).size).toBe(NAMED_AAGUIDS.length)
  })

  it('can be given to a method, and nothing in them is unseen', () => {
    for (const aaguid of NAMED_AAGUIDS) {
      const name = nameOf(aaguid) ?? ''
      expect(name).toMatch(/^[\p{L}\p{N}][\p{L}\p{N} ()]*$/u)
      expect(name.length).toBeLessThanOrEqual(LONGEST_NAME)
    }
  })

  it.each(['00000000-0000-0000-0000-000000000000', 'constructor', '__proto__', ''])(
    'there is none for %j',
    (aaguid) => expect(nameOf(aaguid)).toBeNull(),
  )
})
