import type { Statement } from '../../../ports/store/statement.ts'
import { recordOf } from '../../audit/audit.ts'
import { confirmationNote, makeConfirmed } from '../../confirmations/confirmations.ts'
import { amrOf } from '../../methods/proof.ts'
import type { Refusal } from '../../methods/refusal.ts'
import { levelOf } from '../../policy/levels.ts'
import type { ServicesWithPortals } from '../../portals/portals.ts'
import type { Services } from '../../services.ts'
import { ACT_WITHIN_MS, confirmingOf, type HostConfirming } from '../confirming.ts'
import { countedOf, type FlowContext } from '../context.ts'
import type { Completion } from './completion.ts'
import { doneWithoutCode } from './ending-with-method.ts'

/** An act of ours is done with the end of the flow; of a host's act its server learns by a code, once. */
export function endWithAct(services: ServicesWithPortals, context: FlowContext): Completion {
  const confirming = confirmingOf(context)
  if (!confirming) throw new Error('A journey ended without what it was to confirm')
  return confirming.by === 'host' ? tell(services, context, confirming) : act(services, context)
}

function act(services: ServicesWithPortals, context: FlowContext): Completion {
  const confirming = confirmingOf(context)
  if (confirming?.by !== 'us') throw new Error('An act of ours ended as something else')
  const { flow, now } = context
  const { record, scene } = confirming
  const at = { flowId: flow.id, browserHash: flow.browserHash }
  return {
    session: null,
    done: doneOf(context, null),
    change: { flow: { endedAt: now }, ...record.perform(services, scene, at) },
  }
}

function tell(services: Services, context: FlowContext, { row, sessionId }: HostConfirming) {
  const { store } = services
  const { flow, person, portal, now } = context
  const made = makeConfirmed(services, {
    portalId: portal.id,
    flowId: flow.id,
    sessionId,
    note: noteOf(context, row),
    lifetimeMs: Math.max(0, shownAt(context) + ACT_WITHIN_MS - now),
  })
  const { act: name, object } = confirmationNote(row)
  const given = recordOf(services, {
    act: 'confirmation.given',
    actor: { type: 'person', id: person?.id ?? null },
    target: { type: 'confirmation', id: row.id },
    portalId: portal.id,
    details: { act: name, object, flow: flow.id },
  })
  return {
    session: null,
    done: doneOf(context, made),
    change: {
      flow: { endedAt: now },
      *guards(): Statement<Refusal | null> {
        const { id, hash } = row
        if (!(yield* store.oneTimeSecrets.consume(id, hash, now))) return { code: 'step_changed' }
        yield* store.oneTimeSecrets.add(made.row)
        return null
      },
      records: [given],
    },
  } satisfies Completion
}

/** When the last factor was shown for it. */
const shownAt = ({ provenHere, now }: FlowContext): number =>
  provenHere.length > 0 ? Math.max(...provenHere.map(({ at }) => at)) : now

/** @throws where nobody has shown anything: the requirements ask for that. */
function noteOf(context: FlowContext, row: HostConfirming['row']) {
  const { person, portal, now } = context
  const counted = countedOf(context)
  const acr = levelOf(counted, portal.policy.password)
  if (!person || !acr || context.provenHere.length === 0)
    throw new Error('An act was confirmed by nobody')
  const { act: name, object } = confirmationNote(row)
  return {
    act: name,
    object,
    personId: person.id,
    acr,
    amr: amrOf(counted),
    auth_time: seconds(Math.min(now, ...counted.map(({ at }) => at))),
    confirmedAt: seconds(shownAt(context)),
    kinds: context.provenHere.map(({ kind }) => kind),
  }
}

const seconds = (at: number): number => Math.floor(at / 1000)

function doneOf(
  context: FlowContext,
  made: ReturnType<typeof makeConfirmed> | null,
): Completion['done'] {
  const done = doneWithoutCode(context)
  if (!made) return done
  const codeExpiresInSeconds = Math.floor((made.row.expiresAt - context.now) / 1000)
  return { ...done, code: made.code, codeExpiresInSeconds }
}
