/**
 * A path that a proxy and we read differently slips past whatever the proxy allows by path. Over a
 * real socket, because HTTP libraries resolve dot segments before anybody sees them.
 */
import { expect, it } from 'vitest'
import { listenFor, requestText } from '../../../support/api/requests/wire.ts'
import { useServers } from '../../../support/api/servers/servers.ts'

const openServer = useServers()

it.each([
  '/./healthz',
  '/v1/../healthz',
  '/v1/..',
  '/%2e%2e/healthz',
  '/v1/%2E%2E/healthz',
  '/p/de%00mo/sign-in',
  '/v1/flows/%00/resume',
  '/p/%0d%0a/sign-in',
])('%s is 400', async (path) => {
  const wire = await listenFor(await openServer())
  const { status } = await wire.speak(requestText(`GET ${path}`, { Host: 'localhost:4000' }))
  await wire.close()
  expect(status).toBe(400)
})
