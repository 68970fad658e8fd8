import type { Method } from '../../ports/store/method-store.ts'
import { counts } from '../methods/bound.ts'
import { isSecondFactor, SPARE_KINDS } from '../methods/kinds.ts'
import { traitsOf } from '../methods/registry.ts'
import type { AskedAct } from './asked-act.ts'

type Reset = Extract<AskedAct, { readonly act: 'reset' }>

const isSpare = ({ kind }: Pick<Method, 'kind'>): boolean =>
  SPARE_KINDS.some((spare) => spare === kind)

/** What somebody has, and no more what they know: a password that is forgotten is replaced by its person. */
export function isResettable(method: Pick<Method, 'kind'>): boolean {
  return isSecondFactor(method) || isSpare(method)
}

/**
 * Which methods a reset takes; null where one was chosen that is not there. Codes on paper stay unless the paper is
 * gone, too.
 */
export function resetBy(
  { scope, methods: chosen, paperGone }: Reset,
  bound: readonly Method[],
  now: number,
): readonly Method[] | null {
  const held = bound.filter((method) => isResettable(method) && counts(method, now))
  const paper = paperGone ? held.filter(isSpare) : []
  if (scope === 'all') return [...held.filter(isSecondFactor), ...paper]
  if (scope === 'phone') return [...held.filter(isOnPhone), ...paper]
  const found = held.filter(({ id }) => chosen.includes(id))
  if (found.length === 0 || found.length < new Set(chosen).size) return null
  return [...new Set([...found, ...paper])]
}

const isOnPhone = ({ kind }: Method): boolean => traitsOf(kind).instance.mayBeOnPhone
