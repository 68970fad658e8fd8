import type { MailedPreview, MailPreview } from '../../../contract/console/policy-wire.ts'
import { localDay } from '../../../contract/plain/local-end.ts'
import {
  CONCERNS,
  MOST_POLICY_MAILINGS,
  MOST_POLICY_MAILS,
} from '../../../contract/plain/policy.ts'
import type { Concern, Reach } from '../../../ports/store/policy-reach-store.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import type { Services } from '../../services.ts'
import { DAY } from '../../values/time.ts'
import type { Portal } from '../portal.ts'
import { readGiven, refuse, refuseMistakes } from '../rules/setup-refusal.ts'
import { type ToTell, toldOf } from './policy-mails.ts'
import { concernedBy, previewOf, reachOf, requireSomebodyIn } from './policy-reach.ts'
import { portalAt, wholePolicy } from './previewing.ts'
import { type By, written } from './setup-act.ts'

/** How far ahead a change is told of. */
const FARTHEST = 366 * DAY

/**
 * Those whom a policy would concern are written to, each once, by the gravest of what concerns them, and once for
 * what was looked at: who they are is written down under the portal's lock, the mails are made beside it
 * (`policy-mails.ts`).
 */
export function createPreviewMailing(services: Services) {
  const { store, clock, random } = services

  /** Once for a preview, and so often in a day. @throws Refused `mailed_already`, `mails_limited` */
  function* claim(portal: Portal, preview: string): Statement<void> {
    const { attemptBudgets } = store
    const now = clock.now()
    const { failures } = yield* attemptBudgets.lock(preview, 'policy-mail')
    if (failures > 0) refuse('mailed_already')
    yield* attemptBudgets.set(preview, 'policy-mail', 1, now)
    const day = yield* attemptBudgets.lock(portal.id, 'policy-mailings')
    const isOver = day.nextAt <= now
    if (!isOver && day.failures >= MOST_POLICY_MAILINGS) refuse('mails_limited')
    const [mailings, until] = isOver ? [1, now + DAY] : [day.failures + 1, day.nextAt]
    yield* attemptBudgets.set(portal.id, 'policy-mailings', mailings, until)
  }

  /** By the gravest of what concerns them. @throws Refused `mails_limited` */
  function* whomOf(reach: Reach): Statement<ToTell['whom']> {
    const whom = new Map<string, Concern>()
    for (const concern of CONCERNS) {
      const at = { after: '', limit: MOST_POLICY_MAILS + 1 }
      for (const id of yield* store.policyReach.ids(reach, concern, at))
        if (!whom.has(id)) whom.set(id, concern)
      if (whom.size > MOST_POLICY_MAILS) refuse('mails_limited')
    }
    return [...whom].map(([id, concern]) => [concern, id] as const)
  }

  const mailingOf = (portalId: string, told: ToTell) => ({
    id: random.id(),
    portalId,
    told: JSON.stringify(told),
    size: told.whom.length,
    done: 0,
    createdAt: clock.now(),
  })

  /** @throws Refused as the preview and `claim` say */
  return (portalId: string, asked: MailPreview, by: By): Promise<MailedPreview> => {
    const { policy } = readGiven(wholePolicy, { policy: asked.policy })
    const { from, preview } = asked
    return store.atomically(function* (): Statement<MailedPreview> {
      yield* by.actor.confirm()
      const portal = portalAt(yield* store.portals.hold(portalId), asked.version)
      const now = clock.now()
      const days = [now, now + FARTHEST].map((at) => localDay(at, portal.timeZone))
      if (from < (days[0] ?? '') || from > (days[1] ?? ''))
        refuseMistakes([{ path: 'from', why: 'must be a day from today on, within a year' }])
      const reach = yield* reachOf(services, portal, { to: policy, now })
      yield* requireSomebodyIn(services, reach)
      const { counts, whom } = yield* concernedBy(services, reach)
      const seen = previewOf(services, portal, { policy, whom })
      if (!services.digest.equal(preview, seen)) refuse('changed_meanwhile')
      yield* claim(portal, preview)
      const told: ToTell = { whom: yield* whomOf(reach), from, ...toldOf(policy) }
      const mails = told.whom.length
      if (mails > 0) yield* store.policyMailings.add(mailingOf(portalId, told))
      const details = { ...counts, mails, from, policy }
      yield* written(services, { ...by, act: 'policy.announced', portalId, details })()
      return { mails }
    })
  }
}
