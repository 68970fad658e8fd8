/** The console's list of invitations as a file. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { InvitedResult } from '../../../api/contract/console/invitations.ts'
import type { InviteRequest } from '../../../api/domain/invitations/invite-request.ts'
import { MINUTE } from '../../support/api/clock.ts'
import { administrator, type ConsoleVisitor } from '../../support/api/console.ts'
import { changeRows, useServers } from '../../support/api/servers.ts'
import type { TestServer } from '../../support/api/test-server.ts'

const openServer = useServers()
const LIST = '/portals/demo/invitations'

let server: TestServer
let owner: ConsoleVisitor
beforeEach(async () => {
  server = await openServer()
  owner = await administrator(server)
})

const invite = async (name: string, overrides: Partial<InviteRequest> = {}) =>
  (await server.invite({ email: `${name}@example.org`, ...overrides })).invitation.id

/** So many invitations at once, each made so many minutes after the first; their addresses. */
async function givenMany(count: number, minutes: (at: number) => number = () => 0) {
  const { invitations } = server.store
  const id = await invite('first')
  const first = await server.store.run(() => invitations.byId(id))
  if (!first) throw new Error('The first is not there')
  changeRows(server, 'update outbox set invitation_id = null where invitation_id = ?', id)
  changeRows(server, 'delete from invitation where id = ?', id)
  const rows = Array.from({ length: count }, (_, at) => ({
    ...first,
    id: `copy-${at}`,
    tokenHash: `token-${at}`,
    email: `person-${at}@example.org`,
    createdAt: first.createdAt + minutes(at) * MINUTE,
  }))
  await server.store.atomically(function* () {
    for (const row of rows) yield* invitations.add(row, [])
  })
  return rows.map(({ email }) => email)
}

const row = (address: string, overrides: object = {}) => ({
  address,
  firstName: 'Some',
  lastName: 'Body',
  roles: [{ unit: '0001', role: 'reporter' }],
  ...overrides,
})

const send = async (
  invitations: readonly object[],
  overrides: object = {},
): Promise<readonly InvitedResult[]> => {
  const body = { invitations, days: 14, dryRun: false, ...overrides }
  return JSON.parse((await owner.post(LIST, body)).text).results
}

describe('T-109: the exported list', () => {
  const linesOf = (text: string) => text.split('\r\n').slice(0, -1)

  it('is a file with a row for each that the filter has, in more than one part', async () => {
    await givenMany(1200)
    const id = await invite('revoked', { firstName: 'Gone' })
    await owner.post(`${LIST}/${id}/revoke`)
    const all = await owner.get(`${LIST}.csv`)
    expect(all.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(all.headers.get('content-disposition')).toBe(
      'attachment; filename="invitations-demo.csv"',
    )
    const seen = linesOf(all.text).map((line) => line.split(',')[1])
    expect(new Set(seen).size).toBe(1202)
    const revoked = linesOf((await owner.get(`${LIST}.csv?standing=revoked&q=gone`)).text)
    expect(revoked).toHaveLength(2)
    expect(revoked[1]).toContain('revoked@example.org,Gone,Reporter,en,reporter@0001,revoked,')
  })

  it('calculates nothing, whatever people are called', async () => {
    await send([
      row('=cmd@example.org', { firstName: '=1+1', lastName: '@SUM(A1)' }),
      row('+b@example.org', { firstName: '-2', lastName: 'a "quoted", name' }),
    ])
    const { text } = await owner.get(`${LIST}.csv`)
    expect(text).toContain(",'=cmd@example.org,'=1+1,'@SUM(A1),")
    expect(text).toContain(`,'+b@example.org,'-2,"a ""quoted"", name",`)
  })

  it('begins with a byte order mark', async () => {
    const cookie = [...owner.browser.jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const url = `${server.publicUrl}/v1/console/portals/demo/invitations.csv`
    const headers = { Cookie: cookie, 'X-Farstu-Client': '1', 'Sec-Fetch-Site': 'same-origin' }
    const response = await server.app.request(url, { headers })
    const bytes = new Uint8Array(await response.arrayBuffer())
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  })

  it('refuses a place in the list', async () => {
    expect((await owner.get(`${LIST}.csv?after=WzEsImEiXQ`)).status).toBe(422)
  })
})
