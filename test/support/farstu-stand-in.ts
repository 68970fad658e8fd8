import { Hono } from 'hono'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import type { ConfirmedResponse } from '../../api/contract/confirmation-wire.ts'
import type {
  CheckSessionResponse,
  RedeemResponse,
  VerifiedEmailResponse,
} from '../../api/contract/responses.ts'

export const STAND_IN_API = 'http://localhost:4000'
export const STAND_IN_SECRET = 'secret-of-the-portal'

/** What one redemption gives; override what the test is about. */
export const redemptionOf = (overrides: Partial<RedeemResponse> = {}): RedeemResponse => ({
  person: { id: 'p1', firstName: 'Astrid', lastName: 'Exempel', email: 'astrid@example.org' },
  memberships: [
    { unit: 'Example Municipality', unitExternalId: '9901', role: 'reporter', until: null },
  ],
  acr: 'aal2',
  amr: ['pwd', 'otp', 'mfa'],
  auth_time: 1_790_000_000,
  sid: 'session-1',
  state: 'state-of-this-browser',
  id_token: 'not.a.token',
  ...overrides,
})

/** What redeeming one proof gives; override what the test is about. */
export const proofOf = (overrides: Partial<VerifiedEmailResponse> = {}): VerifiedEmailResponse => ({
  email: 'figures@example.org',
  verifiedAt: 1_790_000_000,
  state: 'state-of-this-browser',
  ...overrides,
})

/** What redeeming one confirmation gives; override what the test is about. */
export const confirmedOf = (overrides: Partial<ConfirmedResponse> = {}): ConfirmedResponse => ({
  act: 'withdraw',
  object: 'submission-17',
  personId: 'p1',
  acr: 'aal2',
  amr: ['pwd', 'otp', 'mfa'],
  auth_time: 1_790_000_000,
  confirmedAt: 1_790_000_600,
  ...overrides,
})

const problem = (code: string, status: number) =>
  new Response(JSON.stringify({ code, requestId: 'r-1' }), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  })

const unsigned = (request: Request) =>
  request.headers.get('authorization') !== `Bearer ${STAND_IN_SECRET}`

/** The part of the API that a host's server calls, with its memory laid open to the tests. */
export const createFarstuStandIn = async () => {
  const keys = await generateKeyPair('ES256')
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'k1', alg: 'ES256', use: 'sig' }
  const codes = new Map<string, RedeemResponse>()
  const proofs = new Map<string, VerifiedEmailResponse>()
  const confirmed = new Map<string, ConfirmedResponse & { readonly sid: string }>()
  const sessions = new Map<string, RedeemResponse>()
  const calls: { readonly path: string; readonly body: unknown }[] = []
  let outage: (() => Response) | null = null

  const app = new Hono()
  app.use('/v1/*', async ({ req }, next) => {
    calls.push({ path: req.path, body: await req.json() })
    if (outage) return outage()
    if (unsigned(req.raw)) return problem('unauthorized', 401)
    return next()
  })
  app.post('/v1/redeem', async (c) => {
    const { code } = await c.req.json()
    const found = codes.get(code)
    if (!found) return problem('code_refused', 422)
    codes.delete(code)
    sessions.set(found.sid, found)
    return c.json(found)
  })
  app.post('/v1/verifications', async (c) => {
    const { address } = await c.req.json()
    if (!/^\S+@\S+$/.test(address)) return problem('invalid_input', 422)
    return c.json({ verification: `verification-of-${address}`, expiresInSeconds: 3600 }, 201)
  })
  app.post('/v1/verifications/redeem', async (c) => {
    const { code } = await c.req.json()
    const found = proofs.get(code)
    if (!found) return problem('code_refused', 422)
    proofs.delete(code)
    return c.json(found)
  })
  app.post('/v1/confirmations', async (c) => {
    const { sid, object } = await c.req.json()
    if (!sessions.has(sid)) return problem('invalid_input', 422)
    return c.json({ confirmation: `confirmation-of-${object}`, expiresInSeconds: 1800 }, 201)
  })
  app.post('/v1/confirmations/redeem', async (c) => {
    const { code, sid, act, object } = await c.req.json()
    const found = confirmed.get(code)
    confirmed.delete(code)
    if (!found) return problem('code_refused', 422)
    const { sid: theirs, ...answer } = found
    const isOfIt = theirs === sid && answer.act === act && answer.object === object
    return isOfIt ? c.json(answer) : problem('code_refused', 422)
  })
  app.post('/v1/sessions/check', async (c) => {
    const { sid } = await c.req.json()
    return c.json(stateOf(sessions.get(sid)))
  })
  app.post('/v1/sessions/end', async (c) => {
    const { sid } = await c.req.json()
    sessions.delete(sid)
    return c.body(null, 204)
  })
  app.get('/.well-known/jwks.json', (c) => (outage ? outage() : c.json({ keys: [jwk] })))

  return {
    calls,
    codes,
    proofs,
    confirmed,
    sessions,
    /** Every answer from now on; null for working order. */
    breakWith(answer: (() => Response) | null) {
      outage = answer
    },
    fetch: ((input: string | URL | Request, init?: RequestInit) =>
      Promise.resolve(app.request(new Request(input, init)))) as typeof fetch,
    sign: (claims: JWTPayload, alg = 'ES256') =>
      new SignJWT(claims).setProtectedHeader({ alg, kid: 'k1' }).sign(keys.privateKey),
  }
}

export type FarstuStandIn = Awaited<ReturnType<typeof createFarstuStandIn>>

const stateOf = (session: RedeemResponse | undefined): CheckSessionResponse => {
  if (!session) return { active: false }
  return {
    active: true,
    personId: session.person.id,
    acr: session.acr,
    amr: session.amr,
    auth_time: session.auth_time,
    memberships: session.memberships,
    idleInSeconds: 1800,
    endsInSeconds: 28_800,
  }
}
