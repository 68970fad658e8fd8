import type { Level } from '../../../api/domain/policy/levels.ts'
import { portalDefinition } from '../../../api/domain/portals/definition.ts'

export const PORTAL_ORIGIN = 'https://portal.example'
export const PORTAL = 'survey'

interface Asked {
  /** Default: the one that figures are about. */
  readonly id?: string
  /** A passkey opens it alone. */
  readonly takesPasskeys?: boolean
}

const WITH_PASSKEYS = { firstFactors: ['password', 'passkey'], secondFactors: ['totp', 'passkey'] }

/** @param level what the portal asks for. */
export function portalAt(
  level: Exclude<Level, 'aal3'>,
  { id = PORTAL, takesPasskeys = false }: Asked = {},
) {
  return portalDefinition.parse({
    id,
    name: 'Survey',
    origins: [PORTAL_ORIGIN],
    homeUrl: `${PORTAL_ORIGIN}/`,
    languages: ['en'],
    timeZone: 'Europe/Stockholm',
    policy: { level, ...(takesPasskeys && WITH_PASSKEYS) },
    units: [{ externalId: '0001', name: 'Example Town' }],
  })
}
