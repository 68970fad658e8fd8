import { beforeEach } from 'vitest'
import type { Page } from '../../../../api/contract/console/console-wire.ts'
import type {
  InvitationView,
  InvitedResult,
} from '../../../../api/contract/console/invitation-wire.ts'
import type { InviteRequest } from '../../../../api/domain/invitations/sending/invite-request.ts'
import { MINUTE } from '../clock.ts'
import { changeRows, useServers } from '../servers/servers.ts'
import type { TestServer } from '../test-server.ts'
import { type ConsoleVisitor, openWithOwner } from './console.ts'

export const INVITATIONS = '/portals/demo/invitations'

/** A server before each test, with an owner who invites to "demo". */
export function useInvitations() {
  const openServer = useServers()
  const at = {} as { server: TestServer; owner: ConsoleVisitor }
  beforeEach(async () => {
    Object.assign(at, await openWithOwner(openServer))
  })

  const list = async (query = ''): Promise<Page<InvitationView>> =>
    JSON.parse((await at.owner.get(`${INVITATIONS}${query}`)).text)

  return {
    /** As they are in the test that runs. */
    at,
    list,
    addresses: async (query = ''): Promise<readonly string[]> =>
      (await list(query)).items.map(({ address }) => address),
    /** Invites `<name>@example.org`, past the console; its id. */
    invite: async (name: string, overrides: Partial<InviteRequest> = {}) =>
      (await at.server.invite({ email: `${name}@example.org`, ...overrides })).invitation.id,
    /** What the console answers to a list of invitations. */
    send: async (
      invitations: readonly object[],
      overrides: object = {},
    ): Promise<readonly InvitedResult[]> => {
      const body = { invitations, days: 14, dryRun: false, isList: true, ...overrides }
      return JSON.parse((await at.owner.post(INVITATIONS, body)).text).results
    },
  }
}

/** Somebody wanted, as the console asks for them. */
export const row = (address: string, overrides: object = {}) => ({
  address,
  firstName: 'Some',
  lastName: 'Body',
  roles: [{ unit: '0001', role: 'reporter' }],
  ...overrides,
})

/** So many invitations at once, each made so many minutes after the first; their addresses. */
export async function givenMany(
  server: TestServer,
  count: number,
  minutes: (at: number) => number = () => 0,
): Promise<readonly string[]> {
  const { invitations } = server.store
  const { id } = (await server.invite({ email: 'first@example.org' })).invitation
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
