/** What a host copies, read as a browser, a policy and a compiler would read it. */
import { describe, expect, it } from 'vitest'
import { embeddingOf } from '../../../api/domain/portals/embedding.ts'

const API = 'https://auth.portal.example.org'
const PORTAL = {
  id: 'water-2',
  languages: ['sv', 'en'],
  origins: ['https://water.example.org'],
  rpId: null,
  returnUrls: [
    'https://gone.example.org/',
    `https://water.example.org/in?by="'><script>&to=a%2Fb`,
  ].map((address) => new URL(address).href),
}
const embedding = embeddingOf(API, PORTAL)

describe.each([
  ['signIn', 'farstu-login', 'sign-in', 'Logga in'],
  ['invitation', 'farstu-invitation', 'invitation', 'Öppna inbjudan'],
] as const)('the snippet %s', (...[name, element, page, label]) => {
  const snippet = embedding[name]

  it('loads the script that is served, shows the element, and links to our page without it', () => {
    const [, script] = /^<script type="module" src="([^"]+)"><\/script>$/m.exec(snippet) ?? []
    expect(script).toBe(`${API}/widgets/farstu.js`)
    const [, tag, api, portal] =
      /^<([a-z-]+) api="([^"]+)" portal="([^"]+)" state="…">$/m.exec(snippet) ?? []
    expect([tag, api, portal]).toEqual([element, API, 'water-2'])
    const link = new RegExp(`<a href="${API}/p/water-2/${page}\\?state=…&amp;return=([\\w.%-]+)">`)
    const [, back = ''] = link.exec(snippet) ?? []
    expect(decodeURIComponent(back)).toBe(PORTAL.returnUrls[1])
    expect(snippet).toContain(`>${label}</a>`)
    expect(snippet.endsWith(`</${element}>`)).toBe(true)
  })
})

it('names no return address in the link where none is registered', () => {
  const { signIn } = embeddingOf(API, { ...PORTAL, returnUrls: [] })
  expect(signIn).toContain(`<a href="${API}/p/water-2/sign-in">Logga in</a>`)
})

it('the policy allows our script and our answers, and the policy that Lit makes', () => {
  const directives = new Map(
    embedding.policy.split('\n').map((line) => {
      const [name = '', ...values] = line.split(' ')
      return [name, values] as const
    }),
  )
  expect(directives.get('script-src')).toContain(API)
  expect(directives.get('connect-src')).toContain(API)
  expect(directives.get('trusted-types')).toEqual(['lit-html'])
})

it('the server’s part is JavaScript that names the portal and no secret', () => {
  const { server } = embedding
  const body = server.replaceAll(/^import .*$/gm, '').replaceAll('export const', 'const')
  const made: unknown[] = []
  const createFarstu = (options: object) => {
    made.push(options)
    return { pendingSignIns: () => ({}) }
  }
  new Function('createFarstu', 'env', body)(createFarstu, { FARSTU_PORTAL_SECRET: 'kept' })
  expect(server).toContain("from 'farstu/server'")
  expect(made).toEqual([{ api: API, portal: 'water-2', secret: 'kept' }])
})
