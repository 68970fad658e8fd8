import { Hono } from 'hono'
import type { AppEnv } from '../http/app-env.ts'
import { hasBearer } from '../http/bearer.ts'
import { HttpProblem, problem } from '../http/problem.ts'
import type { TokenSigner } from '../ports/token-signer.ts'

interface OperationRoutes {
  /** Rejects while the database does not answer. */
  readonly ping: () => Promise<void>
  readonly exposition: () => Promise<string>
  readonly contentType: string
  /** Asked for on `/metrics` as a bearer token; null for none. */
  readonly metricsToken: string | null
  readonly isMetricsOpen: boolean
  readonly tokenSigner: TokenSigner
}

/** What operators and other machines ask: alive, ready, figures, published keys. */
export function operationRoutes({
  ping,
  exposition,
  contentType,
  metricsToken,
  isMetricsOpen,
  tokenSigner,
}: OperationRoutes) {
  return new Hono<AppEnv>()
    .get('/healthz', (c) => c.text('ok\n'))
    .get('/readyz', async (c) => {
      await ping()
      return c.text('ready\n')
    })
    .get('/metrics', async (c) => {
      if (isMetricsOpen) return c.body(await exposition(), 200, { 'Content-Type': contentType })
      // Without a token nobody is meant to read them.
      if (metricsToken === null) return problem(c, 'not_found')
      if (!hasBearer(c, metricsToken)) throw new HttpProblem('unauthorized')
      return c.body(await exposition(), 200, { 'Content-Type': contentType })
    })
    .get('/.well-known/jwks.json', async (c) => {
      c.header('Cache-Control', 'public, max-age=300')
      c.header('Access-Control-Allow-Origin', '*')
      return c.json(await tokenSigner.publicKeys())
    })
}
