/** Telephone numbers in the console: given with an invitation, searched for, and rung back. */
import { describe, expect, it } from 'vitest'
import { askAccount, readAccount } from '../../support/api/account.ts'
import { createBrowser, onboardUntil } from '../../support/api/browser.ts'
import { DAY } from '../../support/api/clock.ts'
import { administrator } from '../../support/api/console/console.ts'
import { row } from '../../support/api/console/console-invitations.ts'
import { idOf, look, lookedAt, PEOPLE } from '../../support/api/console/console-people.ts'
import { atTheHelpdesk, seenBy } from '../../support/api/console/helpdesk.ts'
import { rowsIn, useServers } from '../../support/api/servers/servers.ts'

const openServer = useServers()
const LIST = '/portals/demo/invitations'

const inviting = (telephone: string, address = 'with@example.org') => ({
  invitations: [{ ...row(address), telephone }],
  days: 30,
  dryRun: false,
  isList: false,
})

describe('a number that comes with an invitation', () => {
  it('is that of the account, and says that the inviter gave it', async () => {
    const server = await openServer()
    const owner = await administrator(server)
    const browser = createBrowser(server)
    const { token } = await server.invite({ telephone: '08-123 456 78' })
    await onboardUntil(server, browser, 'done', token)
    expect((await readAccount(browser)).telephone).toMatchObject({
      number: '+46 8 123 456 78',
      isOwn: false,
    })
    const { telephone } = await look(owner, `${PEOPLE}/${idOf(server, 'reporter@example.org')}`)
    expect(telephone).toMatchObject({ source: 'invitation', by: null, isNew: false })
  })

  it.each(['812345678', 'ring the office', '08-12'])('is refused as %s', async (telephone) => {
    const { visitor } = await lookedAt(openServer)
    const { results } = JSON.parse((await visitor.post(LIST, inviting(telephone))).text)
    expect(results).toMatchObject([{ ok: false, mistake: 'telephone-invalid' }])
  })

  it.each(['Telefon', 'Telephone', 'Puhelin', 'Mobilnummer'])(
    'stands in a list under %s',
    async (head) => {
      const { visitor } = await lookedAt(openServer)
      const text = `E-post;Namn;${head};Roll;Enhet\nkim@example.org;Kim Exempel;08-123 456 78;reporter;0001`
      const { rows, ignored } = JSON.parse((await visitor.post(`${LIST}/read`, { text })).text)
      expect(rows).toMatchObject([{ wanted: { telephone: '08-123 456 78' } }])
      expect(ignored).toEqual([])
    },
  )

  it('goes with the address that it came with', async () => {
    const { server, visitor } = await lookedAt(openServer)
    const { results } = JSON.parse((await visitor.post(LIST, inviting('08-123 456 78'))).text)
    const to = { address: 'other@example.org' }
    await visitor.post(`${LIST}/${results[0].id}/correct`, to)
    const found = rowsIn(server, 'select telephone from invitation where id = ?', results[0].id)
    expect(found).toEqual([{ telephone: null }])
  })
})

describe('the search', () => {
  it('finds a number however it is written, and its beginning; and logs none', async () => {
    const { server, visitor, id } = await lookedAt(openServer)
    await server.store.atomically(() =>
      server.store.people.setTelephone(id, {
        telephone: '+46812345678',
        source: 'person',
        by: null,
        at: server.clock.now(),
      }),
    )
    const ids = async (q: string) =>
      JSON.parse((await visitor.get(`${PEOPLE}?q=${encodeURIComponent(q)}`)).text).items.map(
        (one: { id: string }) => one.id,
      )
    for (const q of ['08-123 456 78', '+46 (0)8 12345678', '0046812345678', '(08) 123', '+46 812'])
      expect(await ids(q), q).toEqual([id])
    for (const q of ['08-123 456 79', '8-123 456 78']) expect(await ids(q), q).toEqual([])
    expect(await ids('0001')).toEqual([id])
    await visitor.get(`${PEOPLE}.csv?q=${encodeURIComponent('08-123 456 78')}`)
    expect(JSON.stringify(rowsIn(server, 'select * from audit_detail'))).not.toMatch(/123.?456/)
  })
})

describe('the number to ring back', () => {
  it('is new for seven days where its person gave it: a thief plants none that looks known', async () => {
    const call = await atTheHelpdesk(openServer)
    const { server, agent, caller } = call
    await askAccount(caller.browser, 'telephone', { telephone: '08-123 456 78' })
    expect((await seenBy(agent, call)).telephone).toMatchObject({ source: 'person', isNew: true })
    server.clock.advance(7 * DAY)
    const fresh = await administrator(server, { role: 'helpdesk', address: 'third@example.org' })
    expect((await seenBy(fresh, call)).telephone).toMatchObject({ isNew: false })
  })
})
