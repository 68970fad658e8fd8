/** The number that somebody is rung at, in the own account. */
import { describe, expect, it } from 'vitest'
import { accountIn, askAccount, readAccount } from '../../support/api/account.ts'
import { asHost, type Browser, enrolled, signIn } from '../../support/api/browser.ts'
import { giveRole, openElsewhere, ROLES_ELSEWHERE } from '../../support/api/roles-elsewhere.ts'
import { actsIn, rowsIn, useServers } from '../../support/api/servers/servers.ts'
import { REPORTER } from '../../support/api/test-server.ts'

const openServer = useServers()

const ringAt = (browser: Browser, telephone: string) =>
  askAccount(browser, 'telephone', { telephone })

describe('the own telephone', () => {
  it('is kept in one form, whose it is and since when, and shown in groups', async () => {
    const server = await openServer()
    const { browser } = await enrolled(server)
    expect((await readAccount(browser)).telephone).toBeNull()
    const account = accountIn(await ringAt(browser, ' 08-123 456 78 '))
    const since = new Date(server.clock.now()).toISOString()
    expect(account.telephone).toEqual({ number: '+46 8 123 456 78', since, isOwn: true })
    expect(account.activity).toContainEqual(
      expect.objectContaining({ act: 'person.telephone-changed', isOwn: true }),
    )
  })

  it('is mailed as a change, and stands in no log and no mail', async () => {
    const server = await openServer()
    const { browser } = await enrolled(server)
    await ringAt(browser, '08-123 456 78')
    await server.deliverMail()
    const mail = (await server.mails()).at(-1)
    expect([mail?.to, mail?.subject]).toEqual([
      REPORTER,
      'Your account in Personnel statistics was changed',
    ])
    expect(mail?.text).toContain('lets nobody in')
    expect(mail?.text).toContain('/not-me#')
    expect(mail?.text).not.toMatch(/8 ?12/)
    const logged = rowsIn(server, 'select * from audit_event')
    expect(JSON.stringify(logged)).not.toMatch(/812345678/)
  })

  it('is taken away by leaving it empty, which is mailed, too', async () => {
    const server = await openServer()
    const { browser } = await enrolled(server)
    await ringAt(browser, '08-123 456 78')
    expect(accountIn(await ringAt(browser, ' ')).telephone).toBeNull()
    await server.deliverMail()
    expect((await server.mails()).at(-1)?.text).toContain('was taken away')
    expect(
      rowsIn(
        server,
        'select telephone, telephone_source, telephone_since from person where email = ?',
        REPORTER,
      ),
    ).toEqual([{ telephone: null, telephone_source: null, telephone_since: null }])
  })

  it('is not changed, nor told of, where it is the same in other signs', async () => {
    const server = await openServer()
    const { browser } = await enrolled(server)
    const { telephone } = accountIn(await ringAt(browser, '08-123 456 78'))
    server.clock.advance(60_000)
    expect(accountIn(await ringAt(browser, '+46 (0)8 12345678')).telephone).toEqual(telephone)
    const changes = actsIn(server).filter((act) => act === 'person.telephone-changed')
    expect(changes).toHaveLength(1)
  })

  it('is refused where it is none', async () => {
    const server = await openServer()
    const { browser } = await enrolled(server)
    for (const typed of ['812345678', 'ring me', '+46 8', 'x'.repeat(41)])
      expect((await ringAt(browser, typed)).body.code).toBe('invalid_input')
    expect(actsIn(server)).not.toContain('person.telephone-changed')
  })

  it.each(ROLES_ELSEWHERE)(
    'of somebody who %s is changed by no host’s page, and so planted by none that was taken over',
    async (_who, portalId, role) => {
      const server = await openServer()
      const { browser } = await enrolled(server)
      await openElsewhere(server, portalId)
      await giveRole(server, portalId, role)
      expect((await ringAt(browser, '08-123 456 78')).body.code).toBe('own_page_needed')
      expect((await readAccount(browser)).telephone).toBeNull()
    },
  )

  it('is not told to hosts', async () => {
    const server = await openServer()
    const { browser, secret } = await enrolled(server)
    await ringAt(browser, '08-123 456 78')
    const { done } = await signIn(server, secret)
    const { body } = await asHost(server, '/v1/redeem', { code: done.code })
    expect(body.person).toMatchObject({ email: REPORTER })
    expect(JSON.stringify(body.person)).not.toMatch(/telephone|8 ?12/)
  })
})
