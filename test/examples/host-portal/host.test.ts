/**
 * A page whose name was re-pointed at this machine (DNS rebinding) would share its origin with what
 * the portal shows there. So it answers under its own name alone, like the API (T-107).
 */
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type ServerType, serve } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHostPortal } from '../../../examples/host-portal/app.ts'
import { createFarstu } from '../../../widgets/server/index.ts'

const ORIGINS = { demo: 'http://localhost:4100', real: 'https://portal.example.org' } as const

const portalAt = (origin: string) => {
  const api = 'http://localhost:4000'
  const farstu = createFarstu({ api, portal: 'demo', secret: 'secret-of-the-portal' })
  return createHostPortal({ farstu, api, portal: 'demo', origin })
}

interface Heard {
  readonly status: number
  readonly text: string
  readonly cookies: readonly string[]
}

describe.each(Object.entries(ORIGINS))('the example portal (%s)', (_, origin) => {
  let server: ServerType
  beforeAll(async () => {
    const { fetch } = portalAt(origin)
    await new Promise<void>((resolve) => {
      server = serve({ fetch, port: 0, hostname: '127.0.0.1' }, () => resolve())
    })
  })
  afterAll(() => {
    server.close()
  })

  /** Asks over a real socket, under any name. */
  const ask = (host: string, path = '/en/sign-in', method = 'GET') =>
    new Promise<Heard>((resolve, reject) => {
      const { port } = server.address() as AddressInfo
      const headers = { host, connection: 'close', origin }
      request({ host: '127.0.0.1', port, path, method, headers }, async (answer) => {
        const parts: Buffer[] = []
        for await (const part of answer) parts.push(part)
        const cookies = answer.headers['set-cookie'] ?? []
        resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString(), cookies })
      })
        .on('error', reject)
        .end()
    })

  const { host: own } = new URL(origin)

  it('answers under its own name', async () => {
    const names = [own, own.toUpperCase(), ...(origin === ORIGINS.real ? [`${own}:443`] : [])]
    for (const name of names) expect((await ask(name)).status).toBe(200)
  })

  it.each(['evil.example.org', '127.0.0.1:4100', 'localhost', 'localhost:80'])(
    'shows and gives nothing under the name %s, but where it is',
    async (name) => {
      for (const path of ['/en/sign-in', '/sv/invitation', '/host.js', '/', '/session/callback']) {
        const { status, text, cookies } = await ask(name, path)
        expect([status, cookies]).toEqual([421, []])
        expect(text).toContain(`<a href="${origin}/">`)
        expect(text).not.toContain('evil')
        expect(text).not.toContain('state=')
      }
      expect((await ask(name, '/session', 'POST')).status).toBe(421)
    },
  )

  it('goes by the name in a request line as well', async () => {
    expect((await ask(own, 'http://evil.example.org/en/sign-in')).status).toBe(421)
  })
})
