import type { SigningKey } from '../../../api/ports/store/signing-key-store.ts'
import { index, instant, table, text } from './columns.ts'

/**
 * A pair of keys that tokens for hosts are signed with (ES256). The first is made when the first token is
 * signed; the public half is published at `/.well-known/jwks.json`, the private one sealed. Nothing retires one
 * yet.
 */
export const signingKey = table(
  'signing_key',
  {
    id: text('id').primaryKey(),
    purpose: text('purpose').$type<SigningKey['purpose']>().notNull(),
    algorithm: text('algorithm').$type<SigningKey['algorithm']>().notNull(),
    publicJwk: text('public_jwk').notNull(),
    sealedPrivateJwk: text('sealed_private_jwk').notNull(),
    createdAt: instant('created_at').notNull(),
    retiredAt: instant('retired_at'),
  },
  (t) => [index('signing_key_by_purpose').on(t.purpose, t.createdAt)],
)

/** What keys must open or make for this database to be theirs; see `api/boot/opening/checked-keys.ts`. */
export const keyCheck = table('key_check', {
  id: text('id').primaryKey(),
  value: text('value').notNull(),
  createdAt: instant('created_at').notNull(),
})
