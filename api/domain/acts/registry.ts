import type { OwnAct } from '../../contract/confirmation-wire.ts'
import type { ActRecord } from './act.ts'
import { addressChange } from './address-change.ts'
import { methodRemove } from './method-remove.ts'

/** Every act of ours. A new one is a file, a line here and its name in `contract/confirmation-wire.ts`. */
const ACTS: Readonly<Record<OwnAct, ActRecord>> = {
  'method.remove': methodRemove,
  'address.change': addressChange,
}

/** What is said of an act; null for a word that is none of ours. */
export function ownActOf(name: string): ActRecord | null {
  return Object.values(ACTS).find((act) => act.name === name) ?? null
}
