import { CONSOLE_PORTAL } from '../../contract/plain/ids.ts'
import { LANGUAGES } from '../../contract/plain/languages.ts'
import { CONSOLE_ROLES } from '../../contract/plain/portal-roles.ts'
import { type PortalDefinition, portalDefinition } from './definition.ts'

/** @param publicUrl our own address: the console stands nowhere else. */
export function consoleDefinition(publicUrl: string): PortalDefinition {
  return portalDefinition.parse({
    id: CONSOLE_PORTAL,
    name: 'Farstu',
    origins: [publicUrl],
    homeUrl: `${publicUrl}/console/`,
    languages: [...LANGUAGES],
    timeZone: 'Europe/Stockholm',
    policy: { level: 'aal2', sessions: 'short' },
    roles: CONSOLE_ROLES.map((id) => ({ id })),
  })
}
