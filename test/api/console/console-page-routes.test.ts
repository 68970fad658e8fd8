import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestServer, type TestServer } from '../../support/api/test-server.ts'

describe("the console's page", () => {
  let server: TestServer
  let folder: string
  const get = (path: string) => server.app.request(`${server.publicUrl}${path}`)

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'farstu-console-'))
    writeFileSync(join(folder, 'app.js'), 'export {}')
    server = await createTestServer({ consoleFolder: folder })
  })
  afterAll(async () => {
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it.each(['/console/', '/console/demo/people', '/console/demo/units/import'])(
    'is the same at %s',
    async (path) => {
      const answer = await get(path)
      expect(answer.status).toBe(200)
      expect(await answer.text()).toBe(await (await get('/console/')).text())
    },
  )

  it('runs no script or style but ours, and is framed by nobody', async () => {
    const { headers } = await get('/console/demo/people')
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("style-src 'self';")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("require-trusted-types-for 'script'")
    expect(policy).toContain("trusted-types lit-html 'allow-duplicates'")
    expect(headers.get('x-frame-options')).toBe('DENY')
  })

  it('has its script beside it, and nothing else there', async () => {
    expect((await get('/console/assets/app.js')).headers.get('content-type')).toContain(
      'javascript',
    )
    expect((await get('/console/assets/other.js')).status).toBe(404)
  })

  it('is found without its last slash', async () => {
    const answer = await get('/console')
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/console/'])
  })
})
