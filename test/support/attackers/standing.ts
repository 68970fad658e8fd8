import type { AccessPass } from '../../../api/ports/store/helpdesk/access-pass-store.ts'
import type { HelpdeskAct } from '../../../api/ports/store/helpdesk/helpdesk-act-store.ts'
import type { Method } from '../../../api/ports/store/method-store.ts'
import type { Person } from '../../../api/ports/store/person-store.ts'
import type { TestServer } from '../api/test-server.ts'
import { KINDS } from '../webauthn/passkeys.ts'
import { type Before, HELPED_WAYS, WAYS, type Way } from './world.ts'

/** Where the person stands: all that anybody but them is to leave as it is. */
export interface Standing {
  readonly methods: readonly Method[]
  readonly person: Person
  readonly pass: AccessPass | null
  /** Newest first. */
  readonly acts: readonly HelpdeskAct[]
}

const MOST_ACTS = 50

export const standingOf = (
  { store }: TestServer,
  { person: { id } }: Pick<Before, 'person'>,
): Promise<Standing> =>
  store.run(function* () {
    const person = yield* store.people.byId(id)
    if (!person) throw new Error('Nobody is there')
    return {
      person,
      methods: yield* store.methods.bound(id),
      pass: yield* store.accessPasses.newestOf(id),
      acts: yield* store.helpdeskActs.ofPerson(id, MOST_ACTS),
    }
  })

const FACTORS: readonly string[] = ['totp', ...KINDS]

/** What is no longer as it was; nothing that was changed comes back. */
export function changedIn(now: Standing, before: Before): readonly Way[] {
  const { person: was } = before
  const { person } = now
  const has = (list: readonly Method[], id: string) => list.some((method) => method.id === id)
  const hasNew = (wanted: readonly string[]) =>
    now.methods.some(({ id, kind }) => wanted.includes(kind) && !has(before.methods, id))
  const isCounted = ({ id }: Method) => now.methods.some((one) => one.id === id && counts(one))
  const isGone = before.methods.some(
    (one) => FACTORS.includes(one.kind) && counts(one) && !isCounted(one),
  )
  const ways: Readonly<Partial<Record<Way, boolean>>> = {
    app: hasNew(FACTORS),
    codes: hasNew(['recovery-codes']),
    removal: isGone,
    methods: now.acts.some(
      ({ id, act, state }) => isReset(act, state) && !before.over.includes(id),
    ),
    pass: now.pass !== null && now.pass.id !== before.passId,
    name: person.firstName !== was.firstName || person.lastName !== was.lastName,
    telephone: person.telephone !== was.telephone,
    address: person.emailKey !== was.emailKey,
    freeze: person.frozenAt !== null && was.frozenAt === null,
    unfreeze: person.frozenAt === null && was.frozenAt !== null,
    approval: now.acts.some(({ id, state }) => id === before.waiting && isAgreed(state)),
  }
  return [...WAYS, ...HELPED_WAYS].filter((way) => ways[way])
}

const isReset = (act: string, state: string): boolean => act === 'reset' && state === 'done'

const counts = ({ state }: Method): boolean => state !== 'removed'

const isAgreed = (state: HelpdeskAct['state']): boolean => state === 'approved' || state === 'done'
