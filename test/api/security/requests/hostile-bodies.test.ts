/**
 * The attacker adds what was not asked for: the id of somebody else, a role, `verified: true`, a
 * prototype. Every schema is an allow-list and refuses unknown keys. And the attacker reads answers:
 * a refusal that repeats what was sent carries passwords into logs and error collectors, so it names
 * fields and never what was in them.
 */
import { beforeEach, describe, expect, it } from 'vitest'
import { asHost, type Browser, createBrowser } from '../../../support/api/browser.ts'
import { useServers } from '../../../support/api/servers/servers.ts'
import { untilMailed } from '../../../support/api/sign-ins.ts'
import type { TestServer } from '../../../support/api/test-server.ts'

const openServer = useServers()

const EXTRA: readonly (readonly [string, string])[] = [
  ['userId', '"1"'],
  ['personId', '"1"'],
  ['tenantId', '"other"'],
  ['portalId', '"other"'],
  ['role', '"owner"'],
  ['roles', '["owner"]'],
  ['verified', 'true'],
  ['emailVerified', 'true'],
  ['acrReached', '"aal3"'],
  ['facts', '{"mailboxAt":1}'],
  ['proven', '[{"kind":"totp"}]'],
  ['session', '"x"'],
  ['browser', '"x"'],
  ['sessionToken', '"x"'],
  ['constructor', '{"prototype":{"isAdmin":true}}'],
  ['__proto__', '{"isAdmin":true}'],
  ['prototype', '{}'],
  ['toString', '"x"'],
]

/** A right body of every route, as text so that `__proto__` can be put in. */
const BODIES: readonly (readonly [string, string])[] = [
  ['/v1/flows', '"portal":"demo","journey":"sign-in"'],
  ['/v1/flows/FLOW/resume', ''],
  ['/v1/flows/FLOW/answer', '"answer":{"step":"email-code","send":true}'],
  ['/v1/flows/FLOW/cancel', ''],
  ['/v1/session/end', '"portal":"demo"'],
  ['/v1/session/check', '"portal":"demo"'],
  ['/v1/session/extend', '"portal":"demo"'],
  ['/v1/verifications', '"address":"somebody@example.org"'],
  ['/v1/verifications/redeem', '"code":"x"'],
  ['/v1/confirmations', '"sid":"x","act":"a","object":"b","text":"c"'],
  ['/v1/confirmations/redeem', '"code":"x","sid":"x","act":"a","object":"b"'],
  ['/v1/redeem', '"code":"x"'],
  ['/v1/sessions/check', '"sid":"x"'],
  ['/v1/sessions/end', '"sid":"x"'],
]

describe('T-110: a body with more in it than was asked for', () => {
  let server: TestServer
  let browser: Browser
  let flow: string
  beforeEach(async () => {
    server = await openServer()
    const mailed = await untilMailed(server)
    browser = mailed.browser
    flow = mailed.flow
  })

  const send = (path: string, body: string) =>
    browser.send('POST', path.replace('FLOW', flow), body, {
      Authorization: `Bearer ${server.portalSecret}`,
    })

  it.each(BODIES)('is refused by %s, whatever the key', async (path, right) => {
    for (const [key, value] of EXTRA) {
      const body = `{${[right, `"${key}":${value}`].filter(Boolean).join(',')}}`
      const reply = await send(path, body)
      expect([key, reply.status, reply.body.code]).toEqual([key, 422, 'invalid_input'])
    }
    expect(({} as Record<string, unknown>).isAdmin).toBeUndefined()
    expect((await browser.see(flow)).status).toBe(200)
  })

  it('is refused within the answer too', async () => {
    for (const [key, value] of EXTRA) {
      const body = `{"answer":{"step":"email-code","code":"123456","${key}":${value}}}`
      const reply = await send('/v1/flows/FLOW/answer', body)
      expect([key, reply.status]).toEqual([key, 422])
      expect(reply.body.code).toBe('invalid_input')
    }
  })

  it.each([
    ['nothing', ''],
    ['half an object', '{"portal":'],
    ['two objects', '{}{}'],
    ['a comment', '{/**/}'],
    ['NaN', '{"maxAgeSeconds":NaN}'],
    ['a byte order mark alone', '\ufeff'],
    ['a name twice', '{"portal":"demo","journey":"sign-in","portal":"other"}'],
    ['a name twice with one value', '{"portal":"demo","journey":"sign-in","portal":"demo"}'],
    [
      'a name twice in two spellings',
      '{"portal":"demo","journey":"sign-in","p\\u006frtal":"other"}',
    ],
    ['a name twice further in', '{"portal":"demo","journey":"sign-in","proof":{"a":1,"a":2}}'],
    ['a name twice, with others between', '{"a":{"b":{"b":1}},"c":["a",{"a":1}],"a":1}'],
    ['__proto__ twice', '{"__proto__":1,"__proto__":2}'],
    ['more than eight objects in each other', `${'{"a":'.repeat(9)}1${'}'.repeat(9)}`],
    ['more than eight lists in each other', `${'['.repeat(9)}${']'.repeat(9)}`],
  ])('%s is malformed', async (_what, body) => {
    const reply = await send('/v1/flows', body)
    expect([reply.status, reply.body.code]).toEqual([400, 'malformed_json'])
  })

  it.each([
    ['eight objects in each other', `${'{"a":'.repeat(8)}1${'}'.repeat(8)}`],
    ['eight lists side by side and more', `[${Array.from({ length: 20 }, () => '[]').join()}]`],
    ['a name once in each of many objects', '[{"a":1},{"a":1},{"a":{"a":{"a":1}}}]'],
    ['a text that looks like a name twice', '{"a":"\\"a\\":1,\\"a\\":2","b":"{\\"b\\":[[[[[[[[["}'],
    ['a text that ends in a backslash', '{"a":"\\\\","b":"\\\\\\""}'],
  ])('%s is well-formed, and refused for what it holds', async (_what, body) => {
    const reply = await send('/v1/flows', body)
    expect([reply.status, reply.body.code]).toEqual([422, 'invalid_input'])
  })

  it('bytes that are no UTF-8 are malformed, and not mended', async () => {
    const body = Buffer.from(
      '{"portal":"demo","journey":"sign-in","state":"state-\xff-state"}',
      'latin1',
    )
    const response = await server.app.request(`${server.publicUrl}/v1/flows`, {
      method: 'POST',
      body,
      headers: {
        Origin: server.portalUrl,
        'Content-Type': 'application/json',
        'X-Farstu-Client': '1',
      },
    })
    expect([response.status, (await response.json()).code]).toEqual([400, 'malformed_json'])
  })

  it.each(['null', '[]', '"text"', '1', 'true', '[{"portal":"demo","journey":"sign-in"}]', '{}'])(
    '%s is no body of any route',
    async (body) => {
      for (const [path] of BODIES) {
        if (/cancel|resume/.test(path) && body === '{}') continue
        const reply = await send(path, body)
        expect([path, reply.status, reply.body.code]).toEqual([path, 422, 'invalid_input'])
      }
    },
  )

  it.each([
    ['a number for the portal', '"portal":1,"journey":"sign-in"'],
    ['an object for the portal', '"portal":{"$ne":""},"journey":"sign-in"'],
    ['a portal with a slash', '"portal":"../demo","journey":"sign-in"'],
    ['an unknown journey', '"portal":"demo","journey":"recover"'],
    ['a fraction of a second', '"portal":"demo","journey":"sign-in","maxAgeSeconds":0.5'],
    ['a negative age', '"portal":"demo","journey":"sign-in","maxAgeSeconds":-1'],
    ['an age as text', '"portal":"demo","journey":"sign-in","maxAgeSeconds":"0"'],
    ['a level that is none', '"portal":"demo","journey":"sign-in","acr":"aal0"'],
    ['a state too short to be random', '"portal":"demo","journey":"sign-in","state":"x"'],
    ['a state without end', `"portal":"demo","journey":"sign-in","state":"${'x'.repeat(513)}"`],
  ])('%s is refused at the start', async (_what, body) => {
    expect((await send('/v1/flows', `{${body}}`)).status).toBe(422)
  })
})

describe('what was sent', () => {
  const CANARY = 'canary-9f3e7c51-do-not-repeat'

  it('is in no answer, whichever field it was in', async () => {
    const server = await openServer()
    const browser = createBrowser(server)
    const { flow } = (await browser.start()).body
    const answers = [
      { step: CANARY },
      { step: 'password', password: { [CANARY]: CANARY } },
      { step: 'password', password: [CANARY] },
      { step: 'password', password: CANARY },
      { step: 'new-password', password: CANARY },
      { step: 'email-code', code: CANARY.slice(0, 32) },
      { step: 'totp', code: CANARY },
      { step: 'totp-enrol', code: CANARY, name: CANARY },
      { step: 'register', firstName: CANARY, lastName: CANARY },
      { step: 'notice', document: CANARY, version: 1, hash: CANARY },
      { step: 'identify', address: CANARY },
      { step: 'identify', address: 'a@b.example', [CANARY]: 1 },
      { [CANARY]: CANARY },
      CANARY,
    ]
    const replies = [
      ...(await Promise.all(
        answers.map((answer) => browser.send('POST', `/v1/flows/${flow}/answer`, { answer })),
      )),
      await browser.send('POST', '/v1/flows', { portal: CANARY, journey: 'sign-in' }),
      await browser.send('POST', '/v1/flows', { portal: 'demo', journey: CANARY }),
      await browser.send('POST', '/v1/flows', { portal: 'demo', journey: 'sign-in', [CANARY]: 1 }),
      await browser.send('POST', '/v1/flows', {
        portal: 'demo',
        journey: 'invitation',
        invitation: CANARY,
      }),
      await browser.send('POST', '/v1/flows', `{"portal":"${CANARY}`),
      await browser.send('POST', '/v1/session/end', { portal: CANARY }),
      await browser.send('GET', `/v1/flows/${CANARY}`),
      await browser.send('GET', `/v1/${CANARY}?${CANARY}=${CANARY}`),
      await browser.send('GET', `/p/${CANARY}/sign-in`),
      await browser.send('GET', `/widgets/${CANARY}.js`),
    ]
    for (const reply of replies) {
      expect(reply.status).toBeLessThan(500)
      expect(reply.text.toLowerCase()).not.toContain(CANARY.slice(0, 20))
    }
  })

  it('is in no answer to a host either', async () => {
    const server = await openServer()
    for (const [path, body] of [
      ['/v1/redeem', { code: CANARY }],
      ['/v1/redeem', { [CANARY]: CANARY }],
      ['/v1/sessions/check', { sid: CANARY }],
      ['/v1/sessions/check', { sid: CANARY, active: CANARY }],
      ['/v1/sessions/end', { sid: `${CANARY} ` }],
    ] as const) {
      const reply = await asHost(server, path, body)
      expect(JSON.stringify(reply)).not.toContain(CANARY)
    }
  })

  it('names the fields that were wrong', async () => {
    const server = await openServer()
    const reply = await createBrowser(server).send('POST', '/v1/flows', {
      portal: '/',
      journey: 'sign-in',
      acr: CANARY,
    })
    expect(reply.body.fields).toEqual(['portal', 'acr'])
  })
})
