/** The frame in which the console reads what a portal's domain answers: it may ask that one address, and nobody else. */
import { expect, it } from 'vitest'
import { useServers } from '../../support/api/servers/servers.ts'

const openServer = useServers()

const frameOf = async (origins: readonly string[], portal = 'demo') => {
  const server = await openServer({
    publicUrl: 'https://auth.example.org',
    portal: { origins, returnUrls: [], homeUrl: `${origins[0]}/` },
  })
  const headers = { Host: 'auth.example.org' }
  return server.app.request(`https://auth.example.org/console/_domain/${portal}`, { headers })
}

const ON_TWO = ['https://portal.example.org', 'https://figures.example.com']

it('T-106: asks the address of the portal’s own domain, is framed by us alone, and runs our script alone', async () => {
  const answer = await frameOf(ON_TWO)
  const address = 'https://portal.example.org/.well-known/webauthn'
  expect(answer.status).toBe(200)
  expect(await answer.text()).toContain(`data-address="${address}"`)
  const policy = answer.headers.get('content-security-policy') ?? ''
  expect(policy.split('; ')).toEqual(
    expect.arrayContaining([
      "default-src 'none'",
      "script-src 'self'",
      `connect-src ${address}`,
      "frame-ancestors 'self'",
    ]),
  )
  expect(answer.headers.get('x-frame-options')).toBe('SAMEORIGIN')
})

it('is not there for a portal whose domain need not say anything, nor for one that is unknown', async () => {
  expect((await frameOf(['https://example.org'])).status).toBe(404)
  expect((await frameOf(ON_TWO, 'nobody')).status).toBe(404)
  expect((await frameOf(ON_TWO, 'evil.example')).status).toBe(404)
})

it('leaves the console itself asking nobody but us', async () => {
  const server = await openServer()
  const { headers } = await server.app.request('/console/demo/setup/embedding', {
    headers: { Host: new URL(server.publicUrl).host },
  })
  expect(headers.get('content-security-policy')).toContain("connect-src 'self';")
})
