/**
 * Better Auth as its documentation sets it up with Hono and better-sqlite3, with the same journal
 * and the same durability as ours. What would only slow it in a bench is left out: its rate limit.
 */
import { serve } from '@hono/node-server'
import { hash, verify } from '@node-rs/argon2'
import { betterAuth } from 'better-auth'
import { symmetricEncrypt } from 'better-auth/crypto'
import { getMigrations } from 'better-auth/db/migration'
import { twoFactor } from 'better-auth/plugins'
import Database from 'better-sqlite3'
import { Hono } from 'hono'

const { PEER_PORT, PEER_DATABASE, PEER_ORIGIN, PEER_HASH, PEER_SECRET, PEER_SEED } = process.env
const { people, password, totpSecret } = JSON.parse(PEER_SEED)

const database = new Database(PEER_DATABASE)
for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON'])
  database.pragma(pragma)

const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const argon2 = {
  hash: (typed) => hash(typed, ARGON2),
  verify: ({ hash: stored, password: typed }) => verify(stored, typed),
}

const auth = betterAuth({
  baseURL: PEER_ORIGIN,
  secret: PEER_SECRET,
  database,
  emailAndPassword: {
    enabled: true,
    // Without one it takes its own: scrypt, N = 16 384, r = 16, p = 1.
    ...(PEER_HASH === 'argon2' && { password: argon2 }),
  },
  rateLimit: { enabled: false },
  telemetry: { enabled: false },
  plugins: [twoFactor()],
})

/** Rows as sign-up and the enabling of two factors leave them, all with one password and one seed. */
const seed = async () => {
  const { runMigrations } = await getMigrations(auth.options)
  await runMigrations()
  const context = await auth.$context
  const hashed = await context.password.hash(password)
  const encrypt = (data) => symmetricEncrypt({ key: context.secretConfig, data })
  for (const { email, name, hasTotp } of people) {
    const user = await context.internalAdapter.createUser({
      email,
      name,
      emailVerified: true,
      twoFactorEnabled: hasTotp,
    })
    const userId = user.id
    await context.internalAdapter.linkAccount({
      userId,
      providerId: 'credential',
      accountId: userId,
      password: hashed,
    })
    if (!hasTotp) continue
    const [secret, backupCodes] = [await encrypt(totpSecret), await encrypt('[]')]
    await context.adapter.create({
      model: 'twoFactor',
      data: { userId, secret, backupCodes, verified: true },
    })
  }
}

await seed()
const app = new Hono()
app.on(['POST', 'GET'], '/api/auth/*', (c) => auth.handler(c.req.raw))
app.get('/readyz', (c) => c.text('ready\n'))
serve({ fetch: app.fetch, port: Number(PEER_PORT), hostname: '127.0.0.1' })
