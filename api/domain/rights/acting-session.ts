import type { MeView } from '../../contract/console/console-wire.ts'
import { CONSOLE_PORTAL } from '../../contract/plain/ids.ts'
import type { Method } from '../../ports/store/method-store.ts'
import type { Person } from '../../ports/store/person-store.ts'
import type { Session } from '../../ports/store/session-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import type { Lacking } from '../actor.ts'
import { isTheConsoles } from '../methods/keys-of-console.ts'
import { isKeyProof, type Proof, parseProofs } from '../methods/proof.ts'
import type { ServicesWithPortals } from '../portals/portals.ts'
import { MINUTE } from '../values/time.ts'

/**
 * What an act of the console asks of the session that it is done in. `nothing`: it reads. `key`: a passkey or key of
 * the console's. `fresh`: the same, shown within the last five minutes. Where the console offers keys and does not
 * demand them, another second factor stands in for one.
 */
export type Demand = 'nothing' | 'key' | 'fresh'

/** How long what was shown counts as fresh. */
const FRESH_MS = 5 * MINUTE

/** Somebody's session, and whose it is. */
interface Theirs {
  readonly session: Session
  readonly person: Pick<Person, 'frozenAt'>
}

/**
 * What a session lacks for what an act demands; null where nothing. Asked at the door, and again where it is done.
 * Whoever may have lost their account acts for nobody: what a thief has planted in it is a strong method, too.
 */
export function* lackingFor(
  services: Pick<ServicesWithPortals, 'store' | 'portals'>,
  { session, person }: Theirs,
  { demand, now }: { readonly demand: Demand; readonly now: number },
): Statement<Lacking | null> {
  if (demand === 'nothing') return null
  if (person.frozenAt !== null) return 'own_account_frozen'
  const shown = yield* shownIn(services, session, now)
  if (shown.length === 0) return 'passkey_demanded'
  const isFresh = shown.some(({ at }) => now - at < FRESH_MS)
  return demand === 'fresh' && !isFresh ? 'sign_in_too_old' : null
}

/** How a session meets what the console asks of whoever acts: see `MeView`. */
export function* keysOf(
  services: Pick<ServicesWithPortals, 'store' | 'portals'>,
  { session, person }: Theirs,
  now: number,
): Statement<MeView['keys']> {
  if (person.frozenAt !== null) return 'frozen'
  if (!(yield* isKeyDemanded(services))) return 'offered'
  return (yield* shownIn(services, session, now)).length > 0 ? 'shown' : 'missing'
}

/** Whether somebody could act by anything: where keys are demanded, by one that is there still. */
export function* couldAct(
  services: Pick<ServicesWithPortals, 'store' | 'portals'>,
  personId: string,
  now: number,
): Statement<boolean> {
  return !(yield* isKeyDemanded(services)) || (yield* keysHeld(services, personId, now)).length > 0
}

function* isKeyDemanded({ portals }: Pick<ServicesWithPortals, 'portals'>): Statement<boolean> {
  const console = yield* portals.reading(CONSOLE_PORTAL)
  return console?.portal.policy.keyToAct === 'demanded'
}

function* keysHeld(
  { store }: Pick<ServicesWithPortals, 'store'>,
  personId: string,
  now: number,
): Statement<readonly Method[]> {
  const held = yield* store.methods.active(personId, now)
  return held.filter((method) => isTheConsoles(method, now))
}

/** Proofs that somebody may act by: of keys that are there still, where those are demanded. */
function* shownIn(
  services: Pick<ServicesWithPortals, 'store' | 'portals'>,
  session: Session,
  now: number,
): Statement<readonly Proof[]> {
  const proofs = parseProofs(session.proofs)
  if (!(yield* isKeyDemanded(services))) return proofs.filter(isMoreThanKnown)
  const keys = yield* keysHeld(services, session.personId, now)
  return proofs.filter((proof) => isKeyProof(proof) && keys.some(({ id }) => id === proof.methodId))
}

const isMoreThanKnown = ({ categories }: Proof): boolean =>
  categories.some((category) => category !== 'knowledge')
