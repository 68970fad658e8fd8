import { z } from 'zod'

/** What a host's server keeps in step with its own registers, field by field. */

const externalId = z.string().trim().min(1).max(100)

/** `PUT /v1/units` → `{ added, changed, unchanged }`. Units that are not named stay as they are. */
export const putUnits = z.strictObject({
  units: z
    .array(
      z.strictObject({
        externalId,
        name: z.string().trim().min(1).max(200),
        /** Whom to ask there; null for nobody, left out to keep what is there. */
        contact: z.string().trim().min(1).max(200).nullable().optional(),
      }),
    )
    .max(500)
    .refine((units) => new Set(units.map((unit) => unit.externalId)).size === units.length),
})

/** `GET /v1/people?after=` → `Page<HostPerson>`, 200 at most, by last and first name. */
export const hostPeopleQuery = z.strictObject({ after: z.string().max(400).optional() })

/**
 * `POST /v1/memberships/end` → `{ ended }`: whether there was such a live role, without an earlier
 * end. Access ends at once, or with `until`.
 */
export const endRole = z.strictObject({
  person: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
  /** External id; null for a role in the whole portal. */
  unit: externalId.nullable(),
  role: z.string().min(1).max(64),
  /** ISO 8601 instant, in the future. */
  until: z.iso.datetime().optional(),
})
