/** A portal's own look on our pages, through the front door. */
import { beforeEach, describe, expect, it } from 'vitest'
import { BY_OPERATOR } from '../../../api/domain/portals/setup/setup-act.ts'
import { useServers } from '../../support/api/servers/servers.ts'
import type { TestServer } from '../../support/api/test-server.ts'

const branding = { authority: 'Example Agency', accent: '#0b5394', accentDark: '#8ec1ff' }
const openServer = useServers()
let server: TestServer
beforeEach(async () => {
  server = await openServer({ portal: { branding } })
})

const get = (path: string, headers: Record<string, string> = {}) =>
  server.app.request(`${server.publicUrl}${path}`, { headers })

describe('a portal with a look of its own', () => {
  it('names its authority, and links to its style sheet', async () => {
    const text = await (await get('/p/demo/sign-in')).text()
    expect(text).toMatch(/<h1>Personnel statistics<\/h1>\s*<p>Example Agency<\/p>/)
    const [, href = ''] = /href="(\/p\/demo\/theme\.css[^"]*)"/.exec(text) ?? []
    const sheet = await get(href)
    expect(sheet.headers.get('content-type')).toBe('text/css; charset=utf-8')
    expect(sheet.headers.get('cache-control')).toBe('public, max-age=60')
    const css = (await sheet.text()).replace(/\s+/g, ' ')
    expect(css).toContain(
      '(prefers-color-scheme: light) { :root { --farstu-accent: #0b5394; --farstu-on-accent: #ffffff; }',
    )
    expect(css).toContain(
      '(prefers-color-scheme: dark) { :root { --farstu-accent: #8ec1ff; --farstu-on-accent: #000000; }',
    )
  })

  it('links to it under the version that the portal has', async () => {
    const linked = async () =>
      /href="(\/p\/demo\/theme\.css[^"]*)"/.exec(await (await get('/p/demo/sign-in')).text())?.[1]
    expect(await linked()).toBe('/p/demo/theme.css?v=1')
    const { portalSetup } = server.domain
    const to = { version: 1, branding: { ...branding, accent: '#7a1f5c' } }
    expect((await portalSetup.change('demo', to, BY_OPERATOR)).ok).toBe(true)
    expect(await linked()).toBe('/p/demo/theme.css?v=2')
  })

  it('has a style sheet that is not sent twice', async () => {
    const etag = (await get('/p/demo/theme.css')).headers.get('etag') ?? ''
    expect(etag).toMatch(/^"\w+"$/)
    const again = await get('/p/demo/theme.css', { 'If-None-Match': etag })
    expect([again.status, await again.text()]).toEqual([304, ''])
  })
})

describe('a portal without one', () => {
  it('keeps ours: no authority, no style sheet', async () => {
    const plain = await openServer()
    const page = await (await plain.app.request('/p/demo/sign-in')).text()
    expect(page).not.toContain('theme.css')
    expect(await (await plain.app.request('/p/demo/theme.css')).text()).toBe('')
    expect((await plain.app.request('/p/nowhere/theme.css')).status).toBe(404)
  })
})
