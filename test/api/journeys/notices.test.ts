import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Notice } from '../../../api/ports/store/notice-store.ts'
import { createBrowser, enrolled, onboardUntil, stepOf } from '../../support/api/browser.ts'
import { rowsIn, useServers } from '../../support/api/servers/servers.ts'
import { stepNameOf } from '../../support/api/sign-ins.ts'
import type { TestServer } from '../../support/api/test-server.ts'

const openServer = useServers()

let server: TestServer
beforeEach(async () => {
  server = await openServer()
})

async function publish(overrides: Partial<Notice>) {
  const { store, clock } = server
  const current = await store.run(() => store.notices.current('demo'))
  for (const notice of current) {
    const id = `${notice.document}-${overrides.version}-${notice.language}`
    const next = { ...notice, id, hash: id, publishedAt: clock.now(), ...overrides }
    await store.atomically(function* () {
      yield* store.portals.lock('demo')
      yield* store.notices.publish(next)
    })
  }
}

const accepted = () =>
  rowsIn(
    server,
    'select document, version, language, hash, at from acceptance order by at, version',
  )

describe('a notice', () => {
  it.each(['en', 'sv'])(
    'is read and accepted in the language of the screen: %s',
    async (language) => {
      const browser = createBrowser(server, { language })
      const { reply, flow } = await onboardUntil(server, browser, 'notice')
      const { document, version, hash, ...shown } = stepOf(reply, 'notice')
      expect(shown).toMatchObject({ language, changed: false })
      const text = `${shown.title}\n${JSON.stringify(shown.sections)}`
      expect(hash).toBe(createHash('sha256').update(text).digest('base64url'))
      await browser.answer(flow, { step: 'notice', document, version, hash })
      expect(accepted()).toEqual([{ document, version, language, hash, at: server.clock.now() }])
    },
  )

  it.each([
    ['another document', { document: 'terms' }],
    ['another version', { version: 2 }],
    ['a text that was not shown', { hash: 'A'.repeat(43) }],
  ])('is not accepted by naming %s', async (_what, other) => {
    const browser = createBrowser(server)
    const { reply, flow } = await onboardUntil(server, browser, 'notice')
    const { document, version, hash } = stepOf(reply, 'notice')
    const answer = { step: 'notice', document, version, hash, ...other } as const
    const refused = await browser.answer(flow, answer)
    expect([refused.status, refused.body.code]).toEqual([409, 'step_changed'])
    expect(accepted()).toEqual([])
  })

  it('that changed materially is asked again, and says that it changed', async () => {
    const { browser } = await enrolled(server)
    await publish({ version: 2, material: true })
    const { flow } = (await browser.start()).body
    const reply = await browser.answer(flow, { step: 'identify', continue: true })
    const { document, version, hash, changed } = stepOf(reply, 'notice')
    expect([version, changed]).toEqual([2, true])
    stepOf(await browser.answer(flow, { step: 'notice', document, version, hash }), 'done')
    expect(accepted().map((row) => row.version)).toEqual([1, 2])
    const again = (await browser.start()).body.flow
    stepOf(await browser.answer(again, { step: 'identify', continue: true }), 'done')
  })

  it('that changed in a small way is not asked again, but shown to whoever is new', async () => {
    const { browser } = await enrolled(server)
    await publish({ version: 2, material: false })
    const { flow } = (await browser.start()).body
    stepOf(await browser.answer(flow, { step: 'identify', continue: true }), 'done')
    const { token } = await server.invite({ email: 'other@example.org' })
    const other = createBrowser(server)
    const started = await other.start({ journey: 'invitation', invitation: token })
    expect(stepNameOf(started)).toBe('email-code')
  })

  it('that changed materially before a small change is still asked', async () => {
    const { browser } = await enrolled(server)
    await publish({ version: 2, material: true })
    await publish({ version: 3, material: false })
    const { flow } = (await browser.start()).body
    const reply = await browser.answer(flow, { step: 'identify', continue: true })
    expect(stepOf(reply, 'notice').version).toBe(3)
  })

  it('that changes while it is read is shown anew, not accepted unread', async () => {
    const browser = createBrowser(server)
    const { reply, flow } = await onboardUntil(server, browser, 'notice')
    const { document, version, hash } = stepOf(reply, 'notice')
    await publish({ version: 2, material: true })
    const answer = { step: 'notice', document, version, hash } as const
    const refused = await browser.answer(flow, answer)
    expect([refused.status, stepOf(refused, 'notice').version]).toEqual([409, 2])
    expect(accepted()).toEqual([])
  })

  it('where there is none is not asked', async () => {
    const without = await openServer({ portal: { notices: {} } })
    await onboardUntil(without, createBrowser(without), 'done')
  })
})
