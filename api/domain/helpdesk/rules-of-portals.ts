import type { Statement } from '../../ports/store/statement.ts'
import { portalsOf } from '../acts/portals-of.ts'
import type { ServicesWithPortals } from '../portals/portals.ts'
import { HOUR } from '../values/time.ts'
import { DUE_AFTER_MS } from './rules.ts'

/** What the portals of a person ask of the helpdesk. */
export interface HelpRules {
  /** A second agent for whatever gives. */
  readonly secondAgent: boolean
  /** How long what rests on a mailbox alone waits. */
  readonly waitMs: number
}

/** Of all portals that a person has a role in the strictest: what is given works in all of them. */
export function* helpRulesOf(
  services: Pick<ServicesWithPortals, 'store' | 'portals'>,
  personId: string,
  now: number,
): Statement<HelpRules> {
  const policies = (yield* portalsOf(services, personId, now)).map(({ policy }) => policy)
  return {
    secondAgent: policies.some(({ secondAgent }) => secondAgent),
    waitMs: Math.max(DUE_AFTER_MS, ...policies.map(({ helpWaitHours }) => helpWaitHours * HOUR)),
  }
}
