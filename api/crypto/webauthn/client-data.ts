import { parseStrictJson } from '../../contract/plain/files/strict-json.ts'

/** What the browser says that a ceremony was for (Web Authentication Level 3 §5.8.1). */
export interface ClientData {
  readonly type: string
  readonly challenge: string
  readonly origin: string
}

/** What a ceremony was begun for; what is signed has to be for the same. */
export interface Expected {
  /** base64url, as it was given. */
  readonly challenge: string
  /** Exactly one page's: neither its siblings nor whatever begins or ends alike (Level 3 §13.4.8 and §13.4.9). */
  readonly origin: string
  readonly rpId: string
  /** The browser may have made it with nobody there; only ever of one that is made. */
  readonly mayBeAbsent?: boolean
}

/**
 * The client data, if it is what a browser writes: JSON in UTF-8, each name once. Null for any other, and where it was
 * signed inside a frame of another site, which no page of ours or of a portal is (Level 3 §7.1 steps 10 and 11, §7.2
 * steps 13 and 14): the library looks at that in part alone.
 * @param text base64url.
 */
export function readClientData(text: string): ClientData | null {
  const { type, challenge, origin, crossOrigin = false, ...other } = objectIn(text)
  if (crossOrigin !== false || other.topOrigin !== undefined) return null
  const isText = [type, challenge, origin].every((value) => typeof value === 'string')
  return isText ? ({ type, challenge, origin } as ClientData) : null
}

/** Whether it is for what was begun. */
export function isMeant(data: ClientData | null, type: string, expected: Expected): boolean {
  return (
    data !== null &&
    data.type === type &&
    data.challenge === expected.challenge &&
    data.origin === expected.origin
  )
}

/** Empty for what is no object. A byte order mark is passed over, as by "UTF-8 decode" of the Encoding standard. */
function objectIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const utf8 = new TextDecoder('utf-8', { fatal: true })
    const value = parseStrictJson(utf8.decode(Buffer.from(text, 'base64url')))
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}
