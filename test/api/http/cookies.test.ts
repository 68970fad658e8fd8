/**
 * Safari drops cookies that are `Secure` over http, from `localhost` too, and the demo is the one
 * place where there is no https. Everywhere else they must never be without.
 */
import { describe, expect, it } from 'vitest'
import { parseConfig } from '../../../api/config/config.ts'
import { createBrowser, enrolled } from '../../support/api/browser.ts'
import { createTestServer, type TestServerOptions } from '../../support/api/test-server.ts'

/** What a browser is told to keep on its way in: flow first, session last. */
const cookiesAt = async (options: TestServerOptions) => {
  const server = await createTestServer(options)
  const { start } = createBrowser(server)
  const [flow = ''] = (await start()).headers.getSetCookie()
  const { browser } = await enrolled(server)
  const [session = ''] = (await browser.signOut()).headers.getSetCookie()
  await server.close()
  return { flow, session }
}

const attributesOf = (line: string) => line.split('; ').slice(1)

describe('cookies of the demo', () => {
  it('are kept by browsers that take no Secure cookie over http', async () => {
    const { publicUrl } = parseConfig({ FARSTU_MODE: 'demo', FARSTU_PORT: '4000' })
    const { flow, session } = await cookiesAt({ publicUrl })
    for (const line of [flow, session]) {
      expect(line).not.toMatch(/^__/)
      expect(attributesOf(line)).not.toContain('Secure')
      expect(attributesOf(line)).toEqual(
        expect.arrayContaining(['HttpOnly', 'SameSite=Lax', 'Path=/']),
      )
    }
  })

  it.each([
    ['4000', 'farstu-browser-4000', 'farstu-portal-demo-4000'],
    ['4010', 'farstu-browser-4010', 'farstu-portal-demo-4010'],
  ])('carry the port %s, because cookies do not', async (port, ...names) => {
    const { publicUrl } = parseConfig({ FARSTU_MODE: 'demo', FARSTU_PORT: port })
    const { flow, session } = await cookiesAt({ publicUrl })
    expect([flow, session].map((line) => line.split('=')[0])).toEqual(names)
  })
})

describe('cookies of a server in production', () => {
  it.each([
    ['https://auth.portal.example.org', ''],
    ['https://auth.portal.example.org:8443', ''],
    ['https://localhost.example.org', ''],
    ['https://localhost', ''],
    ['https://localhost:8443', '-8443'],
  ])('are Secure and __Host- at %s', async (publicUrl, suffix) => {
    const { flow, session } = await cookiesAt({
      publicUrl,
      portalUrl: 'https://portal.example.org',
    })
    expect(flow.split('=')[0]).toBe(`__Host-farstu-browser${suffix}`)
    expect(session.split('=')[0]).toBe(`__Host-farstu-portal-demo${suffix}`)
    for (const line of [flow, session]) expect(attributesOf(line)).toContain('Secure')
  })

  it.each(['http://localhost', 'http://localhost:4000', 'http://auth.portal.example.org'])(
    'would not be so at %s, and the server does not start there',
    (publicUrl) => {
      const env = {
        FARSTU_PUBLIC_URL: publicUrl,
        FARSTU_SEALING_KEYS: `k1:${Buffer.alloc(32, 7).toString('base64url')}`,
        FARSTU_DIGEST_KEY: Buffer.alloc(32, 8).toString('base64url'),
        FARSTU_MAIL: 'smtp://mail.example.org',
        FARSTU_MAIL_SENDER: 'no-reply@example.org',
      }
      expect(() => parseConfig(env)).toThrow('FARSTU_PUBLIC_URL must begin with https://')
      expect(() => parseConfig({ ...env, FARSTU_MODE: 'anything' })).toThrow('https://')
    },
  )
})
