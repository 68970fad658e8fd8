import { z } from 'zod'
import type { MethodKind } from '../method-wires.ts'
import {
  LONGEST_LINE,
  LONGEST_NAME,
  LONGEST_REASON,
  LONGEST_TELEPHONE,
  SHORTEST_REASON,
} from '../plain/lengths.ts'
import { address, id, line, personName } from '../texts.ts'

/** The helpdesk: what agents ask for, and what they are told. Instants are ISO 8601. */

const why = {
  /** Kept in the audit log, and told to a second agent; never mailed. */
  reason: line(LONGEST_REASON, SHORTEST_REASON),
  /** As the agency's own system numbers the case. */
  ticket: line(LONGEST_LINE, 0).default(''),
}

/** `POST …/people/:id/methods/:method/suspend`, `…/remove`, and `…/people/:id/freeze` → `PersonView`. `…/give-back` and `…/people/:id/unfreeze` → `HelpedView`. */
export const helpReason = z.strictObject(why)

/** `POST …/people/:id/methods/:method/rename` → `PersonView`. */
export const renameTheirs = z.strictObject({
  ...why,
  /** Another method of the person may not have it. */
  name: line(LONGEST_NAME),
})

/** `POST …/people/:id/caller/verify` → `PersonView`. */
export const readBack = z.strictObject({
  /** As the caller has read it out. */
  code: line(LONGEST_LINE),
})

/** `POST …/people/:id/caller/colleague` → `PersonView`. */
export const askColleague = z.strictObject({
  /** Of somebody in the caller's unit. */
  address,
})

/** `POST …/people/:id/reset` → `HelpedView`. */
export const resetMethods = z.strictObject({
  ...why,
  scope: z.enum(['chosen', 'all', 'phone']),
  /** For `chosen`. */
  methods: z.array(id).max(20).default([]),
  /** The recovery codes go as well. */
  paperGone: z.boolean().default(false),
})

/** `POST …/people/:id/pass` → `HelpedView`. */
export const issuePass = z.strictObject({
  ...why,
  /** The password is forgotten, too: always with a second agent. */
  withoutPassword: z.boolean().default(false),
})

/** `POST …/people/:id/correct` → `HelpedView`: a name, the number, or the address. An address always waits for a second agent. */
export const correctPerson = z.discriminatedUnion('what', [
  /** Either of the two may be empty, not both. */
  z.strictObject({
    ...why,
    what: z.literal('name'),
    firstName: personName,
    lastName: personName,
  }),
  /** As people write it; empty for none. */
  z.strictObject({ ...why, what: z.literal('phone'), phone: line(LONGEST_TELEPHONE, 0) }),
  /** The code that was mailed there, as the caller has read it out. */
  z.strictObject({ ...why, what: z.literal('address'), address, code: line(LONGEST_LINE) }),
])

/** `POST …/people/:id/correct/address-code` → `CorrectionCodeView`: a code is mailed to the new address. Nothing is changed by it. */
export const mailCorrectionCode = z.strictObject({ address })

/** A code is on its way; no answer has it. */
export interface CorrectionCodeView {
  /** Stands in the mail as well, so that the caller reads out the right one. */
  readonly reference: string
  readonly lastsMinutes: number
}

/** What an agent is told of a person. */
export interface HelpdeskView {
  /** Whether the agent may act on this person at all. */
  readonly mayHelp: boolean
  /** To this agent, in this call; null for a caller who is not verified. */
  readonly verified: {
    readonly via: 'portal' | 'mailbox' | 'colleague'
    readonly until: string
    /** What the caller's page shows as well, to be said to them; null for none. */
    readonly word: string | null
  } | null
  /** By the policies of the person's portals. */
  readonly rules: {
    /** A second agent agrees to whatever is given. */
    readonly secondAgent: boolean
    /** How long what rests on a mailbox alone waits without one. */
    readonly waitHours: number
  }
  /** The code that was mailed to the person last; null for none. One that another took the place of has expired. */
  readonly mailed: {
    readonly at: string
    /** Who had it mailed; null for whoever is gone. */
    readonly by: string | null
    readonly expiresAt: string
    readonly state: 'works' | 'used' | 'expired'
  } | null
  /** The newest that was not ended; null for none. */
  readonly pass: {
    readonly issuedAt: string
    /** Who issued it; null for the machine, and for whoever is gone. */
    readonly by: string | null
    readonly expiresAt: string
    readonly state: 'works' | 'used' | 'expired'
  } | null
  /** Newest first, at most 20. */
  readonly acts: readonly HelpdeskActView[]
}

/** Something that was asked for, and what became of it. */
export interface HelpdeskActView {
  readonly id: string
  readonly act:
    | 'suspend'
    | 'remove'
    | 'rename'
    | 'freeze'
    | 'give-back'
    | 'reset'
    | 'pass'
    | 'unfreeze'
    | 'correct'
  /** What it is done to, for acts on one method. */
  readonly method: { readonly name: string; readonly kind: MethodKind } | null
  /** Of a reset. */
  readonly scope: 'chosen' | 'all' | 'phone' | null
  readonly paperGone: boolean
  readonly withoutPassword: boolean
  /** Of a correction. */
  readonly corrects: 'name' | 'phone' | 'address' | null
  /** What it would become, while it waits, to whoever may decide on it: a name, a number in groups, an address; '' for no number. Null for all else. */
  readonly to: string | null
  readonly reason: string
  /** '' for none. */
  readonly ticket: string
  /** Who asked; null for the machine. */
  readonly by: string | null
  readonly isOwn: boolean
  readonly verifiedBy: 'portal' | 'mailbox' | 'colleague' | null
  readonly at: string
  readonly state: 'waiting' | 'approved' | 'refused' | 'done' | 'expired'
  /** From when on it needs no second agent; null for never. */
  readonly dueAt: string | null
  readonly expiresAt: string
  readonly decidedBy: string | null
  /** What whoever looks may do about it. */
  readonly may: readonly ('approve' | 'refuse' | 'carry-out')[]
}

/** `GET /v1/console/portals/:portal/helpdesk` → what waits for a second agent, oldest first. */
export interface WaitingView {
  readonly items: readonly (HelpdeskActView & {
    readonly person: { readonly id: string; readonly name: string }
  })[]
}

/** `GET /v1/console/helpdesk/handed-over` → what no second agent has decided within a day, in all portals, oldest first. */
export interface HandedOverView {
  readonly items: readonly (WaitingView['items'][number] & {
    /** Where it is decided. */
    readonly portal: { readonly id: string; readonly name: string }
  })[]
}

// `POST …/people/:id/caller/mail`, `…/pass/revoke`, `…/helpdesk/:act/approve`, `…/refuse` and `…/carry-out` take
// `nothingMore`; the last answers `HelpedView`, the others `PersonView`.
