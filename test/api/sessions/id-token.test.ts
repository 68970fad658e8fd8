import { createHmac, generateKeyPairSync } from 'node:crypto'
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify, SignJWT } from 'jose'
import { beforeEach, describe, expect, it } from 'vitest'
import { createFarstu } from '../../../widgets/server/index.ts'
import { asHost, enrolled } from '../../support/api/browser.ts'
import { MINUTE } from '../../support/api/clock.ts'
import { rowsIn, useServers } from '../../support/api/servers/servers.ts'
import type { TestServer } from '../../support/api/test-server.ts'

const openServer = useServers()

describe('the token of a redemption', () => {
  let server: TestServer
  let token: string
  let redeemed: Record<string, unknown>
  let keys: JSONWebKeySet
  beforeEach(async () => {
    server = await openServer()
    server.clock.set(Date.now())
    const { done } = await enrolled(server)
    redeemed = (await asHost(server, '/v1/redeem', { code: done.code })).body
    token = String(redeemed.id_token)
    keys = await (await server.app.request('/.well-known/jwks.json')).json()
  })

  const verify = (given: string) => {
    const fetchHere = async (input: unknown, init?: RequestInit) =>
      server.app.request(String(input), init)
    const farstu = createFarstu({
      api: server.publicUrl,
      portal: 'demo',
      secret: server.portalSecret,
      fetch: fetchHere as typeof fetch,
    })
    return farstu.verifyIdToken(given)
  }

  const parts = () => token.split('.') as [string, string, string]
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const claimsOf = (given: string) =>
    JSON.parse(Buffer.from(given.split('.')[1] ?? '', 'base64url').toString())

  it('says what the redemption said, and verifies with the published keys', async () => {
    const { payload, protectedHeader } = await jwtVerify(token, createLocalJWKSet(keys), {
      algorithms: ['ES256'],
      issuer: server.publicUrl,
      audience: 'demo',
      currentDate: new Date(server.clock.now()),
    })
    expect(protectedHeader).toEqual({ alg: 'ES256', kid: keys.keys[0]?.kid, typ: 'JWT' })
    const { acr, amr, auth_time, sid, memberships } = redeemed
    expect(payload).toMatchObject({
      sub: (redeemed.person as { id: string }).id,
      nonce: 'state-of-the-host',
      email: 'reporter@example.org',
      acr,
      amr,
      auth_time,
      sid,
      memberships,
    })
    expect(Number(payload.exp) - Number(payload.iat)).toBe(300)
  })

  it('is verified by a host, and refused after its five minutes', async () => {
    expect((await verify(token)).sid).toBe(redeemed.sid)
    server.clock.advance(-10 * MINUTE)
    const claims = claimsOf(token)
    const old = await server.services.tokenSigner.sign(claims)
    await expect(verify(old)).rejects.toMatchObject({ code: 'token_refused' })
  })

  it('T-054: is refused by a host when it was changed or made by somebody else', async () => {
    const [header, payload, signature] = parts()
    const claims = claimsOf(token)
    const kid = keys.keys[0]?.kid ?? ''
    const own = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const published = JSON.stringify(keys.keys[0])
    const hs256 = encode({ alg: 'HS256', kid, typ: 'JWT' })
    const mac = createHmac('sha256', published).update(`${hs256}.${payload}`).digest('base64url')
    const signedByOther = (extra: object) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'ES256', kid, typ: 'JWT', ...extra })
        .sign(own.privateKey)
    const forged = [
      `${encode({ alg: 'none' })}.${payload}.`,
      `${encode({ alg: 'none', kid })}.${payload}.${signature}`,
      `${hs256}.${payload}.${mac}`,
      `${header}.${encode({ ...claims, acr: 'aal3' })}.${signature}`,
      `${header}.${payload}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`,
      `${header}.${payload}.`,
      await signedByOther({}),
      await signedByOther({ kid: 'another' }),
      await signedByOther({ jwk: own.publicKey.export({ format: 'jwk' }) }),
      '',
      'a.b.c',
    ]
    for (const one of forged)
      await expect(verify(one), one).rejects.toMatchObject({ code: 'token_refused' })
  })

  it('T-054: is refused by another portal', async () => {
    const rules = { issuer: server.publicUrl, audience: 'other', algorithms: ['ES256'] }
    await expect(jwtVerify(token, createLocalJWKSet(keys), rules)).rejects.toThrow()
  })

  it('is signed with a key whose private half is nowhere in the clear', async () => {
    expect(keys.keys[0]).not.toHaveProperty('d')
    const [row] = rowsIn(server, 'select * from signing_key')
    expect(row?.sealed_private_jwk).toMatch(/^k1\./)
    expect(keys.keys).toHaveLength(1)
  })

  it('is verified with keys that any page may read and a cache may keep', async () => {
    const { headers } = await server.app.request('/.well-known/jwks.json')
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('cache-control')).toBe('public, max-age=300')
  })
})
