/**
 * The attacker sends a link to our own sign-in page with more in it than a page to return to: a
 * script, another place to be led to afterwards. What comes from the address is escaped, a sign-in is
 * handed over at addresses that the portal has registered and nowhere else, and the page runs under a
 * policy that would not run what got in all the same.
 */
import { describe, expect, it } from 'vitest'
import { useServers } from '../../../support/api/servers/servers.ts'
import { PORTAL_URL, type TestServer } from '../../../support/api/test-server.ts'

const openServer = useServers()
const CALLBACK = `${PORTAL_URL}/session/callback`

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
    'http://localhost:4100/open-redirect?to=https://evil.example',
    'http://localhost:4100/session/callback?to=https://evil.example',
    'http://localhost:4100/session/callback/',
    'http://localhost:4100',
    '/relative',
    '',
  ])('R-76: hands no code over to return=%s, which is not registered', async (target) => {
    const server = await openServer({ portal: { returnUrls: [CALLBACK, `${PORTAL_URL}/`] } })
    const { text } = await pageAt(server, { return: target })
    expect(text).not.toContain('data-back')
    expect(text).toContain('data-home="http://localhost:4100/"')
    expect(text).not.toMatch(/evil|javascript:alert|user:secret/)
  })

  it('R-76: hands a code over to an address that is registered, path and query included', async () => {
    const withQuery = `${PORTAL_URL}/a?b=c`
    const server = await openServer({ portal: { returnUrls: [CALLBACK, withQuery] } })
    expect((await pageAt(server, { return: CALLBACK })).text).toContain(`data-back="${CALLBACK}"`)
    expect((await pageAt(server, { return: withQuery })).text).toContain(`data-back="${withQuery}"`)
  })

  it('hands a code over to the start page where no return is asked for and it is registered', async () => {
    const usual = await openServer()
    expect((await pageAt(usual, {})).text).toContain('data-back="http://localhost:4100/"')
    const server = await openServer({ portal: { returnUrls: [CALLBACK] } })
    expect((await pageAt(server, {})).text).not.toContain('data-back')
  })

  it('tells the log of a return that is not registered, and nothing that may be a secret', async () => {
    const server = await openServer()
    await pageAt(server, { return: `${CALLBACK}?ticket=s3cret`, state: 'state-of-the-host' })
    await pageAt(server, { return: 'https://evil.example/s3cret' })
    const told = server.logLines
      .map((line) => JSON.parse(line))
      .filter(({ level }) => level === 'warn')
    expect(told.map((line) => [line.portal, line.return])).toEqual([
      ['demo', CALLBACK],
      ['demo', undefined],
    ])
    expect(server.logLines.join()).not.toMatch(/s3cret|state-of-the-host|evil/)
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
