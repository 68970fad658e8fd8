/** Whoever has invited is told that an invitation was declined, or has expired, while they may still invite there. */
import { describe, expect, it } from 'vitest'
import type { ColleaguesView } from '../../../api/contract/console/colleague-wire.ts'
import { standForUnit } from '../../../api/domain/portals/coordinated-units.ts'
import { createBrowser } from '../../support/api/browser.ts'
import { DAY } from '../../support/api/clock.ts'
import { giveRole, idOf } from '../../support/api/console/console-people.ts'
import {
  COORDINATOR,
  OWN_UNITS,
  openCoordinated,
  toUnit,
} from '../../support/api/console/coordinators.ts'
import { useServers } from '../../support/api/servers/servers.ts'

const openServer = useServers()

/** Somebody was invited by the coordinator, and has the link. */
const invited = async () => {
  const scene = await openCoordinated(openServer)
  const { server, coordinator } = scene
  const sent = await coordinator.post(`${OWN_UNITS}/invitations`, toUnit({ days: 1 }))
  expect(sent.status).toBe(200)
  await server.deliverMail()
  const { text } = server.mailer.newestTo('kim@example.org')
  const token = /#farstu-invitation=(\S+)/.exec(text)?.[1] ?? ''
  const follow = async () => {
    const browser = createBrowser(server)
    const { flow } = (await browser.start({ journey: 'invitation', invitation: token })).body
    return { browser, flow }
  }
  return {
    ...scene,
    async decline() {
      const { browser, flow } = await follow()
      await browser.answer(flow, { step: 'email-code', notMe: true })
      const successor = { name: 'Next Person', address: 'next@example.org' }
      await browser.answer(flow, { step: 'successor', ...successor })
    },
    async askForNewLink() {
      server.clock.advance(3 * DAY)
      const { browser, flow } = await follow()
      expect((await browser.answer(flow, { step: 'denied', ask: true })).status).toBe(200)
    },
    async told() {
      await server.deliverMail()
      return server.mailer.sent.filter(({ to }) => to === COORDINATOR).map(({ text }) => text)
    },
  }
}

type Scene = Awaited<ReturnType<typeof invited>>

const endRole = async ({ owner }: Scene, meanwhile = async () => {}) => {
  const { colleagues }: ColleaguesView = JSON.parse((await owner.get('/colleagues')).text)
  const found = colleagues.find(({ address }) => address === COORDINATOR)
  const path = `/colleagues/${found?.id}/memberships/${found?.roles[0]?.id}/end`
  await meanwhile()
  expect((await owner.post(path)).status).toBe(200)
}

/** From now on of another unit alone. */
const moved = async (scene: Scene) => {
  const { server } = scene
  await endRole(scene, async () => {
    await server.store.atomically(() => standForUnit(server.services, 'demo/0002'))
    const role = { portalId: 'console', role: 'unit-coordinator', unit: 'demo/0002' }
    await giveRole(server, idOf(server, COORDINATOR), role)
  })
}

const suspend = async ({ owner }: Scene) => {
  const { colleagues }: ColleaguesView = JSON.parse((await owner.get('/colleagues')).text)
  const found = colleagues.find(({ address }) => address === COORDINATOR)
  expect((await owner.post(`/colleagues/${found?.id}/suspend`)).status).toBe(200)
}

const freeze = async ({ server }: Scene) => {
  const { store, clock } = server
  const frozen = { at: clock.now(), isHeld: false }
  await store.atomically(() => store.people.freeze(idOf(server, COORDINATOR), frozen))
}

const LOSSES = [
  ['whose role has ended', (scene: Scene) => endRole(scene)],
  ['who coordinates another unit by now', moved],
  ['who is suspended', suspend],
  ['whose account is frozen', freeze],
] as const

describe('a coordinator', () => {
  it('is told who declined, and whom they propose', async () => {
    const { decline, told } = await invited()
    await decline()
    expect((await told()).at(-1)).toContain('next@example.org')
  })

  it('is told that a new link is asked for', async () => {
    const { askForNewLink, told } = await invited()
    const before = (await told()).length
    await askForNewLink()
    expect(await told()).toHaveLength(before + 1)
  })

  it('is told at the address that they have now, and not where somebody else may read by now', async () => {
    const { server, decline, told } = await invited()
    const address = 'moved@example.org'
    const asked = { act: 'correct', what: 'address', address, from: COORDINATOR } as const
    const reason = 'The old mailbox is somebody else’s'
    const order = { email: COORDINATOR, asked, reason }
    expect(await server.domain.helpAtTheMachine.order(order)).toMatchObject({ ok: true })
    await decline()
    for (const text of await told()) expect(text).not.toContain('next@example.org')
    expect(server.mailer.newestTo(address).text).toContain('next@example.org')
  })

  it.each(LOSSES)('%s is told nothing more of whom they invited', async (_who, lose) => {
    for (const act of ['decline', 'askForNewLink'] as const) {
      const scene = await invited()
      await lose(scene)
      const before = await scene.told()
      await scene[act]()
      expect(await scene.told()).toEqual(before)
    }
  })
})
