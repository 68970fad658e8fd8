import { CONSOLE_PORTAL } from '../../contract/plain/ids.ts'
import { refuseMistakes } from './rules/setup-refusal.ts'

export const OURS = { path: 'id', why: 'is a name that Farstu uses itself' } as const

/** What stands beside portals at `/console/…`, and first in addresses of ours. */
const RESERVED: ReadonlySet<string> = new Set([CONSOLE_PORTAL, 'assets', 'dev'])

export function isReserved(id: string): boolean {
  return RESERVED.has(id)
}

/**
 * The console has no host, and stays as `console-portal.ts` has it.
 * @throws Refused `invalid_input`
 */
export function refuseOurs(portalId: string): void {
  if (portalId === CONSOLE_PORTAL) refuseMistakes([OURS])
}
