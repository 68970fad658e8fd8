import { CONSOLE_PORTAL } from '../../contract/plain/ids.ts'
import type { Method } from '../../ports/store/method-store.ts'
import { counts } from './bound.ts'
import { isKey } from './kinds.ts'
import { isNew } from './let-in.ts'
import { isUnasked } from './unasked.ts'

/** Passkeys and keys that were made for the console: no other lets anybody act in it. */
export function isMadeForConsole(method: Pick<Method, 'kind' | 'portalId' | 'data'>): boolean {
  return isKey(method) && method.portalId === CONSOLE_PORTAL && !isUnasked(method)
}

/** One of those that counts, and that no sheet of codes has let in within a day: whoever found the sheet reads. */
export function isTheConsoles(method: Method, now: number): boolean {
  const isBySheet = method.addedBy === 'spare' && isNew(method, now)
  return isMadeForConsole(method) && counts(method, now) && !isBySheet
}
