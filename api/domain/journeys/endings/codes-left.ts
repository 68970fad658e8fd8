import { codesLeft } from '../../methods/used-up.ts'
import type { FlowContext } from '../context.ts'

/** How many codes are left of the set that one was shown of here; null where none was. */
export function codesLeftOf({ methods, provenHere }: FlowContext): number | null {
  return codesLeft(methods.filter(({ id }) => provenHere.some(({ methodId }) => methodId === id)))
}
