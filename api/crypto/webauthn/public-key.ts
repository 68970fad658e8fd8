import { createPublicKey, type JsonWebKey } from 'node:crypto'

/** COSE algorithms that are offered, the preferred one first (RFC 9053 §2): ES256, EdDSA with Ed25519, RS256. */
export const ALGORITHMS = [-7, -8, -257] as const

/** Labels of a COSE key (RFC 9052 §7.1, RFC 9053 §7); `n` and `e` of RSA share theirs with `crv` and `x` (RFC 8230 §4). */
const [KTY, ALG, CRV, X, Y] = [1, 3, -1, -2, -3]
const [OKP, EC2, RSA] = [1, 2, 3]
const [P256, ED25519] = [1, 6]

const COORDINATE_BYTES = 32
/** 2048 to 4096 bits: a larger one would cost us more to verify than to make. */
const MODULUS_BYTES = { least: 256, most: 512 }
const MOST_EXPONENT_BYTES = 4

/** Points of small order on edwards25519, without their sign: under such a key one signature is right for anything (RFC 8032 §5.1.7). */
const SMALL_ORDER = new Set([
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
])

/** A COSE key as CBOR decodes it. */
export type CoseKey = ReadonlyMap<unknown, unknown>

/**
 * Whether a key is one that was asked for, and a key at all: its algorithm and its shape belong together, and its
 * point lies on its curve. With attestation `none` nothing is verified by it at registration, so that the library does
 * not look.
 */
export function isUsableKey(key: CoseKey): boolean {
  const jwk = jwkOf(key)
  if (!jwk) return false
  try {
    createPublicKey({ key: jwk, format: 'jwk' })
    return true
  } catch {
    return false
  }
}

function jwkOf(key: CoseKey): JsonWebKey | null {
  switch (key.get(ALG)) {
    case ALGORITHMS[0]:
      return pointOf(key)
    case ALGORITHMS[1]:
      return edwardsOf(key)
    case ALGORITHMS[2]:
      return rsaOf(key)
    default:
      return null
  }
}

function pointOf(key: CoseKey): JsonWebKey | null {
  const [x, y] = [bytesIn(key, X), bytesIn(key, Y)]
  if (key.get(KTY) !== EC2 || key.get(CRV) !== P256) return null
  if (x?.length !== COORDINATE_BYTES || y?.length !== COORDINATE_BYTES) return null
  return { kty: 'EC', crv: 'P-256', x: x.toString('base64url'), y: y.toString('base64url') }
}

function edwardsOf(key: CoseKey): JsonWebKey | null {
  const x = bytesIn(key, X)
  if (key.get(KTY) !== OKP || key.get(CRV) !== ED25519) return null
  if (x?.length !== COORDINATE_BYTES || SMALL_ORDER.has(unsigned(x))) return null
  return { kty: 'OKP', crv: 'Ed25519', x: x.toString('base64url') }
}

function rsaOf(key: CoseKey): JsonWebKey | null {
  const [n, e] = [bytesIn(key, CRV), bytesIn(key, X)]
  if (key.get(KTY) !== RSA || !n || !e) return null
  const isSized = n.length >= MODULUS_BYTES.least && n.length <= MODULUS_BYTES.most && n[0] !== 0
  const isExponent = e.length > 0 && e.length <= MOST_EXPONENT_BYTES && isOddAboveOne(e)
  if (!isSized || !isExponent || !isOdd(n)) return null
  return { kty: 'RSA', n: n.toString('base64url'), e: e.toString('base64url') }
}

const isOdd = (bytes: Buffer): boolean => ((bytes.at(-1) ?? 0) & 1) === 1
const isOddAboveOne = (bytes: Buffer): boolean =>
  isOdd(bytes) && bytes.readUIntBE(0, bytes.length) > 1

/** The sign of x is the highest bit of the last octet (RFC 8032 §5.1.2). */
function unsigned(point: Buffer): string {
  const copy = Buffer.from(point)
  copy[COORDINATE_BYTES - 1] = (copy[COORDINATE_BYTES - 1] ?? 0) & 0x7f
  return copy.toString('hex')
}

function bytesIn(key: CoseKey, label: number): Buffer | null {
  const value = key.get(label)
  return value instanceof Uint8Array ? Buffer.from(value) : null
}
