import { cleanName } from '../../../contract/plain/clean-text.ts'
import { keyUri } from '../../../crypto/totp-code.ts'
import { shortened } from '../../values/shortened.ts'

/** An entry in an authenticator app, as the app will show it, and the address that makes it. */
export interface AppEntry {
  readonly issuer: string
  readonly account: string
  /** `otpauth://` key URI. */
  readonly uri: string
}

/**
 * In octets of the URI, where a Greek letter takes six. The issuer stands there twice, so that with
 * a secret of 32 letters a URI has 321 at the most: what a QR code of 61 modules holds (version 11, L).
 */
const MOST_ISSUER = 84
const MOST_ACCOUNT = 89

/** A colon, and what apps may fold to one. */
const COLON = String.raw`[:\ufe13\ufe55\uff1a]`
const COLON_AND_BLANK = new RegExp(`\\s*${COLON}(?:\\s+|$)`, 'gu')
const OTHER_COLON = new RegExp(COLON, 'gu')

/** The label is `issuer:account`: neither may hold a colon (Google's "Key Uri Format"). */
export function appEntry(portalName: string, email: string, secret: string): AppEntry {
  const issuer = labelPart(portalName, MOST_ISSUER)
  const account = labelPart(email, MOST_ACCOUNT)
  return { issuer, account, uri: keyUri({ issuer, account, secret }) }
}

function labelPart(text: string, most: number): string {
  const plain = cleanName(text).replace(COLON_AND_BLANK, ' - ').replace(OTHER_COLON, '.').trim()
  return shortened(plain, most, (piece) => encodeURIComponent(piece).length)
}
