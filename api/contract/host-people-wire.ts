import { z } from 'zod'
import { LONGEST_LINE } from './plain/lengths.ts'
import { LONGEST_PERSON_CURSOR } from './plain/paging.ts'
import { MOST_UNITS } from './plain/portal-limits.ts'
import { instant, list, pageOf, view } from './shapes.ts'
import { membershipView } from './shared-views.ts'
import * as texts from './texts.ts'

/** What a host's server keeps in step with its own registers, field by field. */

const externalId = texts.externalId.describe("Of a unit, in the host's register.")

/** `PUT /v1/units` → `UnitsPut`. Units that are not named stay as they are. */
export const putUnits = z.strictObject({
  units: z
    .array(
      z.strictObject({
        externalId,
        name: texts.line(LONGEST_LINE),
        contact: texts
          .line(LONGEST_LINE)
          .nullable()
          .optional()
          .describe('Whom to ask there; null for nobody, left out to keep what is there.'),
      }),
    )
    .max(MOST_UNITS)
    .refine((units) => new Set(units.map((unit) => unit.externalId)).size === units.length)
    .describe('Each external id once.'),
})

/** How many units there were of each kind. */
export const unitsPut = view({ added: z.int(), changed: z.int(), unchanged: z.int() })
/** Numbers of units; together those that were sent. */
export type UnitsPut = z.infer<typeof unitsPut>

/** `GET /v1/people?after=` → `PEOPLE_PER_PAGE` at most, by last and first name. */
export const hostPeopleQuery = z.strictObject({
  after: texts.cursor(LONGEST_PERSON_CURSOR).optional().describe('`next` of the page before.'),
})

/** Somebody in a page of `GET /v1/people`. */
export const hostPerson = view({
  id: z.string(),
  firstName: z.string().describe('Either name may be empty, never both.'),
  lastName: z.string(),
  email: z.string(),
  memberships: list(membershipView).describe('Live ones; empty where all have ended.'),
}).describe('Somebody with a live role in the portal, or one that has ended.')
/** `id` is that of the redemption; `memberships` are live ones alone. */
export type HostPerson = z.infer<typeof hostPerson>
/** A page of people, `PEOPLE_PER_PAGE` at most. */
export const hostPeoplePage = pageOf(hostPerson)

/** `POST /v1/memberships/end` → `RoleEnded`. Access ends at once, or with `until`. */
export const endRole = z.strictObject({
  person: texts.id.describe('Public id of the person.'),
  unit: externalId.nullable().describe('External id; null for a role in the whole portal.'),
  role: texts.role,
  until: instant.optional().describe('In the future. Default: at once.'),
})

/** Answer of `POST /v1/memberships/end`: 200 whether or not anything was changed. */
export const roleEnded = view({
  ended: z.boolean().describe('Whether there was such a live role, without an earlier end.'),
})
/** False is no error: there was no such live role, or it ends earlier already. */
export type RoleEnded = z.infer<typeof roleEnded>
