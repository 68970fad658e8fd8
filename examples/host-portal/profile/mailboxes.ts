import type { Farstu } from '../../../widgets/server/index.ts'

/** A shared mailbox that somebody has shown to read. */
export interface ProvenMailbox {
  readonly email: string
  /** Seconds since 1970. */
  readonly provenAt: number
}

/** A mailbox that somebody has named for a unit, and has yet to prove. */
export interface NamedMailbox {
  readonly address: string
  /** For the element's attribute `verification`. */
  readonly verification: string
  /** Binds the proof to the session that asked; Farstu gives it back at redemption. */
  readonly state: string
  /** Milliseconds since 1970. */
  readonly expiresAt: number
}

/** Who names or proves, and for which unit. */
export interface Claim {
  /** Public id of Farstu's session: what one browser began, another cannot end. */
  readonly sid: string
  /** The unit's external id. */
  readonly unit: string
}

export interface MailboxesOptions {
  readonly farstu: Farstu
  /** Milliseconds since 1970. */
  readonly now: () => number
}

const keyOf = ({ sid, unit }: Claim) => `${sid} ${unit}`

/** The units' shared mailboxes, in memory: a real portal keeps them in its database. */
export const createMailboxes = ({ farstu, now }: MailboxesOptions) => {
  const named = new Map<string, NamedMailbox>()
  const proven = new Map<string, ProvenMailbox>()

  const forgetOld = () => {
    for (const [key, { expiresAt }] of named) if (expiresAt <= now()) named.delete(key)
  }

  const namedBy = (claim: Claim): NamedMailbox | null => {
    forgetOld()
    return named.get(keyOf(claim)) ?? null
  }

  return {
    namedBy,
    /** The mailbox of a unit, or null. */
    of: (unit: string): ProvenMailbox | null => proven.get(unit) ?? null,
    /** Begins a proof, in place of an earlier one. Rejects with `invalid_input` for no address. */
    async name(claim: Claim, address: string): Promise<void> {
      const { verification, expiresInSeconds } = await farstu.makeVerification(address)
      const expiresAt = now() + expiresInSeconds * 1000
      forgetOld()
      named.set(keyOf(claim), { address, verification, state: farstu.newState(), expiresAt })
    },
    /** Ends a proof. What is kept is what Farstu says, not what was typed. */
    async prove(claim: Claim, code: string): Promise<void> {
      const state = namedBy(claim)?.state
      const { email, verifiedAt } = await farstu.redeemVerification({ code, state })
      named.delete(keyOf(claim))
      proven.set(claim.unit, { email, provenAt: verifiedAt })
    },
  }
}

export type Mailboxes = ReturnType<typeof createMailboxes>
