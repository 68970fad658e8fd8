import { Hono } from 'hono'
import { HttpProblem, problem } from '../../http/answers/problem.ts'
import type { AppEnv } from '../../http/app-env.ts'
import { hasBearer } from '../../http/guards/bearer.ts'
import type { TokenSigner } from '../../ports/token-signer.ts'

interface OperationRoutes {
  /** Rejects while the database does not answer, or takes nothing more. */
  readonly ping: () => Promise<void>
  readonly exposition: () => Promise<string>
  readonly contentType: string
  /** Asked for on `/metrics` as a bearer token; null for none. */
  readonly metricsToken: string | null
  readonly isMetricsOpen: boolean
  readonly tokenSigner: TokenSigner
  /** Pages beside ours that may use passkeys of our host. */
  readonly relatedOrigins: () => Promise<readonly string[]>
}

/** What operators and other machines ask: alive, ready, figures, published keys, pages that belong to us. */
export function operationRoutes({
  ping,
  exposition,
  contentType,
  metricsToken,
  isMetricsOpen,
  tokenSigner,
  relatedOrigins,
}: OperationRoutes) {
  const look = sharing(ping)
  return new Hono<AppEnv>()
    .get('/healthz', (c) => c.text('ok\n'))
    .get('/readyz', async (c) => {
      await look()
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
    .get('/.well-known/webauthn', async (c) => {
      c.header('Cache-Control', 'public, max-age=300')
      return c.json({ origins: await relatedOrigins() })
    })
}

/** Whoever asks while somebody's look is under way gets its outcome: a look writes to the disk. */
function sharing(look: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null
  return () => {
    running ??= look().finally(() => {
      running = null
    })
    return running
  }
}
