import type { KindOffer } from '../../contract/console/portal-wire.ts'
import type { MethodKind } from '../../contract/views.ts'
import {
  FIRST_FACTOR_KINDS,
  FORGETTABLE,
  SECOND_FACTOR_KINDS,
  SPARE_KINDS,
} from '../methods/kinds.ts'
import type { MethodTraits } from '../methods/method.ts'
import { ALL_TRAITS } from '../methods/registry.ts'

const isIn = (kinds: readonly MethodKind[], { kind }: MethodTraits): boolean => kinds.includes(kind)

function offerOf(traits: MethodTraits): KindOffer {
  const mayBegin = isIn(FIRST_FACTOR_KINDS, traits) && !traits.restricted
  const isSpare = isIn(SPARE_KINDS, traits)
  const isOnTop = isIn(SECOND_FACTOR_KINDS, traits)
  return {
    first: traits.kind === FORGETTABLE.kind ? 'usual' : mayBegin ? 'may' : 'never',
    second: isOnTop ? 'may' : 'never',
    isSetUp: (isOnTop || isSpare) && traits.steps.enrol !== null,
    isSpare,
  }
}

/** What a policy may say of each kind, in the order of the registry, read off what is said of it. */
export const KIND_OFFERS = Object.fromEntries(
  ALL_TRAITS.map((traits) => [traits.kind, offerOf(traits)]),
) as Readonly<Record<MethodKind, KindOffer>>
