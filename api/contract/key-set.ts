import { z } from 'zod'
import { list, view } from './shapes.ts'

/** Answer of `GET /.well-known/jwks.json`: a JWK Set (RFC 7517 §5) of P-256 keys (RFC 7518 §6.2). */
export const keySet = view({
  keys: list(
    view({
      kty: z.literal('EC'),
      crv: z.literal('P-256'),
      x: z.string(),
      y: z.string(),
      kid: z.string().describe('Named in the head of each token that was signed with this key.'),
      alg: z.literal('ES256'),
      use: z.literal('sig'),
    }),
  ),
}).describe('Public keys (RFC 7517 §5), old ones included while tokens signed with them may live.')
