/** What a portal's rules are made of. */

/** Levels of a sign-in (NIST SP 800-63B-4 §2), the lowest first. */
export const LEVELS = ['aal1', 'aal2', 'aal3'] as const

/** Levels that a portal may ask of everybody; `aal3` only a page may, for one sign-in. */
export const POLICY_LEVELS = ['aal1', 'aal2'] as const

/**
 * Rules for passwords. `nist`: length alone (SP 800-63B-4 §3.1.1.2). `classic-…`: at least so many code points,
 * and a character of each of `PASSWORD_GROUPS`.
 */
export const PASSWORD_PRESETS = ['nist', 'classic-8', 'classic-10'] as const
/** One of them; a portal has one for all of its people. */
export type PasswordPreset = (typeof PASSWORD_PRESETS)[number]

/** `short`: the limits of `aal3` at any level (NIST SP 800-63B-4 §2.3.3). */
export const SESSION_KINDS = ['standard', 'short'] as const
/** One of them; `standard` has the limits of the level that was reached. */
export type SessionKind = (typeof SESSION_KINDS)[number]

/** How old a sign-in may be that is gone on with, in minutes: as old as any session may be. */
export const OLDEST_SIGN_IN_MINUTES = 30 * 24 * 60

/** Whether people may keep recovery codes, or have to. */
export const RECOVERY_CODE_RULES = ['off', 'offered', 'compulsory'] as const

/**
 * Whether what lets in by itself is offered at the end of a sign-in to whoever has none; `automatic`: the browser may make
 * one by itself first.
 */
export const OFFER_RULES = ['off', 'offered', 'automatic'] as const

/** How long what rests on a mailbox alone waits where no second agent is to be had, in hours. */
export const SHORTEST_HELP_WAIT = 24
/** The longest that a policy makes it. */
export const LONGEST_HELP_WAIT = 48
/**
 * What whoever acts in the console is signed in with. `demanded`: a passkey or key that was made there, and verified
 * its user; without one they read.
 */
export const KEY_RULES = ['offered', 'demanded'] as const
/** One of them. */
export type KeyRule = (typeof KEY_RULES)[number]

/** The most sign-ins that may go ahead while a newly demanded method is still lacking. */
export const MOST_GRACE_SIGN_INS = 50

/** The most days for which they may, from the change that asks for it. */
export const MOST_GRACE_DAYS = 365

/** Acts of whoever is signed in that a policy may name; hosts name theirs themselves. */
export const POLICY_ACTS = [
  'method.remove',
  'address.change',
  'codes.make',
  'password.change',
] as const
/** One of them. */
export type PolicyAct = (typeof POLICY_ACTS)[number]

/** Whose word an act is: ours, or the host's own. */
export const ACTS_BY = ['us', 'host'] as const

/** Acts that a policy says something of by themselves. */
export const MOST_POLICY_ACTS = 20

/** Units whose people may set one kind up. */
export const MOST_ENROLLING_UNITS = 200

/**
 * Why somebody is concerned by a change of policy, the gravest first. `locked-out`: had a second factor, and holds
 * none. `must-set-up`: holds none that is accepted. `must-make-codes`: has none for the drawer, where everybody is
 * to. `loses-codes`: has some, which are accepted no more. `signed-out`: has a session below the level.
 */
export const CONCERNS = [
  'locked-out',
  'must-set-up',
  'must-make-codes',
  'loses-codes',
  'signed-out',
] as const

/** People who are written to of one change of policy; more are told by other means. */
export const MOST_POLICY_MAILS = 5_000

/** Changes of policy that a portal's people are written to of within a day. */
export const MOST_POLICY_MAILINGS = 5

/** Characters that name a preview. */
export const LONGEST_PREVIEW = 100
