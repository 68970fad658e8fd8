import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filesIn } from '../../../.tooling/our-files.mjs'
import { createTestServer, type TestServer } from '../../support/api/test-server.ts'

/** READMEs and guides are read in two places: in the repository, and as pages at `/docs`. */
const root = fileURLToPath(new URL('../../..', import.meta.url))
const ROOMS = ['api', 'console', 'db', 'examples', 'test', 'widgets']

const textsIn = (folder: string): readonly string[] =>
  filesIn(folder).filter((name) => name.endsWith('.md'))

const texts = ['README.md', 'CHANGELOG.md', ...ROOMS.flatMap(textsIn)]
const guides = texts.filter((name) => name.includes('/guides/'))

const isElsewhere = (href: string): boolean => /^[a-z]+:/.test(href)
const hrefsIn = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map(([, href = '']) => href).filter((href) => !isElsewhere(href))

describe('in the repository', () => {
  it('every link leads to a file', () => {
    const dead = texts.flatMap((name) => {
      const links = hrefsIn(readFileSync(join(root, name), 'utf8'), /\]\(([^)\s]+)\)/g)
      return links
        .filter((href) => !existsSync(join(root, dirname(name), href.replace(/#.*/, ''))))
        .map((href) => `${name}: ${href}`)
    })
    expect(dead).toEqual([])
  })

  it('the first page leads to every guide', () => {
    const links = hrefsIn(readFileSync(join(root, 'README.md'), 'utf8'), /\]\(([^)\s]+)\)/g)
    expect(guides.length).toBeGreaterThan(0)
    expect(links).toEqual(expect.arrayContaining([...guides]))
  })
})

describe('in the package', () => {
  it('guides and pictures are there', () => {
    const told = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const packed = new Set([...told.matchAll(/"path": "([^"]+)"/g)].map(([, path]) => path))
    const pictures = readdirSync(join(root, 'pictures')).map((name) => `pictures/${name}`)
    expect([...guides, ...pictures].filter((path) => !packed.has(path))).toEqual([])
  })
})

describe('at /docs', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await createTestServer()
  })
  afterAll(() => server.close())

  const addressesIn = (html: string, at: string): readonly URL[] =>
    hrefsIn(html, /<(?:a href|img src)="([^"]+)"/g).map(
      (href) => new URL(href, `http://localhost${at}`),
    )

  const idsIn = (html: string): readonly string[] =>
    [...html.matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id)

  it('every link of every page is answered, at the very place that it names', async () => {
    const seen = new Map<string, { readonly status: number; readonly ids: readonly string[] }>()
    const named: URL[] = []
    const ahead = ['/docs']
    for (let at = ahead.shift(); at !== undefined; at = ahead.shift()) {
      if (seen.has(at)) continue
      const answer = await server.app.request(at)
      const isPage = answer.headers.get('content-type')?.startsWith('text/html')
      const html = isPage ? await answer.text() : ''
      seen.set(at, { status: answer.status, ids: idsIn(html) })
      const links = addressesIn(html, at)
      named.push(...links.filter(({ hash }) => hash !== ''))
      ahead.push(...links.map(({ pathname }) => pathname))
    }
    const isDead = ({ pathname, hash }: URL) =>
      !seen.get(pathname)?.ids.includes(decodeURIComponent(hash.slice(1)))
    expect([...seen].filter(([, { status }]) => status !== 200)).toEqual([])
    expect(named.filter(isDead).map(({ pathname, hash }) => pathname + hash)).toEqual([])
    expect(named.length).toBeGreaterThan(5)
    expect(seen.size).toBeGreaterThan(guides.length)
  })
})
