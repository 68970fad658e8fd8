import { CONSOLE_PORTAL } from '../values/console-id.ts'
import { type PortalDefinition, portalDefinition } from './definition.ts'

/** @param publicUrl our own address: the console stands nowhere else. */
export function consoleDefinition(publicUrl: string): PortalDefinition {
  return portalDefinition.parse({
    id: CONSOLE_PORTAL,
    name: 'Farstu',
    origins: [publicUrl],
    homeUrl: `${publicUrl}/console/`,
    languages: ['sv', 'en'],
    timeZone: 'Europe/Stockholm',
    policy: { level: 'aal2', sessions: 'short' },
  })
}
