import { z } from 'zod'
import type { LocalDay } from '../../contract/plain/local-end.ts'
import { MOST_ENROLLING_UNITS } from '../../contract/plain/policy.ts'
import { SECOND_FACTOR_KINDS, SPARE_KINDS } from '../methods/kinds.ts'

/** Who may set one of a kind up, and until when; whoever has one keeps it. */
const enrolmentLimit = z.strictObject({
  kind: z.enum([...SECOND_FACTOR_KINDS, ...SPARE_KINDS]),
  /** Roles, of which one is enough; null for everybody. */
  roles: z.array(z.string()).min(1).nullable(),
  /** External ids of units, of which one is enough; a role in the whole portal is in each. Null for everywhere. */
  units: z.array(z.string()).min(1).max(MOST_ENROLLING_UNITS).nullable().default(null),
  /** Whoever came with a list, or by the host's server, and nobody else. */
  importedOnly: z.boolean().default(false),
  /** The last day, on the portal's clock; null for none. */
  lastDay: z.iso.date().nullable(),
})

/** A kind that is not there is for everybody, for ever. */
export const enrolling = z
  .array(enrolmentLimit)
  .max(SECOND_FACTOR_KINDS.length + SPARE_KINDS.length)
  .default([])

interface Limits {
  readonly enrolling: z.infer<typeof enrolling>
}

/** Where somebody has a role, or is invited to one. */
export interface HeldRole {
  readonly role: string
  /** Null for the whole portal. */
  readonly unitExternalId: string | null
}

/** Who wants to set something up, and when. */
export interface Enrolling {
  readonly roles: readonly HeldRole[]
  /** They came with a list, or by the host's server. */
  readonly isImported: boolean
  /** On the portal's clock. */
  readonly day: LocalDay
}

export const isLimited = ({ enrolling }: Limits, kind: string): boolean =>
  enrolling.some((limit) => limit.kind === kind)

/** Whether how somebody came is asked. */
export const asksForImport = ({ enrolling }: Limits): boolean =>
  enrolling.some(({ importedOnly }) => importedOnly)

/** Whether somebody with those roles may set one of the kind up on that day. One role is all that is asked of it. */
export function mayEnrol({ enrolling }: Limits, kind: string, by: Enrolling): boolean {
  const limit = enrolling.find((one) => one.kind === kind)
  if (!limit) return true
  const { roles, units, importedOnly, lastDay } = limit
  const isMeant = ({ role, unitExternalId: unit }: HeldRole): boolean =>
    (roles?.includes(role) ?? true) && (unit === null || (units?.includes(unit) ?? true))
  const isTheirs = (roles === null && units === null) || by.roles.some(isMeant)
  return isTheirs && (!importedOnly || by.isImported) && (lastDay === null || by.day <= lastDay)
}
