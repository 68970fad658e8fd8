import type { Farstu } from '../../../widgets/server/index.ts'

/** What is withdrawn, and in whose session. */
export interface Claim {
  /** Public id of Farstu's session: what one browser began, another cannot end. */
  readonly sid: string
  /** Id of the person. */
  readonly person: string
  /** The version, as this portal names it to Farstu. */
  readonly object: string
}

interface Waiting {
  /** For the element's attribute `confirmation`. */
  readonly confirmation: string
  /** Milliseconds since 1970. */
  readonly expiresAt: number
}

export interface WithdrawalsOptions {
  readonly farstu: Farstu
  /** Milliseconds since 1970. */
  readonly now: () => number
}

const ACT = 'withdraw'

const keyOf = ({ sid, object }: Claim) => `${sid} ${object}`

/** What somebody is asked to confirm with Farstu's element before it is done; in memory. */
export const createWithdrawals = ({ farstu, now }: WithdrawalsOptions) => {
  const waiting = new Map<string, Waiting>()

  const forgetOld = () => {
    for (const [key, { expiresAt }] of waiting) if (expiresAt <= now()) waiting.delete(key)
  }

  return {
    /** @param text what the person reads: Farstu shows it, and no page can change it. */
    async ask(claim: Claim, text: string): Promise<void> {
      const { sid, object } = claim
      const asked = await farstu.askConfirmation({ sid, act: ACT, object, text, acr: 'aal2' })
      forgetOld()
      const expiresAt = now() + asked.expiresInSeconds * 1000
      waiting.set(keyOf(claim), { confirmation: asked.confirmation, expiresAt })
    },
    /** Null where nothing was asked, or too long ago. */
    waitingFor(claim: Claim): string | null {
      forgetOld()
      return waiting.get(keyOf(claim))?.confirmation ?? null
    },
    /** Whether a code stands for this very withdrawal, by this very person. Rejects where Farstu refuses it. */
    async isConfirmed(claim: Claim, code: string): Promise<boolean> {
      const { sid, object, person } = claim
      const confirmed = await farstu.redeemConfirmation({ code, sid, act: ACT, object })
      waiting.delete(keyOf(claim))
      return confirmed.personId === person
    },
  }
}

export type Withdrawals = ReturnType<typeof createWithdrawals>
