/** A portal's policy, and whom a change of it concerns. */
import { z } from 'zod'
import { methodKind } from '../method-wires.ts'
import { LANGUAGES } from '../plain/languages.ts'
import { LONGEST_ACT, LONGEST_EXTERNAL_ID } from '../plain/lengths.ts'
import { LONGEST_PERSON_CURSOR } from '../plain/paging.ts'
import {
  ACTS_BY,
  CONCERNS,
  LONGEST_HELP_WAIT,
  LONGEST_PREVIEW,
  MOST_ENROLLING_UNITS,
  MOST_GRACE_DAYS,
  MOST_GRACE_SIGN_INS,
  MOST_POLICY_ACTS,
  OFFER_RULES,
  OLDEST_SIGN_IN_MINUTES,
  PASSWORD_PRESETS,
  POLICY_LEVELS,
  RECOVERY_CODE_RULES,
  SESSION_KINDS,
  SHORTEST_HELP_WAIT,
} from '../plain/policy.ts'
import { MOST_PORTAL_ROLES } from '../plain/portal-roles.ts'
import * as texts from '../texts.ts'

/** What a portal asks of its people, whole. */
export const policy = z.strictObject({
  level: z.enum(POLICY_LEVELS),
  password: z.enum(PASSWORD_PRESETS),
  firstFactors: z.array(methodKind).min(1).max(10),
  secondFactors: z.array(methodKind).min(1).max(10),
  sessions: z.enum(SESSION_KINDS),
  /** Sign-ins that go ahead without a newly demanded method; 0 for none, or for those of `graceDays` alone. */
  graceSignIns: z.int().min(0).max(MOST_GRACE_SIGN_INS),
  /** Days for which they do, from the change that asks; 0 for no such limit. Of both, what ends first. */
  graceDays: z.int().min(0).max(MOST_GRACE_DAYS),
  /** Whether a browser may remember addresses that were signed in with in it. */
  rememberAddresses: z.boolean(),
  recoveryCodes: z.enum(RECOVERY_CODE_RULES),
  /** Whether a passkey is offered after a sign-in to whoever has none. */
  offer: z.enum(OFFER_RULES),
  /** How old a sign-in may be that is gone on with; null for as old as its session. */
  maxAgeMinutes: z.int().min(1).max(OLDEST_SIGN_IN_MINUTES).nullable(),
  /** Second factors by which acts are confirmed, and nothing else; null for those of a sign-in. */
  actFactors: z.array(methodKind).min(1).max(10).nullable(),
  /** Acts of which something else is said than `actFactors` does of the rest. */
  acts: z
    .array(
      z.strictObject({
        by: z.enum(ACTS_BY),
        /** One of `POLICY_ACTS`, or the host's own word. */
        act: texts.line(LONGEST_ACT),
        factors: z.array(methodKind).min(1).max(10).nullable(),
      }),
    )
    .max(MOST_POLICY_ACTS),
  /** Who may set up what, and until which day: one role of theirs is all of it. A kind that is not there is for everybody. */
  enrolling: z
    .array(
      z.strictObject({
        kind: methodKind,
        roles: z.array(texts.role).min(1).max(MOST_PORTAL_ROLES).nullable(),
        /** External ids; a role in the whole portal is in each of them. */
        units: z.array(texts.line(LONGEST_EXTERNAL_ID)).min(1).max(MOST_ENROLLING_UNITS).nullable(),
        /** Who came with a list, or by the host's server. */
        importedOnly: z.boolean(),
        lastDay: z.iso.date().nullable(),
      }),
    )
    .max(10),
  /** Whatever the helpdesk gives back is agreed to by a second agent. */
  secondAgent: z.boolean(),
  helpWaitHours: z.int().min(SHORTEST_HELP_WAIT).max(LONGEST_HELP_WAIT),
})

/**
 * `POST …/setup/preview` → `PolicyPreview`: whom a policy would concern; nothing is changed.
 * `changed_meanwhile` when `version` is an old one, `nobody_gets_in` and
 * `last_administrator` as the change would be refused.
 */
export const previewPolicy = z.strictObject({
  version: z.int().min(1),
  policy,
  /** Whose names are listed; left out: nobody's. */
  concern: z.enum(CONCERNS).optional(),
  /** What a page before this one gave as its `next`. */
  after: texts.cursor(LONGEST_PERSON_CURSOR).optional(),
})
/** A policy that somebody thinks of. */
export type PreviewPolicy = z.infer<typeof previewPolicy>

/** Somebody whom a change of policy concerns. */
export interface ConcernedPerson {
  readonly id: string
  readonly firstName: string
  readonly lastName: string
  /** The mail address, as it was given. */
  readonly address: string
  /** Live ones. */
  readonly roles: readonly { readonly role: string; readonly unit: string | null }[]
}

/** Whom a policy concerns that it does not concern today. */
export interface PolicyPreview {
  /** Names what was shown; the change is sent with it. */
  readonly preview: string
  readonly counts: Readonly<Record<(typeof CONCERNS)[number], number>>
  /** Of the concern that was asked for, by last and first name. */
  readonly people: readonly ConcernedPerson[]
  /** Null at the end. */
  readonly next: string | null
}

/** `POST …/setup/preview.csv` → all of those concerned, once for each role, as CSV in a language. Audited. */
export const exportPreview = z.strictObject({
  version: z.int().min(1),
  policy,
  language: z.enum(LANGUAGES),
})
/** What is asked for with it. */
export type ExportPreview = z.infer<typeof exportPreview>

/**
 * `POST …/setup/preview/mail` → `MailedPreview`: a mail to each of those concerned, of what changes, from when, and
 * what to do. Nothing is changed by it. `mailed_already` for a preview that was mailed before, `changed_meanwhile`
 * where the list is another by now, `mails_limited` for more people, or more often in a day, than are written to.
 */
export const mailPreview = z.strictObject({
  version: z.int().min(1),
  policy,
  preview: texts.line(LONGEST_PREVIEW),
  /** The first day of the new rules, on the portal's clock; today at the earliest, in a year at the latest. */
  from: z.iso.date(),
})
/** What is asked for with it. */
export type MailPreview = z.infer<typeof mailPreview>

/** How many were written to. */
export interface MailedPreview {
  readonly mails: number
}
