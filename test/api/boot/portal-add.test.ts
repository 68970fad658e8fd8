/** A portal's file with a mistake is answered in words that name the mistake. */
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { portal } from '../../../api/boot/commands/portal-command.ts'
import { UsageError } from '../../../api/boot/commands/usage-error.ts'
import { useServers } from '../../support/api/servers/servers.ts'
import { demoPortal } from '../../support/api/test-server.ts'

const openServer = useServers()

it.each([
  ['an origin that is no address', { origins: ['example'] }],
  ['an unknown key of the policy', { policy: { level: 'aal1', lockout: false } }],
])('explains %s', async (_what, overrides) => {
  const server = await openServer()
  const file = join(await mkdtemp(join(tmpdir(), 'farstu-commands-')), 'portal.json')
  await writeFile(
    file,
    JSON.stringify({ ...demoPortal('http://localhost:4300'), id: 'new', ...overrides }),
  )
  const adding = portal(['add', file], {
    say: () => {},
    remark: () => {},
    withDomain: (work) => work(server.domain),
    now: () => 0,
  })
  await expect(adding).rejects.toBeInstanceOf(UsageError)
})
