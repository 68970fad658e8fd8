/**
 * The attacker has an authenticator of their own make, or stands between a browser and us: what is signed was asked
 * for elsewhere, by somebody else, long ago, or in another form. Each lie is told when a passkey is made, and when it
 * is shown; to all of them there is one answer.
 */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { verifyRegistration } from '../../../../api/crypto/webauthn/registration.ts'
import { beginning } from '../../../support/api/beginnings.ts'
import { createBrowser, enrolled } from '../../../support/api/browser.ts'
import { actsIn, useServers } from '../../../support/api/servers/servers.ts'
import { stepNameOf } from '../../../support/api/sign-ins.ts'
import {
  createAuthenticator,
  type Lies,
  PORTAL_ORIGIN,
} from '../../../support/webauthn/authenticator.ts'
import { cbor, head } from '../../../support/webauthn/cbor.ts'
import { newKeyPair } from '../../../support/webauthn/keys.ts'
import {
  addCredential,
  setPolicy,
  signInByPasskey,
  untilMade,
  untilPasskey,
} from '../../../support/webauthn/passkeys.ts'

const openServer = useServers()

/** Somebody signed in, with an app and an honest passkey: gone through once, and copied for each lie. */
const withPasskey = beginning(async (server) => {
  setPolicy(server, {})
  const { browser, secret } = await enrolled(server)
  const honest = createAuthenticator()
  await addCredential(server, { browser, secret, authenticator: honest })
  return { jar: browser.jar, secret, honest }
})

const ready = async () => {
  const { server, jar, ...facts } = await withPasskey(openServer)
  return { server, browser: createBrowser(server, { jar }), ...facts }
}

const making = async (lies: Lies) => {
  const { server, ...person } = await ready()
  const authenticator = createAuthenticator()
  return addCredential(server, { ...person, authenticator, name: 'Another', lies })
}

const showing = async (lies: Lies) => {
  const { server, honest } = await ready()
  return (await signInByPasskey(server, honest, lies)).reply
}

const EVERYWHERE = ['made', 'shown'] as const
const DOORS = { made: making, shown: showing }
const bothWays = <Lie extends readonly unknown[]>(lies: readonly Lie[]) =>
  lies.flatMap((lie) => EVERYWHERE.map((door) => [...lie, door] as const))

describe('the honest one', () => {
  it.each(EVERYWHERE)('is believed when a passkey is %s', async (door) => {
    expect(stepNameOf(await DOORS[door]({}))).toBe('done')
  })
})

const ORIGINS = [
  ['a sibling domain', 'http://sibling.localhost:4100'],
  ['https in the place of http', 'https://localhost:4100'],
  ['another port', 'http://localhost:4101'],
  ['no origin', 'null'],
  ['one that begins alike', 'http://localhost:41000'],
  ['one that ends alike', 'http://evil-localhost:4100'],
  ['upper case', 'HTTP://LOCALHOST:4100'],
  ['a dot at the end', 'http://localhost.:4100'],
  ['a slash at the end', 'http://localhost:4100/'],
  ['our own page, for a flow of the portal’s', 'http://localhost:4000'],
] as const

describe('T-043, R-31: signed on another page', () => {
  it.each(bothWays(ORIGINS))('R-31: %s (%s), when it is %s', async (_what, origin, door) => {
    const reply = await DOORS[door]({ origin })
    expect([reply.status, reply.body.code]).toEqual([422, 'credential_refused'])
  })
})

const PLACES = [
  ['T-043: another domain', { rpId: 'example.org' }],
  ['T-043: the domain above', { rpId: 'host' }],
  ['T-043, R-32: in a frame of another site', { clientData: { crossOrigin: true } }],
  [
    'T-043, R-32: in a frame whose top is named',
    { clientData: { crossOrigin: true, topOrigin: 'http://localhost:4100' } },
  ],
  ['T-043, R-32: a top without a frame', { clientData: { topOrigin: 'http://localhost:4100' } }],
  ['T-043, R-32: a frame that is no truth value', { clientData: { crossOrigin: 'false' } }],
  ['T-042, R-31: the other ceremony', { clientData: { type: 'payment.get' } }],
  ['T-042: a name twice', { rewritten: (json) => json.replace('{', '{"challenge":"AAAA",') }],
  ['T-042: another encoding', { rewritten: (json) => Buffer.from(json, 'utf16le') }],
  [
    'T-042: octets that are no UTF-8',
    { rewritten: (json) => Buffer.concat([Buffer.from(json.slice(0, -1)), Buffer.of(0xff)]) },
  ],
  ['T-042: no object', { rewritten: () => '"webauthn.get"' }],
  ['T-044, R-34: nobody present', { flags: { up: false } }],
  ['T-046, R-37: copied, and not to be copied', { flags: { be: false, bs: true } }],
] as const satisfies readonly (readonly [string, Lies])[]

describe('signed for something else', () => {
  it.each(bothWays(PLACES))('%s, when it is shown or made', async (_what, lies, door) => {
    const reply = await DOORS[door](lies)
    // Where the challenge itself cannot be read, none of ours was answered.
    expect(reply.status).toBe(422)
    expect(['credential_refused', 'code_expired']).toContain(reply.body.code)
  })

  it('T-042: a byte order mark and names of a later version are passed over', async () => {
    const marked = (json: string) => `\uFEFF${json}`
    expect(stepNameOf(await showing({ rewritten: marked }))).toBe('done')
    expect(stepNameOf(await showing({ clientData: { later: ['or', 'other'] } }))).toBe('done')
    expect(stepNameOf(await making({ clientData: { later: { or: 'other' } } }))).toBe('done')
  })

  it('T-042: a megabyte is refused before it is read', async () => {
    const reply = await showing({ rewritten: (json) => json + ' '.repeat(1_000_000) })
    expect(reply.status).toBe(413)
  })

  it('T-044, R-34: without a PIN or a finger where they are demanded, says what is missing', async () => {
    for (const door of EVERYWHERE) {
      const reply = await DOORS[door]({ flags: { uv: false } })
      expect([reply.status, reply.body.code]).toEqual([422, 'user_not_verified'])
    }
  })

  it('T-044, R-30: what was demanded is remembered, whatever the page asked the browser for', async () => {
    const { server, honest } = await ready()
    const { browser, flow, options } = await untilPasskey(server)
    expect(options.userVerification).toBe('required')
    const changed = { ...options, userVerification: 'preferred' as const }
    const assertion = honest.get(changed, { flags: { uv: false } })
    const reply = await browser.answer(flow, { step: 'passkey', assertion })
    expect(reply.body.code).toBe('user_not_verified')
  })
})

describe('a key that is none', () => {
  const { cose } = newKeyPair('ES256')
  const with_ = (...changes: readonly (readonly [number, never])[]) =>
    new Map([...cose, ...changes] as never)
  const zeros = (bytes: number) => Buffer.alloc(bytes) as never
  const edwards = newKeyPair('EdDSA').cose
  const rsa = newKeyPair('RS256').cose
  const point = (hex: string) => new Map([...edwards, [-2, Buffer.from(hex, 'hex')]] as never)

  it.each([
    ['RS1', new Map([...rsa, [3, -65535]] as never)],
    ['ES256K', with_([3, -47 as never], [-1, 8 as never])],
    ['ES384', with_([3, -35 as never])],
    ['an algorithm of another kind of key', with_([3, -8 as never])],
    ['RS256 with the key of a curve', with_([3, -257 as never])],
    ['a point off its curve', with_([-3, Buffer.alloc(32, 1) as never])],
    ['zeros on the curve', with_([-2, zeros(32)], [-3, zeros(32)])],
    ['half a point', with_([-2, zeros(31)])],
    ['no y', new Map([...cose].filter(([label]) => label !== -3))],
    ['zeros for Ed25519', point('00'.repeat(32))],
    ['a point of small order', point(`01${'00'.repeat(31)}`)],
    ['a point of small order, signed', point(`ecffff${'ff'.repeat(28)}ff`)],
    ['a huge modulus', new Map([...rsa, [-1, Buffer.alloc(1025, 0xff)]] as never)],
    ['a short modulus', new Map([...rsa, [-1, Buffer.alloc(128, 0xff)]] as never)],
    ['an exponent of one', new Map([...rsa, [-2, Buffer.of(1)]] as never)],
    ['nothing', new Map()],
  ])('T-048, R-36: %s', async (_what, key) => {
    const reply = await making({ cose: key as never })
    expect([reply.status, reply.body.code]).toEqual([422, 'credential_refused'])
  })
})

describe('an attestation that nobody asked for', () => {
  it.each([
    ['certificates', { format: 'packed', statement: new Map([['x5c', [Buffer.alloc(9)]]]) }],
    ['a TPM', { format: 'tpm' }],
    ['U2F', { format: 'fido-u2f' }],
    ['SafetyNet', { format: 'android-safetynet' }],
    ['one that does not exist', { format: 'made-up' }],
    ['a statement that says nothing, and something', { statement: new Map([['sig', 'x']]) }],
    [
      'signed by another key',
      { format: 'packed', key: newKeyPair('ES256'), cose: newKeyPair('ES256').cose },
    ],
  ] as const)('R-36: %s', async (_what, lies) => {
    const reply = await making(lies as Lies)
    expect([reply.status, reply.body.code]).toEqual([422, 'credential_refused'])
  })

  it('one that a key signs for itself is taken, and tells nothing', async () => {
    expect(stepNameOf(await making({ format: 'packed' }))).toBe('done')
  })
})

describe('CBOR that is none', () => {
  const nested = Buffer.concat([Buffer.alloc(10_000, 0x81), Buffer.of(0)])
  it.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, -40)],
    ['bytes behind the end', (bytes: Buffer) => Buffer.concat([bytes, Buffer.of(0)])],
    ['ten thousand levels', () => nested],
    ['a length of 2^63', () => Buffer.from('5b7fffffffffffffff00', 'hex')],
    ['without an end', () => Buffer.from('bf63666d74646e6f6e65ff', 'hex')],
    ['a tag', (bytes: Buffer) => Buffer.concat([Buffer.of(0xc1), bytes])],
    [
      'a key twice',
      () => Buffer.concat([head(5, 2), cbor('fmt'), cbor('none'), cbor('fmt'), cbor('none')]),
    ],
    ['a number', () => cbor(7)],
    ['nothing at all', () => Buffer.of(0xf6)],
  ])('T-123: %s', async (_what, mangled) => {
    const reply = await making({ mangled })
    expect([reply.status, reply.body.code]).toEqual([422, 'credential_refused'])
  })

  it('T-123: a thousand that differ from an honest one by an octet break nothing', async () => {
    const { server, ...person } = await ready()
    const { options } = await untilMade(server, person)
    const honestly = createAuthenticator().create(options)
    const bytes = Buffer.from(honestly.attestationObject, 'base64url')
    const { challenge, rp } = options
    const expected = { challenge, rpId: rp.id, origin: PORTAL_ORIGIN }
    for (let round = 0; round < 1000; round++) {
      const drawn = createHash('sha256').update(String(round)).digest()
      const turned = Buffer.from(bytes)
      turned[drawn.readUInt16BE(0) % bytes.length] = drawn[3] ?? 0
      const attestationObject = turned.toString('base64url')
      const made = await verifyRegistration({ ...honestly, attestationObject }, expected)
      expect([undefined, honestly.id]).toContain(made?.id)
    }
  })
})

it('is written down as wrong, and tells no log what was signed', async () => {
  const { server, honest } = await ready()
  await signInByPasskey(server, honest, { rpId: 'example.org' })
  expect(actsIn(server)).toContain('method.wrong')
  for (const { id } of honest.held) expect(server.logLines.join()).not.toContain(id)
})
