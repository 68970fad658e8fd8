import { generateKeyPairSync, randomBytes, sign, verify } from 'node:crypto'
import type { Contender } from '../figure.ts'

const SECONDS = 1

/** ECDSA verifications per second over P-256 and SHA-256, on one core: what a passkey answer needs. */
export async function openP256(): Promise<Contender> {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const signed = randomBytes(128)
  const signature = sign('sha256', signed, privateKey)
  return {
    isInProcess: true,
    async round() {
      const deadline = performance.now() + SECONDS * 1000
      let verified = 0
      for (; performance.now() < deadline; verified++) {
        if (!verify('sha256', signed, publicKey, signature)) throw new Error('A right signature')
      }
      return verified / SECONDS
    },
    close: async () => undefined,
  }
}
