/** Whoever is in the console without a key of its own reads, whatever their role; so does whoever took over a session. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { MeView } from '../../../../api/contract/console/console-wire.ts'
import { CONSOLE_ROUTES } from '../../../../api/routes/console/permissions.ts'
import { createBrowser } from '../../../support/api/browser.ts'
import { visitorIn } from '../../../support/api/console/console.ts'
import { contentsOf } from '../../../support/api/contents.ts'
import { addressed, BY_ADMINISTRATORS } from '../../../support/api/rightful.ts'
import { type Scene, sceneOn } from '../../../support/api/rightful-scene.ts'
import { changeRows, useServers } from '../../../support/api/servers/servers.ts'
import { createTestServer, type TestServer } from '../../../support/api/test-server.ts'
import {
  demandKeys,
  enrolWithKey,
  inviteOwner,
  signInByKey,
} from '../../../support/webauthn/console-keys.ts'

const openServer = useServers()
let from: ReturnType<TestServer['keep']>
let scene: Scene

beforeAll(async () => {
  const server = await createTestServer()
  scene = await sceneOn(server)
  demandKeys(server)
  from = server.keep()
  await server.close()
})

const again = async () => {
  const server = await openServer({ from })
  const origin = server.publicUrl
  return { server, owner: visitorIn(createBrowser(server, { origin, jar: scene.browser.jar }), '') }
}

const answerOf = ({ status, body }: { status: number; body: { code?: string } }) => [
  status,
  body.code,
]

describe('an owner who is signed in with a password and an app', () => {
  it('is refused every act, and nothing of it is done', async () => {
    const { server, owner } = await again()
    const before = await contentsOf(server)
    for (const [route, ask] of Object.entries(BY_ADMINISTRATORS)) {
      const wanted = ask(scene.named)
      const [, path] = addressed(route, wanted)
      const reply = await owner.post(path.replace('/v1/console', ''), wanted.body)
      expect([route, ...answerOf(reply)]).toEqual([route, 403, 'passkey_demanded'])
    }
    expect(await contentsOf(server)).toEqual(before)
  })

  it('reads all that the role may read', async () => {
    const { owner } = await again()
    const reads = Object.keys(CONSOLE_ROUTES).filter((route) => route.startsWith('GET '))
    for (const route of reads) {
      const path = route.replace('GET /v1/console', '').replace(':portal', 'demo')
      const { status, body } = await owner.get(
        `${path.replace(':id', scene.named.person)}${path.endsWith('.csv') ? '?language=en' : ''}`,
      )
      expect([route, status, body.code]).toEqual([route, 200, undefined])
    }
  })

  it('is not told that a key is missing for what the role may not do anyway', async () => {
    const { server, owner } = await again()
    changeRows(server, "update membership set role = 'auditor' where portal_id = 'console'")
    const reply = await owner.post('/portals/demo/setup/secrets')
    expect(answerOf(reply)).toEqual([403, 'forbidden'])
  })
})

describe('an owner whose account is frozen, or a thief who has planted a way to verify in it', () => {
  const FREEZE = "update person set frozen_at = 1 where email = 'owner@example.org'"

  it('is refused every act, and nothing of it is done', async () => {
    const { server, owner } = await again()
    changeRows(server, "update portal set policy = json_set(policy, '$.keyToAct', 'offered')")
    changeRows(server, FREEZE)
    const before = await contentsOf(server)
    for (const [route, ask] of Object.entries(BY_ADMINISTRATORS)) {
      const wanted = ask(scene.named)
      const [, path] = addressed(route, wanted)
      const reply = await owner.post(path.replace('/v1/console', ''), wanted.body)
      expect([route, ...answerOf(reply)]).toEqual([route, 403, 'own_account_frozen'])
    }
    expect(await contentsOf(server)).toEqual(before)
  })

  it('reads, and is told no right to more', async () => {
    const { server, owner } = await again()
    changeRows(server, FREEZE)
    const me: MeView = JSON.parse((await owner.get('/me')).text)
    expect(me.keys).toBe('frozen')
    expect(me.everywhere).toEqual(['helpdesk.handed-over', 'colleagues.read'])
    expect(JSON.stringify(me.portals)).not.toContain('people.suspend')
    expect((await owner.get('/portals/demo/people')).status).toBe(200)
  })
})

describe('every route of the console', () => {
  it('demands a key of whoever does anything but read', () => {
    const demanding = Object.entries(CONSOLE_ROUTES).filter(([, asks]) => asks.demand !== 'nothing')
    const acting = Object.keys(CONSOLE_ROUTES).filter((route) => !route.startsWith('GET '))
    expect(demanding.map(([route]) => route)).toEqual(acting)
  })
})

describe('an owner with a key of the console', () => {
  const arrive = async () => {
    const server = await openServer({ keyToAct: 'demanded' })
    const owner = await enrolWithKey(server, { token: await inviteOwner(server) })
    return { server, owner }
  }
  const contacts = { version: 1, contacts: { en: [], sv: [] } }

  it('acts at once, and after signing in with it', async () => {
    const { server, owner } = await arrive()
    expect((await owner.post('/portals/demo/setup/contacts', contacts)).status).toBe(200)
    const back = await signInByKey(server, owner.authenticator)
    expect(answerOf(await back.post('/portals/demo/setup/secrets'))).toEqual([201, undefined])
  })

  it('acts no more in a session that rests on a key which is gone', async () => {
    const { server, owner } = await arrive()
    changeRows(server, "update method set state = 'removed' where kind = 'passkey'")
    const reply = await owner.post('/portals/demo/setup/contacts', contacts)
    expect(answerOf(reply)).toEqual([403, 'passkey_demanded'])
    expect((await owner.get('/portals/demo/setup')).status).toBe(200)
  })

  it('acts no more by what says that it was made in a portal', async () => {
    const { server, owner } = await arrive()
    changeRows(server, "update method set portal_id = 'demo' where kind = 'passkey'")
    const reply = await owner.post('/portals/demo/setup/contacts', contacts)
    expect(answerOf(reply)).toEqual([403, 'passkey_demanded'])
  })
})
