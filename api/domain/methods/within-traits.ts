import type { Method } from '../../ports/store/method-store.ts'
import type { MethodTraits } from './method.ts'
import type { Proof } from './proof.ts'

/**
 * A proof, held to what is said of its kind.
 * @throws for one that is more: a fault of the kind, never a person's.
 */
export function proofWithin(
  { kind, categories, uses, instance }: MethodTraits,
  proof: Proof,
): Proof {
  const isOfKind = proof.kind === kind
  // Of a kind whose single ones differ, some stand in the place of a password.
  const isKnown = instance.reaches !== null && proof.categories.join() === 'knowledge'
  const isNoMore = isKnown || proof.categories.every((category) => categories.includes(category))
  const isHardware = proof.resistant && proof.bound && proof.verified
  if (!isOfKind || !isNoMore || (isHardware && uses.level !== 'aal3'))
    throw new Error(`A proof of "${kind}" is more than such a proof can be`)
  return proof
}

/**
 * A method as it is kept, held to what is said of its kind.
 * @param portalId where it is made.
 * @throws for data or a secret that its kind does not have: a fault of the kind.
 */
export function methodWithin(
  { kind, instance }: MethodTraits,
  method: Method,
  portalId: string,
): Method {
  instance.data.parse(JSON.parse(method.data))
  if (method.kind !== kind) throw new Error(`A "${kind}" was set up as a "${method.kind}"`)
  const hasSecret = instance.secret === 'sealed' || instance.secret === 'slow-hash'
  if (hasSecret === (method.secret === ''))
    throw new Error(`A "${kind}" is kept without the secret that it has, or with one`)
  return { ...method, portalId: instance.scope === 'portal' ? portalId : null }
}
