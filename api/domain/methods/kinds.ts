import type { IdentifyingKind, MethodKind } from '../../contract/views.ts'
import type { MethodTraits } from './method.ts'
import { ALL_TRAITS } from './registry.ts'

/** Which kinds may do what: read off what is said of each, so that a new one is in the right lists. */

const kindsWith = (is: (traits: MethodTraits) => boolean): readonly MethodKind[] =>
  ALL_TRAITS.filter(is).map(({ kind }) => kind)

const isFactor = ({ role, uses }: MethodTraits): boolean =>
  role === 'factor' && uses.signIn !== 'never'

/** Those that count towards a level (SP 800-63B-4 §2.2); the mailed code is none. */
export const FACTOR_KINDS = kindsWith(isFactor)

/** Those that may be the first that somebody shows, and the only one. */
export const FIRST_FACTOR_KINDS = kindsWith(
  (traits) => isFactor(traits) && traits.uses.signIn === 'alone',
)

const isSecond = (traits: MethodTraits): boolean =>
  isFactor(traits) && traits.categories.some((category) => category !== 'knowledge')

/** Those that a policy may ask for on top of what somebody knows. What lies in a drawer is none: it is for want of them. */
export const SECOND_FACTOR_KINDS = kindsWith((traits) => isSecond(traits) && !traits.uses.isSpare)

/** Whether a method is one of those, wherever it is accepted. */
export function isSecondFactor({ kind }: { readonly kind: string }): boolean {
  return SECOND_FACTOR_KINDS.some((second) => second === kind)
}

/** Those that lie in a drawer, for whoever has lost the others. */
export const SPARE_KINDS = kindsWith((traits) => isSecond(traits) && traits.uses.isSpare)

const KEY_KINDS = kindsWith(
  (traits) =>
    isSecond(traits) && traits.uses.level === 'aal3' && traits.instance.scope === 'portal',
)

/** Whether a method is a passkey or a key: it is asked by the page that it was made for alone, and can verify its user. */
export function isKey({ kind }: { readonly kind: string }): boolean {
  return KEY_KINDS.some((one) => one === kind)
}

/** Those that find the person before any address. */
export const IDENTIFYING_KINDS = kindsWith(
  ({ uses }) => uses.identifies,
) as readonly IdentifyingKind[]

/** Those that vouch for any change of another (`uses.vouchesFor`). */
export const VOUCHING_KINDS = kindsWith(({ uses }) => uses.vouchesFor === 'every-change')

/** Those whose rows hold a secret that is sealed by one of our keys, if only while they are set up. */
export const SEALED_KINDS = kindsWith(
  ({ instance }) => instance.secret === 'sealed' || instance.secret === 'sealed-until-kept',
)

/** What proves that somebody reads an address. */
export const MAILBOX = only('a mailbox', ({ role }) => role === 'mailbox')

/** What is chosen anew when it is forgotten. */
export const FORGETTABLE = only('what can be forgotten', ({ uses }) => uses.forgettable)

function only(what: string, is: (traits: MethodTraits) => boolean): MethodTraits {
  const [found, other] = ALL_TRAITS.filter(is)
  if (!found || other) throw new Error(`One kind proves ${what}, no more and no fewer`)
  return found
}
