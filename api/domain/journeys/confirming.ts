import type { OwnAct } from '../../contract/confirmation-wire.ts'
import type { ConfirmsView } from '../../contract/views.ts'
import { sha256 } from '../../crypto/digest.ts'
import type { OneTimeSecret } from '../../ports/store/one-time-secret-store.ts'
import type { ActRecord, ActScene } from '../acts/act.ts'
import { isOlder } from '../acts/older.ts'
import { ownActOf } from '../acts/registry.ts'
import { confirmationNote } from '../confirmations/confirmations.ts'
import type { Binding } from '../methods/ceremony.ts'
import { confirmsAct, type NamedAct } from '../policy/act-factors.ts'
import { MINUTE } from '../values/time.ts'
import type { FlowContext } from './context.ts'
import type { Among } from './journey.ts'
import { openersOf } from './vouching.ts'

/** Between the right answer and the act, at the most. */
export const ACT_WITHIN_MS = 2 * MINUTE

/** An act of ours, as it stands for this person now. */
export interface OwnConfirming {
  readonly by: 'us'
  readonly record: ActRecord
  readonly scene: ActScene
  readonly shown: ConfirmsView
}

/** An act of the host's, by the row that its server was given. */
export interface HostConfirming {
  readonly by: 'host'
  readonly row: OneTimeSecret
  readonly sessionId: string
  readonly shown: ConfirmsView
}

/** What a flow is to confirm; null where that is unknown, used, out of date, or not this person's. */
export function confirmingOf(context: FlowContext): OwnConfirming | HostConfirming | null {
  const { confirms } = context.facts
  if (!confirms) return null
  return confirms.asked === null ? ownOf(context, confirms) : hostsOf(context)
}

function ownOf(
  { person, portal, placed, portalsOf, now }: FlowContext,
  { act, object }: { readonly act: string; readonly object: string },
): OwnConfirming | null {
  const record = ownActOf(act)
  if (!record || !person) return null
  const scene = { person, portal, placed, portalsOf: portalsOf ?? [], object, now }
  const shown = record.shown(scene)
  return shown && { by: 'us', record, scene, shown: { act: record.name, ...shown } }
}

/** In the session that the host's server named, and in no other of the same person. */
function hostsOf({ asked, session }: FlowContext): HostConfirming | null {
  if (!asked || !session || asked.sessionId !== session.row.id) return null
  const { text } = confirmationNote(asked)
  const shown = { act: 'host', text, method: null, nextDefault: null, isLast: false } as const
  return { by: 'host', row: asked, sessionId: session.row.id, shown }
}

/**
 * What an answer is bound to, where its kind can be: act, object, portal and the words that were shown.
 * @throws where nothing is to be confirmed: a fault in the caller.
 */
export function bindingOf(context: FlowContext): Binding {
  const { confirms } = context.facts
  const found = confirmingOf(context)
  if (!confirms || !found) throw new Error('Nothing is to be confirmed here')
  const { shown } = found
  const fields = [
    { name: 'by', value: found.by },
    { name: 'act', value: confirms.act },
    { name: 'object', value: confirms.object },
    { name: 'portal', value: context.portal.id },
    { name: 'text', value: shown.text },
  ]
  return { digest: sha256(JSON.stringify(fields)), fields }
}

/** What a policy calls what a flow is to confirm; null where nothing is. */
export function namedAct({ confirms }: FlowContext['facts']): NamedAct | null {
  return confirms ? { by: confirms.asked === null ? 'us' : 'host', act: confirms.act } : null
}

/** Of the methods, those by which the policy lets an act be confirmed. */
export function confirmedBy({ methods, policy }: Among, act: NamedAct | null) {
  return act ? methods.filter(({ kind }) => confirmsAct(policy, act, kind)) : methods
}

/** Id of the method that does not vouch for an act as long as there is another; null for none. */
export function sparedBy(confirms: FlowContext['facts']['confirms']): string | null {
  if (!confirms || confirms.asked !== null) return null
  return ownActOf(confirms.act)?.spares(confirms.object) ?? null
}

/** Of the methods, those that counted before what an act of ours looks back at. */
export function oldEnough(
  { methods, person, now }: Among,
  confirms: FlowContext['facts']['confirms'],
): Among['methods'] {
  const record = confirms?.asked === null ? ownActOf(confirms.act) : null
  const since = record && person ? record.olderThan(person, now) : null
  if (since === null) return methods
  const old = methods.filter((method) => isOlder(method, since))
  // Whoever has none at all shows the mailbox and the first factor, however new that is.
  return openersOf({ methods, now }).length === 0 ? methods : old
}

/** What a page asked to have confirmed of ours; undefined where it named no such act. */
export function ownConfirms(act: OwnAct | undefined, object: string | undefined) {
  return act && object !== undefined ? { act, object, asked: null } : undefined
}
