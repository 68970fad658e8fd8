import { z } from 'zod'
import { list, view } from './shapes.ts'

/** Answer of `GET /.well-known/webauthn` (Web Authentication Level 3 §5.11.1). */
export const relatedOrigins = view({
  origins: list(z.string()).describe('Pages outside our host that may use passkeys of it.'),
}).describe('For browsers alone: where passkeys of this host may be used beside it.')
