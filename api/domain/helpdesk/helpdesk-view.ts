import type { HelpdeskActView, HelpdeskView } from '../../contract/console/helpdesk-wire.ts'
import { fullName } from '../../contract/plain/full-name.ts'
import type { AccessPass } from '../../ports/store/helpdesk/access-pass-store.ts'
import type { CallerCode } from '../../ports/store/helpdesk/caller-code-store.ts'
import type { HelpdeskAct } from '../../ports/store/helpdesk/helpdesk-act-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import type { Store } from '../../ports/store/store.ts'
import { traitsOf } from '../methods/registry.ts'
import type { ServicesWithPortals } from '../portals/portals.ts'
import type { SignedIn } from '../rights/administrators.ts'
import type { Target } from '../rights/shared-people.ts'
import { iso, isoOrNull } from '../values/iso.ts'
import { shownTelephone } from '../values/telephone.ts'
import { HOUR } from '../values/time.ts'
import { askedActOf } from './asked-act.ts'
import { VERIFIED_FOR_MS } from './rules.ts'
import { helpRulesOf } from './rules-of-portals.ts'
import { verifiedFor } from './verifying.ts'
import { isAbove, mayGive, mayHelp } from './who-may.ts'

const NEWEST_ACTS = 20

interface Looked {
  readonly administrator: SignedIn
  readonly target: Target
  readonly now: number
}

/** What an agent is told of a person: whether the caller is verified to them, and what was done. */
export function* helpdeskView(
  services: Pick<ServicesWithPortals, 'store' | 'portals'>,
  { portalId, ...looked }: Looked & { readonly portalId: string },
): Statement<HelpdeskView> {
  const { store } = services
  const { administrator, target, now } = looked
  const { personId } = target
  const agentId = administrator.person.id
  const verified = yield* verifiedFor({ store }, { agentId, personId, now })
  const pass = yield* store.accessPasses.newestOf(personId)
  const mailed = yield* store.callerCodes.lastMailed(personId)
  const acts: HelpdeskActView[] = []
  for (const row of yield* store.helpdeskActs.ofPerson(personId, NEWEST_ACTS))
    acts.push(yield* actView(store, row, looked))
  const { secondAgent, waitMs } = yield* helpRulesOf(services, personId, now)
  return {
    rules: { secondAgent, waitHours: waitMs / HOUR },
    mayHelp: mayHelp(administrator, target, portalId),
    verified: verified?.usedAt
      ? { via: verified.via, until: iso(verified.usedAt + VERIFIED_FOR_MS), word: verified.word }
      : null,
    mailed: mailed && (yield* mailedView(store, mailed, now)),
    pass: pass && (yield* passView(store, pass, now)),
    acts,
  }
}

type Issued = Pick<AccessPass, 'expiresAt' | 'usedAt'>

function* passView(store: Store, pass: AccessPass, now: number) {
  const act = yield* store.helpdeskActs.byId(pass.actId)
  const by = yield* nameOf(store, act?.agentId ?? null)
  return { issuedAt: iso(pass.createdAt), by, ...becameOf(pass, now) }
}

function* mailedView(store: Store, code: CallerCode, now: number) {
  return { at: iso(code.createdAt), by: yield* nameOf(store, code.agentId), ...becameOf(code, now) }
}

function becameOf({ expiresAt, usedAt }: Issued, now: number) {
  const lapsed = expiresAt > now ? ('works' as const) : ('expired' as const)
  return { expiresAt: iso(expiresAt), state: usedAt === null ? lapsed : ('used' as const) }
}

/** One act, and what whoever looks may do about it; asked again when they do. */
export function* actView(
  store: Store,
  row: HelpdeskAct,
  { administrator, target, now }: Looked,
): Statement<HelpdeskActView> {
  const isOwn = row.agentId === administrator.person.id
  const isOpen = row.state === 'waiting' || row.state === 'approved'
  const may = isAbove(administrator, target) ? mayOf(row, { isOwn, now }) : []
  return {
    id: row.id,
    act: row.act,
    ...(yield* objectOf(store, row)),
    to: may.length > 0 && mayGive(administrator, target) ? toOf(row) : null,
    reason: row.reason,
    ticket: row.ticket,
    by: yield* nameOf(store, row.agentId),
    isOwn,
    verifiedBy: row.verifiedBy,
    at: iso(row.createdAt),
    state: isOpen && row.expiresAt <= now ? 'expired' : row.state,
    dueAt: isoOrNull(row.dueAt),
    expiresAt: iso(row.expiresAt),
    decidedBy: yield* nameOf(store, row.decidedBy),
    may,
  }
}

function mayOf(
  { state, dueAt, expiresAt }: HelpdeskAct,
  { isOwn, now }: { readonly isOwn: boolean; readonly now: number },
): HelpdeskActView['may'] {
  if ((state !== 'waiting' && state !== 'approved') || expiresAt <= now) return []
  const isReady = state === 'approved' || (dueAt !== null && dueAt <= now)
  if (isOwn) return isReady ? ['carry-out', 'refuse'] : ['refuse']
  return state === 'waiting' ? ['approve', 'refuse'] : ['refuse']
}

function* objectOf(store: Store, row: HelpdeskAct) {
  const asked = askedActOf(row)
  const none = {
    method: null,
    scope: null,
    paperGone: false,
    withoutPassword: false,
    corrects: null,
  }
  if (asked.act === 'reset') return { ...none, scope: asked.scope, paperGone: asked.paperGone }
  if (asked.act === 'pass') return { ...none, withoutPassword: asked.withoutPassword }
  if (asked.act === 'correct') return { ...none, corrects: asked.what }
  if (asked.act === 'freeze' || asked.act === 'unfreeze') return none
  const found = yield* store.methods.byId(asked.method)
  return { ...none, method: found && { name: found.name, kind: traitsOf(found.kind).kind } }
}

/** What somebody's name, number or address would become: told to nobody but those who decide on it. */
function toOf(row: HelpdeskAct): string | null {
  const asked = askedActOf(row)
  if (asked.act !== 'correct') return null
  if (asked.what === 'name') return fullName(asked)
  if (asked.what === 'address') return asked.address
  return asked.phone === null ? '' : shownTelephone(asked.phone)
}

/** Null for the machine, and for whoever is gone. */
function* nameOf(store: Store, id: string | null): Statement<string | null> {
  const person = id === null ? null : yield* store.people.byId(id)
  return person && fullName(person)
}
