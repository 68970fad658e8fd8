import type { Problems } from '../../words/common.ts'

export interface EmailCodeWords {
  readonly heading: string
  readonly headingSent: string
  readonly lead: string
  /** For an address that may be unknown to us. */
  readonly leadSent: string
  readonly send: string
  readonly label: (digits: number) => string
  readonly verify: string
  readonly missing: (digits: number) => string
  readonly resend: string
  readonly resendIn: (wait: string) => string
  readonly sent: (clock: string, reference: string) => string
  readonly sentAnew: string
  readonly valid: (duration: string) => string
  readonly notArrived: string
  readonly usually: string
  readonly spam: (name: string, address: string) => string
  readonly newest: string
  readonly ask: string
  readonly problems: Problems
}
