/** CBOR as authenticators write it (CTAP 2.2 §8): shortest lengths, keys in the order that they are given in. */

export type Cbor =
  | number
  | string
  | Uint8Array
  | readonly Cbor[]
  | ReadonlyMap<number | string, Cbor>

const [UNSIGNED, NEGATIVE, BYTES, TEXT, LIST, MAP] = [0, 1, 2, 3, 4, 5] as const

export function cbor(value: Cbor): Buffer {
  if (typeof value === 'number')
    return value < 0 ? head(NEGATIVE, -1 - value) : head(UNSIGNED, value)
  if (typeof value === 'string') {
    const text = Buffer.from(value)
    return Buffer.concat([head(TEXT, text.length), text])
  }
  if (value instanceof Uint8Array) return Buffer.concat([head(BYTES, value.length), value])
  if (value instanceof Map) {
    const pairs = [...value].flatMap(([key, item]) => [cbor(key), cbor(item)])
    return Buffer.concat([head(MAP, value.size), ...pairs])
  }
  const items = value as readonly Cbor[]
  return Buffer.concat([head(LIST, items.length), ...items.map(cbor)])
}

/** Major type and length (RFC 8949 §3). */
export function head(major: number, length: number): Buffer {
  const type = major << 5
  if (length < 24) return Buffer.of(type | length)
  if (length < 0x100) return Buffer.of(type | 24, length)
  const bytes = length < 0x10000 ? 2 : 4
  const long = Buffer.alloc(1 + bytes)
  long[0] = type | (bytes === 2 ? 25 : 26)
  long.writeUIntBE(length, 1, bytes)
  return long
}
