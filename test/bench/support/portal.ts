import type { Level } from '../../../api/domain/policy/levels.ts'
import { portalDefinition } from '../../../api/domain/portals/definition.ts'

export const PORTAL_ORIGIN = 'https://portal.example'
export const PORTAL = 'survey'

/** @param level what the portal asks for. */
export function portalAt(level: Exclude<Level, 'aal3'>, id: string = PORTAL) {
  return portalDefinition.parse({
    id,
    name: 'Survey',
    origins: [PORTAL_ORIGIN],
    homeUrl: `${PORTAL_ORIGIN}/`,
    languages: ['en'],
    timeZone: 'Europe/Stockholm',
    policy: { level },
    units: [{ externalId: '0001', name: 'Example Town' }],
  })
}
