/**
 * The attacker sends a link to our own sign-in page with more in it than a page to return to: a
 * script, a name that is no portal's. What comes from the address is escaped, and the page runs under a policy that would not run
 * what got in all the same.
 */
import { describe, expect, it } from 'vitest'
import { useServers } from '../../support/api/servers.ts'
import type { TestServer } from '../../support/api/test-server.ts'

const openServer = useServers()

async function pageAt(server: TestServer, query: Readonly<Record<string, string>>) {
  const response = await server.app.request(`/p/demo/sign-in?${new URLSearchParams(query)}`)
  return { response, text: await response.text() }
}

describe('our own sign-in page', () => {
  it.each([
    '"><script>alert(1)</script>',
    "'><img src=x onerror=alert(1)>",
    '</farstu-login><script>alert(1)</script>',
    '" onload="alert(1)',
  ])('shows %s as text wherever it was put', async (hostile) => {
    const server = await openServer()
    for (const name of ['state', 'return', 'lang', 'unknown']) {
      const { text } = await pageAt(server, { [name]: hostile })
      expect(text).not.toContain(hostile)
      expect(text).not.toMatch(/<script>|<img|onload="|onerror=alert\(1\)>/)
    }
  })

  it('T-106: is framed by nobody and runs no script but ours', async () => {
    const { response } = await pageAt(await openServer(), {})
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("require-trusted-types-for 'script'")
    expect(policy).not.toMatch(/unsafe|\*/)
    expect(response.headers.get('x-frame-options')).toBe('DENY')
    expect(response.headers.get('referrer-policy')).toBe('no-referrer')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('is there only for portals that are', async () => {
    const server = await openServer()
    for (const portal of ['other', '..', 'demo%00', '__proto__'])
      expect((await server.app.request(`/p/${portal}/sign-in`)).status).toBeGreaterThanOrEqual(400)
  })

  it('has no mailbox of a demo beside it', async () => {
    const server = await openServer()
    expect((await server.app.request('/dev/mailbox')).status).toBe(404)
    expect((await server.app.request('/dev/mailbox/x')).status).toBe(404)
  })
})
