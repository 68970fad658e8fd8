/** A policy that concerns people: who they are is said first, and it is saved as it was looked at. */
import { describe, expect, it } from 'vitest'
import { newMethod } from '../../../api/domain/methods/new-method.ts'
import { BY_OPERATOR } from '../../../api/domain/portals/setup/setup-act.ts'
import { createBrowser, enrolled, PASSWORD, stepOf } from '../../support/api/browser.ts'
import { administrator } from '../../support/api/console/console.ts'
import {
  changed,
  eventsOf,
  refusedAt,
  SETUP,
  sent,
  setUp,
} from '../../support/api/console/console-portals.ts'
import {
  NOBODY_IS,
  open,
  previewed,
  reason,
  somebody,
  strict,
} from '../../support/api/console/policies.ts'
import { addOtherPortal, ENGINES, useServersOn } from '../../support/api/servers/servers.ts'
import { untilPassword } from '../../support/api/sign-ins.ts'
import { REPORTER, type TestServer } from '../../support/api/test-server.ts'

const loseApp = ({ store }: TestServer) =>
  store.atomically(function* () {
    const person = yield* store.people.byEmailKey(REPORTER)
    if (person) yield* store.methods.suspend(person.id, 'totp', null)
  })

describe.each(ENGINES)('a policy on %s', (engine) => {
  const openServer = useServersOn(engine)

  /** A portal that the password opens, and its reporter, who has an app and is signed in without it. */
  async function opened() {
    const server = await openServer()
    const owner = await administrator(server)
    await enrolled(server)
    expect((await changed(owner, { policy: open, reason })).status).toBe(200)
    const { browser, flow } = await untilPassword(server, { browser: createBrowser(server) })
    stepOf(await browser.answer(flow, { step: 'password', password: PASSWORD }), 'done')
    return { server, owner, browser }
  }

  it('that is raised names who is signed out, and their sessions end with it', async () => {
    const { server, owner, browser } = await opened()
    const { body } = await previewed(owner, { concern: 'signed-out' })
    expect(body.counts).toEqual({ ...NOBODY_IS, 'signed-out': 1 })
    expect(body.people).toMatchObject([{ address: REPORTER, roles: [{ role: 'reporter' }] }])
    const isActive = async () => {
      const { text } = await browser.send('POST', '/v1/session/check', { portal: 'demo' })
      return (JSON.parse(text) as { active: boolean }).active
    }
    expect(refusedAt(await changed(owner, { policy: strict }))).toEqual([409, 'preview_needed'])
    expect(await isActive()).toBe(true)
    expect((await changed(owner, { policy: strict, preview: body.preview })).status).toBe(200)
    expect(await isActive()).toBe(false)
    // Past the store, SQLite alone is read.
    if (engine === 'SQLite')
      expect(eventsOf(server, 'portal.changed')[0]?.details).toMatchObject({ sessionsEnded: 1 })
  })

  it('names who is locked out and who must set something up, by pages, whatever they are called', async () => {
    const { server, owner } = await opened()
    const long = 'ع'.repeat(200)
    await somebody(server, { id: 'lost', firstName: '', lastName: long }, 1)
    await somebody(server, { id: 'never', firstName: '=1+1', lastName: 'A' })
    for (let index = 0; index < 50; index++)
      await somebody(server, { id: `more-${index}`, firstName: 'Test', lastName: `B${index}` })
    const lost = (await previewed(owner, { concern: 'locked-out' })).body
    expect(lost.counts).toEqual({
      ...NOBODY_IS,
      'locked-out': 1,
      'must-set-up': 51,
      'signed-out': 1,
    })
    expect(lost.people.map(({ lastName }) => lastName)).toEqual([long])
    const page = (await previewed(owner, { concern: 'must-set-up' })).body
    const next = await previewed(owner, { concern: 'must-set-up', after: page.next })
    expect([page.people.length, next.body.people.length, next.body.next]).toEqual([50, 1, null])
    expect(page.people[0]?.firstName).toBe('=1+1')
  })

  it('counts nobody as let in by codes that are all used, and names who must make some', async () => {
    const { server, owner } = await opened()
    await server.store.atomically(function* () {
      const person = yield* server.store.people.byEmailKey(REPORTER)
      const set = { personId: person?.id ?? '', kind: 'recovery-codes', name: '' }
      yield* server.store.methods.add({
        ...newMethod(server.services, set),
        data: '{"recipe":"-"}',
        counter: 10,
      })
    })
    const compulsory = { ...strict, recoveryCodes: 'compulsory' }
    const asked = async (policy: object) => (await previewed(owner, { policy })).body.counts
    expect(await asked(compulsory)).toMatchObject({
      'locked-out': 0,
      'must-set-up': 0,
      'must-make-codes': 1,
    })
    await loseApp(server)
    const nobody = await previewed(owner)
    expect([nobody.status, nobody.body.code]).toEqual([422, 'nobody_gets_in'])
  })

  it('that accepts a factor no more names whose session rests on it, and ends it with the save, and no other', async () => {
    const server = await openServer()
    const owner = await administrator(server)
    const { browser } = await enrolled(server)
    expect((await changed(owner, { policy: open, reason })).status).toBe(200)
    const alone = await untilPassword(server, { browser: createBrowser(server) })
    stepOf(await alone.browser.answer(alone.flow, { step: 'password', password: PASSWORD }), 'done')
    const isActive = async (of: typeof browser) => {
      const { text } = await of.send('POST', '/v1/session/check', { portal: 'demo' })
      return (JSON.parse(text) as { active: boolean }).active
    }
    const policy = { ...open, secondFactors: ['passkey'] }
    const { body } = await previewed(owner, { policy, concern: 'signed-out' })
    expect(body.counts).toEqual({ ...NOBODY_IS, 'signed-out': 1 })
    expect(body.people.map(({ address }) => address)).toEqual([REPORTER])
    expect(refusedAt(await changed(owner, { policy }))).toEqual([409, 'preview_needed'])
    expect(await isActive(browser)).toBe(true)
    expect((await changed(owner, { policy, preview: body.preview })).status).toBe(200)
    expect([await isActive(browser), await isActive(alone.browser)]).toEqual([false, true])
  })

  it('is not saved by a list that is out of date, or by one that was made up', async () => {
    const { server, owner } = await opened()
    const { preview } = (await previewed(owner)).body
    await somebody(server, { id: 'never', firstName: 'Test', lastName: 'Person' })
    for (const stale of [preview, 'made-up'])
      expect(refusedAt(await changed(owner, { policy: strict, preview: stale }))).toEqual([
        409,
        'changed_meanwhile',
      ])
    const other = { ...strict, graceSignIns: 3 }
    const seen = (await previewed(owner)).body.preview
    expect(refusedAt(await changed(owner, { policy: other, preview: seen, reason }))[1]).toBe(
      'changed_meanwhile',
    )
  })

  it('under which nobody gets in is refused, also to the operator who goes on', async () => {
    const { server, owner } = await opened()
    await loseApp(server)
    expect((await previewed(owner)).body.code).toBe('nobody_gets_in')
    expect(refusedAt(await changed(owner, { policy: strict }))).toEqual([422, 'nobody_gets_in'])
    const asked = { definition: { policy: { level: 'aal2' } }, goesOn: true }
    const outcome = await server.domain.portalSetup.changeTo('demo', asked, BY_OPERATOR)
    expect(outcome).toEqual({ ok: false, refusal: { code: 'nobody_gets_in' } })
    await somebody(server, { id: 'never', firstName: 'Test', lastName: 'Person' })
    expect((await server.domain.portalSetup.changeTo('demo', asked, BY_OPERATOR)).ok).toBe(true)
  })

  it('that two save at once with the same list is saved once', async () => {
    const { owner } = await opened()
    const { version } = await setUp(owner)
    const { preview } = (await previewed(owner)).body
    const save = () => sent(owner, SETUP, { version, policy: strict, preview })
    const codes = (await Promise.all([save(), save()])).map(({ status }) => status)
    expect(codes.toSorted()).toEqual([200, 409])
  })

  it('is not looked at by an administrator of another portal', async () => {
    const server = await openServer()
    await addOtherPortal(server)
    const stranger = await administrator(server, { role: 'administrator', portalId: 'other' })
    const asked = { version: 1, policy: strict }
    expect((await stranger.post(`${SETUP}/preview`, asked)).status).toBe(404)
  })

  it('that was raised is met by a sign-in that began before', async () => {
    const { server, owner } = await opened()
    const { browser, flow } = await untilPassword(server)
    const { preview } = (await previewed(owner)).body
    expect((await changed(owner, { policy: strict, preview })).status).toBe(200)
    const reply = await browser.answer(flow, { step: 'password', password: PASSWORD })
    expect(stepOf(reply, 'totp').name).toBe('totp')
  })
})
