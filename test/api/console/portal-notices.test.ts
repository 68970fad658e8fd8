/** Notices of a portal, published in the console: versions, languages, and how long they may be. */
import { beforeEach, describe, expect, it } from 'vitest'
import { enrolled } from '../../support/api/browser.ts'
import { type ConsoleVisitor, openWithOwner } from '../../support/api/console/console.ts'
import {
  changed,
  eventsOf,
  notice,
  refusedAt,
  SETUP,
  sent,
  setUp,
} from '../../support/api/console/console-portals.ts'
import { useServers } from '../../support/api/servers/servers.ts'
import type { TestServer } from '../../support/api/test-server.ts'

const NOTICES = `${SETUP}/notices`
const openServer = useServers()
let server: TestServer
let owner: ConsoleVisitor
beforeEach(async () => {
  const opened = await openWithOwner(openServer)
  server = opened.server
  owner = opened.owner
})

describe('a notice', () => {
  it('gets another version, which its readers are counted by, and the first stays', async () => {
    await enrolled(server)
    const { body } = await sent(owner, NOTICES, notice('New words'))
    const [document] = body.notices
    expect(document?.versions.map(({ version, accepted }) => [version, accepted])).toEqual([
      [2, 0],
      [1, 1],
    ])
    expect(document?.versions[1]?.texts.en?.title).toBe('Your personal data')
    expect(eventsOf(server, 'notice.published')[0]?.details).toEqual({
      document: 'privacy',
      version: 2,
      material: true,
      languages: ['en', 'sv'],
    })
  })

  it('makes another version of the portal, which a change from an older view is held to', async () => {
    const { version } = await setUp(owner)
    const { body } = await sent(owner, NOTICES, notice('New words'))
    expect(body.version).toBe(version + 1)
    const late = await sent(owner, SETUP, { version, languages: ['en'] })
    expect(refusedAt(late)).toEqual([409, 'changed_meanwhile'])
  })

  it('written after an older version is refused', async () => {
    expect((await sent(owner, NOTICES, notice('In time'))).status).toBe(200)
    expect(refusedAt(await sent(owner, NOTICES, notice('Late')))).toEqual([
      409,
      'changed_meanwhile',
    ])
    const lacking = notice('Late', ['en'])
    expect((await sent(owner, NOTICES, lacking)).body.code).toBe('changed_meanwhile')
    const unknown = { ...notice('Late'), document: 'terms', after: 3 }
    expect((await sent(owner, NOTICES, unknown)).status).toBe(409)
  })

  it.each([
    ['texts.sv', notice('x', ['en'])],
    ['texts', notice('x', ['en', 'sv', 'da'])],
    [
      'texts.en.title',
      {
        ...notice('\u200b'),
        texts: { ...notice('x').texts, en: { ...notice('x').texts.en, title: '\u200b' } },
      },
    ],
    ['document', { ...notice('x'), document: 'Privacy Notice' }],
  ])('with a mistake at %s is refused there', async (path, wrong) => {
    const reply = await sent(owner, NOTICES, wrong)
    expect(refusedAt(reply)).toEqual([422, 'invalid_input', path])
  })

  it('must be there in a language before the portal is offered in it', async () => {
    expect((await changed(owner, { languages: ['en'] })).status).toBe(200)
    const only = notice('English alone', ['en'])
    expect((await sent(owner, NOTICES, only)).status).toBe(200)
    const both = { languages: ['en', 'sv'] }
    expect(refusedAt(await changed(owner, both))).toEqual([422, 'invalid_input', 'languages.1'])
    expect((await sent(owner, NOTICES, { ...notice('Both'), after: 2 })).status).toBe(200)
    expect((await changed(owner, both)).status).toBe(200)
  })
})

describe('a long notice', () => {
  const long = (sections: number, body: string) => {
    const text = {
      title: 'At length',
      sections: Array.from({ length: sections }, (_, index) => ({ heading: `${index + 1}`, body })),
    }
    return { ...notice('x'), texts: { en: text, sv: text } }
  }

  it('of thirty full sections in two languages is published', async () => {
    const body = 'räksmörgås '.repeat(454).slice(0, 5000).trimEnd()
    const { status, body: view } = await sent(owner, NOTICES, long(30, body))
    expect(status).toBe(200)
    expect(view.notices[0]?.versions[0]?.texts.sv?.sections.at(-1)).toEqual({ heading: '30', body })
  })

  it('may say its length, and is held to the same', async () => {
    const publish = async (body: object) => {
      const length = new TextEncoder().encode(JSON.stringify(body)).length
      const headers = { 'Sec-Fetch-Site': 'same-origin', 'Content-Length': String(length) }
      return (await owner.browser.send('POST', `/v1/console${NOTICES}`, body, headers)).status
    }
    expect(await publish(long(30, 'x'.repeat(20_000)))).toBe(413)
    expect(await publish(long(30, 'x'.repeat(5000)))).toBe(200)
  })

  it('of 1000 KiB is refused, and so is one of 65 KiB where no notice is expected', async () => {
    const tooLong = long(30, 'x'.repeat((1000 * 1024) / 60))
    expect(refusedAt(await sent(owner, NOTICES, tooLong))).toEqual([413, 'body_too_large'])
    const elsewhere = { version: 1, name: 'x'.repeat(65 * 1024) }
    for (const path of [SETUP, `${SETUP}/contacts`, `${NOTICES}/more`])
      expect(refusedAt(await sent(owner, path, elsewhere))).toEqual([413, 'body_too_large'])
  })
})
