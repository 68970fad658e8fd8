/** What was accepted is read again as it was (`/v1/account/notices/read`). */
import { describe, expect, it } from 'vitest'
import { askAccount, readAccount } from '../../support/api/account.ts'
import { openEnrolled } from '../../support/api/beginnings.ts'
import { createBrowser, PASSWORD } from '../../support/api/browser.ts'
import { changeRows, useServers } from '../../support/api/servers/servers.ts'
import { REPORTER, type TestServer } from '../../support/api/test-server.ts'

const openServer = useServers()

const privacy = { document: 'privacy', version: 1 }

/** The portal says something else now, in a version that nobody has accepted. */
const publishAnother = ({ store, clock }: TestServer) =>
  store.atomically(function* () {
    for (const language of ['en', 'sv'])
      yield* store.notices.publish({
        id: `another-${language}`,
        portalId: 'demo',
        document: 'privacy',
        version: 2,
        language,
        title: 'Another text',
        sections: '[]',
        hash: 'of-another',
        material: false,
        publishedAt: clock.now(),
      })
  })

describe('a notice that was accepted', () => {
  it('is read again in its version and language, whatever was published since and the screen is in', async () => {
    const { server, browser } = await openEnrolled(openServer)
    await publishAnother(server)
    const reply = await askAccount(browser, 'notices/read', privacy)
    expect(JSON.parse(reply.text)).toEqual({
      ...privacy,
      language: 'en',
      title: 'Your personal data',
      sections: [{ heading: 'Controller', body: 'The Example Agency.' }],
      at: (await readAccount(browser)).notices[0]?.at,
    })
  })

  it('is not shown as what it was not: a text that was changed in its row is no longer told as accepted', async () => {
    const { server, browser } = await openEnrolled(openServer)
    changeRows(server, "update notice set hash = 'another' where language = 'en'")
    expect((await askAccount(browser, 'notices/read', privacy)).status).toBe(404)
  })
})

describe('what somebody else accepted', () => {
  it('is nobody’s to read: neither a version nor a document that the person has not accepted', async () => {
    const { server, browser } = await openEnrolled(openServer)
    await publishAnother(server)
    for (const named of [{ version: 2 }, { version: 99 }, { document: 'terms' }]) {
      const reply = await askAccount(browser, 'notices/read', { ...privacy, ...named })
      expect([reply.status, reply.body.code]).toEqual([404, 'not_found'])
    }
    expect((await askAccount(browser, 'notices/read', { ...privacy, version: 0 })).status).toBe(422)
  })

  it('is not read with a password alone', async () => {
    const { server } = await openEnrolled(openServer)
    changeRows(server, "update session set acr = 'aal1'")
    const browser = createBrowser(server)
    const { flow } = (await browser.start()).body
    await browser.answer(flow, { step: 'identify', address: REPORTER })
    await browser.answer(flow, { step: 'password', password: PASSWORD })
    const reply = await askAccount(browser, 'notices/read', privacy)
    expect([reply.status, reply.body.code]).toEqual([401, 'unauthorized'])
  })

  it('is not read in a session of one factor by whoever has two', async () => {
    const { server, browser } = await openEnrolled(openServer)
    changeRows(server, "update session set acr = 'aal1'")
    const reply = await askAccount(browser, 'notices/read', privacy)
    expect(reply.body.code).toBe('level_too_low')
  })
})
