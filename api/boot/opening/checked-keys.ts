import type { Keys } from '../../config/key-ring.ts'
import { createEnvelope } from '../../crypto/envelope.ts'
import { createKeyedDigest, equalText } from '../../crypto/hmac-digest.ts'
import type { Random } from '../../ports/random.ts'
import type { SecretBox } from '../../ports/secret-box.ts'
import type { KeyCheck } from '../../ports/store/key-check-store.ts'

const DIGEST = 'digest'
const SEALING = 'sealing:'
/** What is sealed to see which key opens it; nothing secret. */
const KNOWN_TEXT = 'farstu'

/** A key of the environment, and how it is held against the database. */
export interface CheckedKey {
  /** Id of its row. */
  readonly id: string
  /** As operators call it. */
  readonly name: string
  /** Value of a new row. */
  make(): string
  /** Whether a row's value was made with this very key. */
  fits(value: string): boolean
}

/** Every key of the environment, the digest's first: all processes add their rows in one order. */
export function checkedKeys(keys: Keys, random: Random): readonly CheckedKey[] {
  const sealing = [...keys.sealing.keys()].sort()
  return [digestKey(keys), ...sealing.map((id) => sealingKey(boxOf(keys, id, random), id))]
}

/** Opens and seals by one key of the ring alone. */
export function boxOf(keys: Keys, id: string, random: Random): SecretBox {
  const key = keys.sealing.get(id)
  if (!key) throw new TypeError(`There is no sealing key "${id}"`)
  return createEnvelope(new Map([[id, key]]), random)
}

/** The sealing keys that a database has met, by their ids. */
export function sealingIds(checks: readonly KeyCheck[]): readonly string[] {
  return checks.flatMap(({ id }) => (id.startsWith(SEALING) ? id.slice(SEALING.length) : []))
}

function digestKey(keys: Keys): CheckedKey {
  const make = () => createKeyedDigest(keys.digest).of('key-check')
  return {
    id: DIGEST,
    name: 'FARSTU_DIGEST_KEY',
    make,
    fits: (value) => equalText(value, make()),
  }
}

function sealingKey(box: SecretBox, id: string): CheckedKey {
  const row = `key-check:${id}`
  return {
    id: `${SEALING}${id}`,
    name: `FARSTU_SEALING_KEYS: the key "${id}"`,
    make: () => box.seal(KNOWN_TEXT, row),
    fits: (value) => opens(box, value, row),
  }
}

export function opens(box: SecretBox, sealed: string, row: string): boolean {
  try {
    box.open(sealed, row)
    return true
  } catch {
    return false
  }
}
