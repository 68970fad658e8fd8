import { exportJWK, generateKeyPair, importJWK, SignJWT } from 'jose'
import type { Clock } from '../ports/clock.ts'
import type { Random } from '../ports/random.ts'
import type { SecretBox } from '../ports/secret-box.ts'
import type { SigningKey } from '../ports/store/signing-key-store.ts'
import type { Store } from '../ports/store/store.ts'
import type { TokenSigner } from '../ports/token-signer.ts'

/** A host verifies the token when it gets it, or not at all. */
const LIFETIME_SECONDS = 300

export interface TokenSignerOptions {
  readonly store: Pick<Store, 'keys' | 'run' | 'atomically'>
  readonly secretBox: SecretBox
  readonly clock: Clock
  readonly random: Random
  /** Value of `iss`: the public base URL. */
  readonly issuer: string
}

/** ES256 (RFC 7518 §3.4) with the newest key of the store; the first key is made when there is none. */
export function createTokenSigner(options: TokenSignerOptions): TokenSigner {
  const { store, clock, issuer } = options
  const published = () => store.run(() => store.keys.all('id-token'))

  const currentKey = foundOnce(async (): Promise<SigningKey> => {
    const newest = (await published()).find((key) => key.retiredAt === null)
    return newest ?? makeKey(options)
  })

  const privateKey = foundOnce(async () => {
    const key = await currentKey()
    const jwk = openPrivateJwk(options.secretBox, key)
    // What it holds cannot be taken out of it again.
    return importJWK(jwk, key.algorithm, { extractable: false })
  })

  return {
    async sign(claims) {
      const key = await currentKey()
      const now = Math.floor(clock.now() / 1000)
      return new SignJWT({ ...claims })
        .setProtectedHeader({ alg: key.algorithm, kid: key.id, typ: 'JWT' })
        .setIssuer(issuer)
        .setIssuedAt(now)
        .setNotBefore(now)
        .setExpirationTime(now + LIFETIME_SECONDS)
        .sign(await privateKey())
    },
    async publicKeys() {
      await currentKey()
      return { keys: (await published()).map((key) => JSON.parse(key.publicJwk)) }
    },
  }
}

/** Asked for once; after a fault it is asked for again. */
function foundOnce<T>(find: () => Promise<T>): () => Promise<T> {
  let found: Promise<T> | undefined
  return () => {
    found ??= find().catch((fault: unknown) => {
      found = undefined
      throw fault
    })
    return found
  }
}

async function makeKey({
  store,
  secretBox,
  clock,
  random,
}: TokenSignerOptions): Promise<SigningKey> {
  const pair = await generateKeyPair('ES256', { extractable: true })
  const id = random.id()
  const publicJwk = { ...(await exportJWK(pair.publicKey)), kid: id, alg: 'ES256', use: 'sig' }
  const key: SigningKey = {
    id,
    purpose: 'id-token',
    algorithm: 'ES256',
    publicJwk: JSON.stringify(publicJwk),
    sealedPrivateJwk: secretBox.seal(
      JSON.stringify(await exportJWK(pair.privateKey)),
      signingKeyRow(id),
    ),
    createdAt: clock.now(),
    retiredAt: null,
  }
  await store.atomically(() => store.keys.add(key))
  return key
}

function openPrivateJwk(secretBox: SecretBox, key: SigningKey) {
  return JSON.parse(secretBox.open(key.sealedPrivateJwk, signingKeyRow(key.id)))
}

/** Identity that a signing key's private part is sealed to. */
export function signingKeyRow(id: string): string {
  return `key:${id}`
}
