/** The console's list of invitations as a file. */
import { describe, expect, it } from 'vitest'
import {
  givenMany,
  INVITATIONS,
  row,
  useInvitations,
} from '../../support/api/console/console-invitations.ts'
import { changeRows, rowsIn } from '../../support/api/servers/servers.ts'

const { at, invite, send } = useInvitations()

describe('T-109: the exported list', () => {
  const linesOf = (text: string) => text.split('\r\n').slice(0, -1)

  it('is a file with a row for each that the filter has, in more than one part', async () => {
    await givenMany(at.server, 1200)
    const id = await invite('revoked', { firstName: 'Gone' })
    await at.owner.post(`${INVITATIONS}/${id}/revoke`)
    const all = await at.owner.get(`${INVITATIONS}.csv`)
    expect(all.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(all.headers.get('content-disposition')).toBe(
      'attachment; filename="invitations-demo.csv"',
    )
    const seen = linesOf(all.text).map((line) => line.split(',')[1])
    expect(new Set(seen).size).toBe(1202)
    const revoked = linesOf((await at.owner.get(`${INVITATIONS}.csv?standing=revoked&q=gone`)).text)
    expect(revoked).toHaveLength(2)
    expect(revoked[1]).toContain('revoked@example.org,Gone,Reporter,en,reporter@0001,Revoked,')
  })

  it('calculates nothing, whatever people are called', async () => {
    await send([
      row('=cmd@example.org', { firstName: '=1+1', lastName: '@SUM(A1)' }),
      row('+b@example.org', { firstName: '-2', lastName: 'a "quoted", name' }),
    ])
    const { text } = await at.owner.get(`${INVITATIONS}.csv`)
    expect(text).toContain(",'=cmd@example.org,'=1+1,'@SUM(A1),")
    expect(text).toContain(`,'+b@example.org,'-2,"a ""quoted"", name",`)
  })

  it('is separated by semicolons in Swedish, and has Swedish heads', async () => {
    await send([row('kim@example.org', { firstName: 'Åsa; =1', lastName: 'b;=1+1' })])
    const { text } = await at.owner.get(`${INVITATIONS}.csv?language=sv`)
    const [head, first] = linesOf(text.replace('\u{feff}', ''))
    expect(head).toMatch(/^id;adress;förnamn;efternamn;språk;/)
    expect(first).toContain(`;kim@example.org;"Åsa; =1";"b;'=1+1";en;reporter@0001;Skickad;`)
  })

  it('is in words, and in the portal’s own time, as spreadsheets take it', async () => {
    const id = await invite('lost')
    changeRows(at.server, "update outbox set state = 'handed-over' where invitation_id = ?", id)
    const declined = 'declined_at = 1, new_link_asked_at = 1'
    changeRows(at.server, `update invitation set ${declined} where id = ?`, id)
    const times = '2027-02-01 09:00,2027-02-01 09:00,2027-03-03 23:59'
    expect((await at.owner.get(`${INVITATIONS}.csv`)).text).toContain(
      `,Sent,Handed over,Asks for a new link / Not the right person,Example Agency,${times},`,
    )
    expect((await at.owner.get(`${INVITATIONS}.csv?language=sv`)).text).toContain(
      `;Skickad;Överlämnat;Vill ha ny länk / Fel person;Example Agency;${times.replaceAll(',', ';')};`,
    )
  })

  it('is written down with who took it and by which filter, before anything is given', async () => {
    await at.owner.get(`${INVITATIONS}.csv?standing=sent&q=kim&language=sv`)
    const [event] = rowsIn(
      at.server,
      `select * from audit_event join audit_detail on event_id = id where act = 'invitations.exported'`,
    )
    const [person] = rowsIn(at.server, 'select id from person')
    expect(event).toMatchObject({
      actor_type: 'administrator',
      actor_id: person?.id,
      target_type: 'portal',
      target_id: 'demo',
      portal_id: 'demo',
    })
    expect(JSON.parse(String(event?.details))).toEqual({ standing: 'sent', q: 'kim' })
  })

  it('begins with a byte order mark', async () => {
    const cookie = [...at.owner.browser.jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const url = `${at.server.publicUrl}/v1/console/portals/demo/invitations.csv`
    const headers = { Cookie: cookie, 'X-Farstu-Client': '1', 'Sec-Fetch-Site': 'same-origin' }
    const response = await at.server.app.request(url, { headers })
    const bytes = new Uint8Array(await response.arrayBuffer())
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  })

  it.each(['after=WzEsImEiXQ', 'language=da'])('refuses %s', async (query) => {
    expect((await at.owner.get(`${INVITATIONS}.csv?${query}`)).status).toBe(422)
  })
})
