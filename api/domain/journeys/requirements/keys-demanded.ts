import { isMadeForConsole } from '../../methods/keys-of-console.ts'
import { isKey } from '../../methods/kinds.ts'
import { traitsOf } from '../../methods/registry.ts'
import { enrollingOf, offeredOf } from '../context.ts'
import { openersOf } from '../vouching.ts'
import { lacksKey, vouchesForKey } from './acting-keys.ts'
import { passOpens } from './passing.ts'
import type { Requirement } from './requirement.ts'
import { mailboxProven } from './requirements.ts'
import { denied, enrol, verifyOneOf } from './unmet.ts'
import { heldFactorProven } from './vouched.ts'

/** What is asked of whoever acts in the console: a key is set up, and something vouches for it. */

/**
 * Whoever is invited to act in the console sets up a key, after what they have and a fresh mailed code: the invitation
 * vouches for it. Whoever signs in without one reads.
 */
export const keySetUpIfDemanded: Requirement = (context) => {
  if (!lacksKey(context)) return null
  const vouched = heldFactorProven(context)
  if (vouched) return vouched
  const offered = offeredOf(context)
  if (offered.length === 0) return denied('needs-key')
  const { enrolling } = context.facts
  if (!enrolling || !offered.includes(enrolling)) return { step: 'enrol' }
  return mailboxProven(context) ?? enrol(traitsOf(enrolling), offered)
}

/** The same where one more is added: a key that is held, or a pass of the helpdesk. */
export const keyVouchedIfDemanded: Requirement = (context) => {
  const isOne = isKey(enrollingOf(context)) && !context.facts.added
  if (!isOne || vouchesForKey(context) !== null) return null
  const held = verifyOneOf(context, openersOf(context).filter(isMadeForConsole))
  if (held) return held
  return passOpens(context, 'method') ? { step: 'access-pass' } : denied('needs-key')
}
