import type { KeyedDigest } from '../../ports/keyed-digest.ts'
import { parseAddress } from './address.ts'

/** Stands for a mailbox in rows that must not hold the address. */
export function mailboxSubject(digest: KeyedDigest, email: string): string {
  return digest.of('mailbox', parseAddress(email)?.key ?? email)
}
