/**
 * Attacker: nobody; the hour. A restore goes back a while beyond its copy in the journal, and must not take what
 * was given after an entry that the copy has already.
 */
import { describe, expect, it } from 'vitest'
import type { Taken } from '../../../api/domain/restoring/taken.ts'
import { enrolled } from '../../support/api/browser.ts'
import { DAY, MINUTE } from '../../support/api/clock.ts'
import { useRestoring } from '../../support/api/servers/restored.ts'
import { ENGINES } from '../../support/api/servers/servers.ts'
import { REPORTER, type TestServer } from '../../support/api/test-server.ts'
import { askPostgres, askSqlite } from '../../support/db/past-the-store.ts'

/** What acts are done to: somebody with a role and methods, an open invitation, a portal with a secret. */
async function sceneOf(server: TestServer) {
  const { clock } = server
  // The one that notes; `server.store` lies below it.
  const { store } = server.services
  await enrolled(server)
  await server.domain.invitations.invite({
    portalId: 'demo',
    email: 'waits@example.org',
    firstName: 'Βασίλειος',
    lastName: 'Exempel 🎓',
    language: 'en',
    inviterName: 'Example Agency',
    roles: [{ unitExternalId: '0001', role: 'reporter', until: null }],
  })
  const one = <T>(found: T | null | undefined): T => {
    if (!found) throw new Error('The scene lacks something')
    return found
  }
  const person = one(await store.run(() => store.people.byEmailKey(REPORTER)))
  const [role] = await store.run(() => store.people.memberships(person.id))
  const methods = await store.run(() => store.methods.bound(person.id))
  const portal = one(await store.run(() => store.portals.byId('demo')))
  const [secret] = await store.run(() => store.portals.liveSecrets('demo'))
  const [invitation] = await store.run(() =>
    store.invitations.byAddress('demo', 'waits@example.org'),
  )
  return {
    server,
    store,
    person,
    methods,
    portal,
    role: one(role),
    secret: one(secret),
    invitation: one(invitation),
    now: () => clock.now(),
    id: () => crypto.randomUUID(),
  }
}
type Scene = Awaited<ReturnType<typeof sceneOf>>

interface Act {
  /** Before whatever is noted. */
  readonly given?: (scene: Scene) => Promise<unknown>
  readonly take: (scene: Scene) => Promise<unknown>
  /** What comes after it, and has to stay. */
  readonly after?: (scene: Scene) => Promise<unknown>
  /** Whether it cannot be told from what every restore does. */
  readonly isAlwaysDone?: true
}

const bindAnew = ({ store, methods, id }: Scene) =>
  store.atomically(function* () {
    for (const method of methods) yield* store.methods.add({ ...method, id: id(), lookup: null })
  })
const suspend = ({ store, person, now }: Scene) =>
  store.run(() => store.people.suspend(person.id, now()))
const reopen = ({ store, person }: Scene) => store.run(() => store.people.reopen(person.id))
const freeze = ({ store, person, now }: Scene) =>
  store.run(() => store.people.freeze(person.id, { at: now(), isHeld: true }))
const unfreeze = ({ store, person }: Scene) => store.run(() => store.people.unfreeze(person.id))
const giveRole = ({ store, role, id, now }: Scene) =>
  store.run(() => store.people.addMembership({ ...role, id: id(), createdAt: now() }))
const changePortal = async ({ store }: Scene, origins: string) => {
  const version = (await store.run(() => store.portals.versionOf('demo'))) ?? 0
  return store.run(() => store.portals.change('demo', version, { origins, name: 'Νέο όνομα' }))
}

/** A new word does not compile until it stands here. */
const ACTS: Readonly<Record<Taken['what'], Act>> = {
  'person-suspended': { take: suspend, after: reopen },
  'person-reopened': { given: suspend, take: reopen, after: suspend },
  'person-frozen': { take: freeze, after: unfreeze },
  'person-unfrozen': { given: freeze, take: unfreeze, after: freeze },
  'role-ended': {
    take: ({ store, role, now }) => store.run(() => store.people.endMembership(role.id, now())),
    after: giveRole,
  },
  'role-shortened': {
    take: ({ store, role, now }) =>
      store.run(() => store.people.shortenMembership(role.id, now() + DAY, now())),
    after: giveRole,
  },
  'browsers-forgotten': {
    take: ({ store, person, now }) =>
      store.run(() => store.people.forgetBrowsers(person.id, now())),
    isAlwaysDone: true,
  },
  'methods-suspended': {
    take: ({ store, person }) => store.run(() => store.methods.suspend(person.id, 'totp', null)),
    after: bindAnew,
  },
  'method-removed': {
    take: ({ store, methods, now }) =>
      store.atomically(function* () {
        for (const { id } of methods) yield* store.methods.remove(id, now())
      }),
    after: bindAnew,
  },
  'method-put-away': {
    take: ({ store, methods, now }) =>
      store.atomically(function* () {
        for (const { id } of methods) yield* store.methods.putAway(id, now())
      }),
    after: bindAnew,
  },
  'method-switched-off': {
    take: ({ store, methods, now }) =>
      store.atomically(function* () {
        for (const { id } of methods) yield* store.methods.switchOff(id, now())
      }),
    after: bindAnew,
  },
  'method-given-back': {
    given: ({ store, methods, now }) =>
      store.atomically(function* () {
        for (const { id } of methods) yield* store.methods.putAway(id, now())
      }),
    take: ({ store, methods, now }) =>
      store.atomically(function* () {
        for (const { id } of methods) yield* store.methods.giveBack(id, now())
      }),
    // Guesses, as fifty wrong codes do it: what they switched off stays so in the copy.
    after: ({ store, person }) => store.run(() => store.methods.suspend(person.id, 'totp', null)),
  },
  'methods-dropped': {
    take: ({ store, person }) => store.run(() => store.methods.dropAll(person.id)),
    after: bindAnew,
  },
  'secret-revoked': {
    take: ({ store, secret, now }) =>
      store.run(() => store.portals.revokeSecret('demo', secret.id, now())),
    after: ({ store, secret, id }) =>
      store.run(() => store.portals.addSecret({ ...secret, id: id(), hash: id() })),
  },
  'invitation-over': {
    take: ({ server, invitation }) => server.domain.invitations.revoke(invitation.id),
  },
  'invitation-readdressed': {
    take: ({ server, invitation }) =>
      server.domain.invitations.correct(invitation.id, { email: 'right@example.org' }),
  },
  'link-replaced': {
    take: ({ server, store, invitation, now }) => {
      server.clock.advance(6 * MINUTE)
      const renewal = { tokenHash: 'the-next', expiresAt: now() + MINUTE, sentAt: now() }
      const guard = { from: [invitation.state], sentBefore: now() }
      return store.run(() => store.invitations.renew(invitation.id, renewal, guard))
    },
    after: ({ store, invitation, now }) =>
      store.run(() => store.invitations.askForNewLink(invitation.id, now())),
  },
  'portal-changed': {
    take: (scene) => changePortal(scene, '["https://fewer.example.org"]'),
    after: (scene) => changePortal(scene, scene.portal.origins),
  },
}
const WORDS = Object.entries(ACTS)

/** What every restore moves, and what counts changes. */
const ASIDE = ['version', 'browsers_known_since', 'counter']
const TABLES = ['person', 'membership', 'method', 'portal', 'portal_secret', 'invitation']

describe.each(ENGINES)('on %s, an entry of the journal', (engine) => {
  const { open, copyOf, restore } = useRestoring(engine)
  const ask = engine === 'SQLite' ? askSqlite : askPostgres
  const rowsOf = async (copy: string) => {
    const found: unknown[] = []
    for (const table of TABLES)
      for (const row of await ask(copy, `select * from ${table} order by id`))
        found.push(
          Object.fromEntries(Object.entries(row).filter(([name]) => !ASIDE.includes(name))),
        )
    return found
  }

  it.each(WORDS)('%s from before its copy changes nothing that came after it', async (_, act) => {
    const server = await open()
    const scene = await sceneOf(server)
    await act.given?.(scene)
    expect(await act.take(scene)).not.toBe(false)
    server.clock.advance(3 * MINUTE)
    await act.after?.(scene)
    const copy = await copyOf(server)
    const before = await rowsOf(copy)
    await restore(server, copy)
    expect(await rowsOf(copy)).toEqual(before)
  })

  const seen = WORDS.filter(([, { isAlwaysDone }]) => !isAlwaysDone)
  it.each(seen)('%s from after its copy is done to what the copy has', async (_, act) => {
    const server = await open()
    const scene = await sceneOf(server)
    await act.given?.(scene)
    const copy = await copyOf(server)
    const before = await rowsOf(copy)
    await act.take(scene)
    await restore(server, copy)
    expect(await rowsOf(copy)).not.toEqual(before)
  })
})
