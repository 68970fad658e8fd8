import type { MethodKind } from '../../contract/views.ts'
import type { OneTimeSecret } from '../../ports/store/one-time-secret-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import type { AttemptRule } from '../methods/attempt-rules.ts'
import { chargeBudget, refundBudget } from '../methods/attempts.ts'
import { forgetGuessesAt } from '../methods/forgetting.ts'
import type { MethodSet } from '../methods/registry.ts'
import type { Services } from '../services.ts'
import { NOBODY } from '../values/nobody.ts'
import { isLive } from './apply.ts'

/** What another party sends, without a cookie of the browser that waits. */
export interface Elsewhere {
  /** Public id of the portal that it says it is for. */
  readonly portal: string
  readonly method: MethodKind
  /** What the kind gave it; the kind alone can read which row it stands for. */
  readonly token: string
  /** In the shape of the kind's wire. */
  readonly answer: Readonly<Record<string, unknown>>
}

/** Answers to one token: whoever holds it may have to try again, and has nothing to guess at. */
const RULE: AttemptRule = { free: 10, hardStop: 10, isSlowed: false }

/**
 * Another party's answer, into the rows that a flow waits on. False, whatever it was, for what is
 * unknown, foreign, used, over, tried too often, or not what the row waits for.
 */
export function createElsewhere(services: Services, methods: MethodSet) {
  const { store, clock } = services

  /** The row, where it is this portal's and this kind's, unused and in time, as is its flow. */
  const waiting = async (id: string, { portal, method }: Elsewhere) => {
    const { row, flow } = await store.run(function* () {
      const found = yield* store.oneTimeSecrets.byId(id)
      return { row: found, flow: yield* store.flows.byId(found?.flowId ?? NOBODY) }
    })
    const now = clock.now()
    const isTheirs = row?.portalId === portal && row.purpose === method
    const isOpen = row?.usedAt === null && row.expiresAt > now
    return isTheirs && isOpen && flow && isLive(flow, now) ? row : null
  }

  /** Charged before the answer is looked at; given back where it was right, or the fault ours. */
  const charged = async (kind: string, { id }: OneTimeSecret, take: () => Statement<boolean>) => {
    const charge = await chargeBudget(services, id, { kind, rule: RULE })
    if (!charge.allowed) return false
    try {
      return await store.atomically(function* () {
        const isTaken = yield* take()
        if (isTaken) yield* forgetGuessesAt(services, id, kind)
        return isTaken
      })
    } catch (fault) {
      await refundBudget(services, id, kind)
      throw fault
    }
  }

  return async (given: Elsewhere): Promise<boolean> => {
    const works = methods[given.method].elsewhere
    const id = works?.rowOf(given.token) ?? null
    const row = id === null ? null : await waiting(id, given)
    if (!works || !row) return false
    const take = () => works.take(row, given.answer, clock.now())
    return charged(`${given.method}-elsewhere`, row, take)
  }
}
