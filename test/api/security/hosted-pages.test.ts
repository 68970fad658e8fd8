/**
 * The attacker sends a link to our own sign-in page with more in it than a page to return to: a
 * script, another place to be led to afterwards. What comes from the address is escaped, a return
 * leads only to an origin that the portal lists, and the page runs under a policy that would not run
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

  it.each([
    'https://evil.example/',
    'javascript:alert(1)',
    'data:text/html,x',
    '//evil.example',
    'http://localhost:4100.evil.example/',
    'http://localhost:4100@evil.example/',
    'http://evil.example@localhost:4100/',
    'http://user:secret@localhost:4100/',
    'https://localhost:4100/',
    'http://localhost:4101/',
    '/relative',
    '',
  ])('leads from return=%s to the start page of the portal', async (target) => {
    const { text } = await pageAt(await openServer(), { return: target })
    expect(text).toContain('data-back="http://localhost:4100/"')
    expect(text).not.toMatch(/evil|javascript:alert|user:secret/)
  })

  it('leads back to a page of the portal', async () => {
    const { text } = await pageAt(await openServer(), { return: 'http://localhost:4100/a?b=c' })
    expect(text).toContain('data-back="http://localhost:4100/a?b=c"')
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
