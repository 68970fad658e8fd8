import { OWN_ACTS, type OwnAct } from '../../contract/plain/own-acts.ts'
import type { ActRecord } from './act.ts'
import { methodRemove } from './method-remove.ts'

/** Every act of ours. A new one is a file, a line here and its name in `contract/plain/own-acts.ts`. */
const ACTS: Readonly<Record<OwnAct, ActRecord>> = {
  'method.remove': methodRemove,
}

/** What is said of an act; null for a word that is none of ours. */
export function ownActOf(name: string): ActRecord | null {
  const act = OWN_ACTS.find((own) => own === name)
  return act ? ACTS[act] : null
}
