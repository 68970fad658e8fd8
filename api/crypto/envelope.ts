import { createCipheriv, createDecipheriv } from 'node:crypto'
import type { Random } from '../ports/random.ts'
import type { SecretBox } from '../ports/secret-box.ts'
import { Unavailable } from '../ports/unavailable.ts'

/** Keys by id; the first one seals, all of them open. Each 32 bytes. */
export type KeyRing = ReadonlyMap<string, Uint8Array>

const NONCE_BYTES = 12
const TAG_BYTES = 16

/**
 * AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce and the row's identity as additional
 * data, so that a sealed text moved to another row does not open.
 * Form: `<key id>.<base64url of nonce ‖ ciphertext ‖ tag>`.
 */
export function createEnvelope(keys: KeyRing, random: Random): SecretBox {
  const [sealingKeyId] = keys.keys()
  if (sealingKeyId === undefined) throw new Error('An envelope needs at least one key')
  return {
    seal(plain, row) {
      const nonce = random.bytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', keyOf(keys, sealingKeyId), nonce)
      cipher.setAAD(additionalData(sealingKeyId, row))
      const sealed = Buffer.concat([
        nonce,
        cipher.update(plain, 'utf8'),
        cipher.final(),
        cipher.getAuthTag(),
      ])
      return `${sealingKeyId}.${sealed.toString('base64url')}`
    },
    open(sealed, row) {
      const [keyId = '', body = ''] = sealed.split('.')
      const bytes = Buffer.from(body, 'base64url')
      const key = keyOf(keys, keyId)
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES))
        decipher.setAAD(additionalData(keyId, row))
        decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
        const plain = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES))
        return Buffer.concat([plain, decipher.final()]).toString('utf8')
      } catch (cause) {
        throw new Unavailable('A sealed value does not open', { cause })
      }
    },
  }
}

function keyOf(keys: KeyRing, id: string): Uint8Array {
  const key = keys.get(id)
  if (!key) throw new Unavailable(`The sealing key "${id}" is not configured`)
  return key
}

function additionalData(keyId: string, row: string): Buffer {
  return Buffer.from(`${keyId}|${row}`, 'utf8')
}
