import { browserSupportsWebAuthnAutofill } from '@simplewebauthn/browser'
import type { Offer } from '../method.ts'
import { ask, stopAsking } from './ceremony.ts'

/** How long one challenge stands at a field, in milliseconds: the server keeps it a little longer. */
const RENEW_MS = 240_000

/** Passkeys in the list of the address field (conditional mediation, Level 3 §5.1.4), where the browser can. */
export const offer: Offer = async ({ begin, again, signal }) => {
  const isOffered = await browserSupportsWebAuthnAutofill().catch(() => false)
  if (!isOffered || signal.aborted) return null
  signal.addEventListener('abort', stopAsking)
  let view = await begin()
  while (!signal.aborted && view?.step.name === 'passkey') {
    let isOld = false
    const renewal = setTimeout(() => {
      isOld = true
      stopAsking()
    }, RENEW_MS)
    const came = await ask(view.step.options, true)
    clearTimeout(renewal)
    if (came.ok) return { view, answer: { step: 'passkey', assertion: came.value } }
    // Whatever else ends it, such as another dialog of the page, is not asked against.
    view = isOld ? await again(view) : null
  }
  return null
}
