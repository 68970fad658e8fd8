/**
 * The attacker uses a computer, or sits behind a proxy, that others have used: what a cache has kept of
 * a page or an answer with a state, a code, a name or an address is read there afterwards. No cache is
 * told that it may keep anything but a closed list of files that are the same for everybody. Every route
 * is asked, whichever there are: one that is added is held to it by being there.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestServer, type TestServer } from '../../../support/api/test-server.ts'
import { scratch } from '../../../support/scratch.ts'

/** The same for everybody, and of nobody. */
const PUBLIC: ReadonlySet<string> = new Set([
  '/.well-known/jwks.json',
  '/.well-known/webauthn',
  '/console/assets/:name',
  '/docs/pictures/:name',
  '/openapi.json',
  '/p/:portal/theme.css',
  '/pages/:name',
  '/widgets/:name',
])

/** What each part of a pattern is asked by, where something is to be found. */
const KNOWN: Readonly<Record<string, string>> = {
  ':portal': 'demo',
  ':page': 'api',
  ':part?': 'operations',
  '*': 'demo/people',
}
const FILES: Readonly<Record<string, string>> = {
  '/docs/pictures/:name': 'console.png',
  '/docs/texts/:name': 'LICENSE',
}

let server: TestServer
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(scratch, 'farstu-files-'))
  writeFileSync(join(folder, 'app.js'), 'export {}')
  const folders = { widgetsFolder: folder, pagesFolder: folder, consoleFolder: folder }
  server = await createTestServer({ ...folders, hasMailbox: true })
  await server.invite()
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

const patterns = () => [
  ...new Set(
    server.app.routes
      .filter(({ method, path }) => method === 'GET' && !path.includes('//'))
      .map(({ path }) => path),
  ),
]

async function addressOf(pattern: string): Promise<string> {
  const [mail] = await server.mails()
  const one = (part: string) => {
    if (part === ':id' && pattern.startsWith('/dev/')) return (mail as { id: string }).id
    if (part === ':name') return FILES[pattern] ?? 'app.js'
    return KNOWN[part] ?? part.replace(/^:.*/, 'x')
  }
  return pattern.split('/').map(one).join('/')
}

const asked = async (address: string, headers: Readonly<Record<string, string>> = {}) => {
  const { status, headers: said } = await server.app.request(address, {
    headers: { Host: new URL(server.publicUrl).host, ...headers },
  })
  return { status, cached: said.get('cache-control') }
}

it('R-82: no cache keeps an answer of any route, but files that are the same for everybody', async () => {
  const kept: string[] = []
  const pages: string[] = []
  for (const pattern of patterns()) {
    const { status, cached } = await asked(await addressOf(pattern))
    if (cached !== 'no-store') kept.push(pattern)
    if (status === 200) pages.push(pattern)
  }
  expect(kept.toSorted()).toEqual([...PUBLIC].toSorted())
  expect(pages).toEqual(
    expect.arrayContaining([
      ...PUBLIC,
      ...['/p/:portal/sign-in', '/p/:portal/invitation', '/console/*', '/docs'],
      ...['/docs/:page', '/docs/api-reference/:part?', '/docs/texts/:name', '/metrics'],
      ...['/dev/mailbox', '/dev/mailbox/:id', '/dev/mailbox/:id/html'],
    ]),
  )
})

it('R-82: nor one that refuses, leads on or was never thought of', async () => {
  for (const address of [
    ...[
      '/',
      '/console',
      '/console/',
      '/nowhere',
      '/p/demo/nowhere',
      '/p/nowhere/sign-in',
      '/p/demo/%2e%2e/x',
    ],
    ...['/p/demo/theme.css/', '/p/nowhere/theme.css', '/widgets/nowhere.js', '/v1/nowhere'],
    '/p/demo/sign-in?state=state-of-the-host&return=http://localhost:4100/',
  ])
    for (const Accept of ['text/html', '*/*'])
      expect((await asked(address, { Accept })).cached, address).toBe('no-store')
})
