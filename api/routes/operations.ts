import { Hono } from 'hono'
import { equalText } from '../crypto/keyed-digest.ts'
import type { AppEnv } from '../http/app-env.ts'
import { HttpProblem } from '../http/problem.ts'
import type { TokenSigner } from '../ports/token-signer.ts'

interface OperationRoutes {
  /** Rejects while the database does not answer. */
  readonly ping: () => Promise<void>
  readonly exposition: () => Promise<string>
  readonly contentType: string
  /** Asked for on `/metrics` as a bearer token; null leaves it open. */
  readonly metricsToken: string | null
  readonly tokenSigner: TokenSigner
}

/** What operators and other machines ask: alive, ready, figures, published keys. */
export function operationRoutes({
  ping,
  exposition,
  contentType,
  metricsToken,
  tokenSigner,
}: OperationRoutes) {
  return new Hono<AppEnv>()
    .get('/healthz', (c) => c.text('ok\n'))
    .get('/readyz', async (c) => {
      await ping()
      return c.text('ready\n')
    })
    .get('/metrics', async (c) => {
      const given = c.req.header('authorization') ?? ''
      if (metricsToken !== null && !equalText(given, `Bearer ${metricsToken}`))
        throw new HttpProblem('unauthorized')
      return c.body(await exposition(), 200, { 'Content-Type': contentType })
    })
    .get('/.well-known/jwks.json', async (c) => {
      c.header('Cache-Control', 'public, max-age=300')
      c.header('Access-Control-Allow-Origin', '*')
      return c.json(await tokenSigner.publicKeys())
    })
}
