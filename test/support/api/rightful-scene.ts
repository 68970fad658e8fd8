import { completePolicy } from '../../../api/domain/policy/portal-policy.ts'
import { standForUnit } from '../../../api/domain/portals/coordinated-units.ts'
import { BY_OPERATOR } from '../../../api/domain/portals/setup/setup-act.ts'
import { asHost, type Browser, createBrowser, enrolled, signIn, stepOf } from './browser.ts'
import { MINUTE } from './clock.ts'
import { asked, confirmed } from './confirming.ts'
import { administrator } from './console/console.ts'
import { giveRole } from './console/console-people.ts'
import type { Named } from './rightful.ts'
import { REPORTER, type TestServer } from './test-server.ts'

export const SENDER = 'owner@example.org'
const OTHER = 'second-owner@example.org'

/** To work in the console below the owners. */
const AGENT_INVITED = {
  portalId: 'console',
  email: 'invited-agent@example.org',
  roles: [{ unitExternalId: 'demo', role: 'helpdesk', until: null }],
}

export interface Scene {
  readonly server: TestServer
  readonly named: Named
  /** Of whoever is to lose their right. */
  readonly browser: Browser
}

/** Everything that the requests speak of, and two owners, of whom one is to lose their right. */
export async function sceneOn(server: TestServer): Promise<Scene> {
  const { browser: reporter, secret, done } = await enrolled(server)
  const { sid } = (await asHost(server, '/v1/redeem', { code: done.code })).body
  const { id: invitation } = (await server.invite({ email: 'open@example.org' })).invitation
  await administrator(server, { address: OTHER })
  const { id: agentInvited } = (await server.invite(AGENT_INVITED)).invitation
  server.clock.advance(6 * MINUTE)
  const { browser } = await administrator(server)
  await coordinates(server)
  server.clock.advance(MINUTE)
  const confirmation = await asked(server, String(sid))
  const given = await confirmed(server, { browser: reporter, secret }, { confirmation })
  const again = await signIn(server, secret)
  const { store } = server
  const found = await store.run(function* () {
    const person = yield* store.people.byEmailKey(REPORTER)
    const [membership] = yield* store.people.memberships(person?.id ?? '')
    const secrets = yield* store.portals.liveSecrets('demo')
    const portal = yield* store.portals.byId('demo')
    return { person, membership, secrets, portal }
  })
  const version = found.portal?.version ?? 0
  const looked = { version, policy: completePolicy() }
  const previewed = await server.domain.portalSetup.preview('demo', looked, BY_OPERATOR)
  // Written down as seen by now: no request after this one has to.
  await browser.send('GET', '/v1/console/me', undefined, { 'Sec-Fetch-Site': 'same-origin' })
  return {
    server,
    browser,
    named: {
      invitation,
      sid,
      code: again.done.code ?? '',
      person: found.person?.id ?? '',
      membership: found.membership?.id ?? '',
      secret: found.secrets.at(-1)?.id ?? '',
      version,
      preview: previewed.ok ? previewed.value.preview : '',
      ...(await helped(server)),
      ...(await agentOf(server)),
      agentInvited,
      verified: await verified(server),
      confirmed: stepOf(given, 'done').code ?? '',
    },
  }
}

/** Whoever is to lose their right looks after one unit as well. */
async function coordinates(server: TestServer): Promise<void> {
  const { id } = await personOf(server, SENDER)
  await server.store.atomically(() => standForUnit(server.services, 'demo/0001'))
  const role = { portalId: 'console', role: 'unit-coordinator', unit: 'demo/0001' }
  await giveRole(server, id, role)
}

/** Somebody who works in the console below the owners. */
async function agentOf({ store, clock }: TestServer) {
  return store.atomically(function* () {
    const reporter = yield* store.people.byEmailKey(REPORTER)
    if (!reporter) throw new Error('Nobody is there')
    const [agent, agentRole] = ['agent', 'agent-role']
    const emailKey = 'agent@example.org'
    yield* store.people.addOrGet({ ...reporter, id: agent, email: emailKey, emailKey })
    const role = { portalId: 'console', unitId: null, role: 'helpdesk', until: null, endedAt: null }
    yield* store.people.addMembership({
      ...role,
      id: agentRole,
      personId: agent,
      createdAt: clock.now(),
    })
    return { agent, agentRole }
  })
}

/** What the helpdesk has to do with: written past the acts, which have tests of their own. */
async function helped({ store, services, clock }: TestServer) {
  const now = clock.now()
  return store.atomically(function* () {
    const [person, agent, other] = [
      yield* store.people.byEmailKey(REPORTER),
      yield* store.people.byEmailKey(SENDER),
      yield* store.people.byEmailKey(OTHER),
    ]
    if (!person || !agent || !other) throw new Error('Somebody is missing')
    const app = (yield* store.methods.bound(person.id)).find(({ kind }) => kind === 'totp')
    if (!app) throw new Error('There is no app')
    const removed = { ...app, id: 'removed', name: 'Former', isDefault: false }
    yield* store.methods.add({ ...removed, state: 'removed', removedAt: now })
    // Somebody of the same unit, who may be asked who is calling.
    const colleague = { ...person, id: 'colleague', emailKey: 'colleague@example.org' }
    yield* store.people.addOrGet({ ...colleague, email: colleague.emailKey })
    const [role] = yield* store.people.memberships(person.id)
    if (!role) throw new Error('There is no role')
    const long = { createdAt: now - 60 * 24 * 60 * MINUTE }
    yield* store.people.addMembership({
      id: 'of-the-colleague',
      personId: colleague.id,
      portalId: role.portalId,
      unitId: role.unitId,
      role: role.role,
      until: null,
      endedAt: null,
      ...long,
    })
    const callerCode = '12345678'
    const evidence = { methods: ['another'], isTwoFactors: true, isPhone: false }
    const read = {
      personId: person.id,
      portalId: 'demo',
      via: 'portal',
      agentId: null,
      hash: services.digest.of('caller-code', person.id, callerCode),
      evidence: JSON.stringify(evidence),
      word: null,
      colleagueId: null,
      createdAt: now,
      expiresAt: now + 10 * MINUTE,
      usedAt: null,
    } as const
    yield* store.callerCodes.add({ ...read, id: 'read-out' })
    const typed = { id: 'typed', hash: 'typed', agentId: agent.id, usedAt: now }
    yield* store.callerCodes.add({ ...read, ...typed })
    const beside = { personId: colleague.id, id: 'typed-beside', hash: 'typed-beside' }
    yield* store.callerCodes.add({ ...read, ...typed, ...beside })
    const act = {
      personId: person.id,
      portalId: 'demo',
      act: 'pass',
      details: '{"withoutPassword":true}',
      reason: 'The telephone was stolen',
      ticket: '',
      agentBrowser: 'another-browser',
      verifiedBy: 'portal',
      createdAt: now,
      dueAt: null,
      expiresAt: now + 60 * MINUTE,
      decidedAt: null,
      handedOverAt: null,
    } as const
    const asked = { id: 'waiting', agentId: other.id, state: 'waiting', decidedBy: null } as const
    yield* store.helpdeskActs.add({ ...act, ...asked })
    const approved = { id: 'approved', agentId: agent.id, state: 'approved' } as const
    yield* store.helpdeskActs.add({ ...act, ...approved, decidedBy: other.id })
    const { id: waiting } = asked
    const methods = { method: app.id, removed: removed.id }
    return { ...methods, beside: colleague.id, callerCode, waiting, approved: approved.id }
  })
}

async function verified(server: TestServer): Promise<string> {
  const address = 'box@example.org'
  const { verification } = (await asHost(server, '/v1/verifications', { address })).body
  const browser = createBrowser(server)
  const { flow } = (await browser.start({ journey: 'verify-email', verification })).body
  await browser.answer(flow, { step: 'email-code', send: true })
  const code = await server.mailedCode(address)
  return stepOf(await browser.answer(flow, { step: 'email-code', code }), 'done').code ?? ''
}

export type Headers = Readonly<Record<string, string>>

export const asAdministrator = ({
  server,
  browser,
}: Pick<Scene, 'server' | 'browser'>): Headers => ({
  Host: new URL(server.publicUrl).host,
  Origin: server.publicUrl,
  'X-Farstu-Client': '1',
  'Sec-Fetch-Site': 'same-origin',
  Cookie: [...browser.jar].map(([name, value]) => `${name}=${value}`).join('; '),
})

export const asServer = ({ server }: Scene): Headers => ({
  Host: new URL(server.publicUrl).host,
  Authorization: `Bearer ${server.portalSecret}`,
})

export const personOf = async ({ store }: TestServer, address: string) => {
  const person = await store.run(() => store.people.byEmailKey(address))
  if (!person) throw new Error(`Nobody has ${address}`)
  return person
}

export const endRoles = async (server: TestServer) => {
  const { store, clock } = server
  const { id } = await personOf(server, SENDER)
  await store.atomically(function* () {
    for (const membership of yield* store.people.memberships(id))
      yield* store.people.endMembership(membership.id, clock.now())
  })
  return id
}

export const revokeSecrets = async (server: TestServer) => {
  const { store, clock } = server
  await store.atomically(function* () {
    for (const { id } of yield* store.portals.liveSecrets('demo'))
      yield* store.portals.revokeSecret('demo', id, clock.now())
  })
}

/** Each of the routes, with what it is answered. */
export const all = (routes: object, status: number) =>
  Object.fromEntries(Object.keys(routes).map((route) => [route, status]))
