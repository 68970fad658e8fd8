import { CONSOLE_PORTAL } from '../../contract/plain/ids.ts'
import type { PortalPolicy } from '../policy/portal-policy.ts'
import type { GivenSettings } from './rules/rules.ts'
import { type Mistake, refuseMistakes } from './rules/setup-refusal.ts'

export const OURS = { path: 'id', why: 'is a name that Farstu uses itself' } as const

/** What stands beside portals at `/console/…`, and first in addresses of ours. */
const RESERVED: ReadonlySet<string> = new Set([CONSOLE_PORTAL, 'assets', 'dev'])

export function isReserved(id: string): boolean {
  return RESERVED.has(id)
}

/**
 * The console has no host, and stays as `console-portal.ts` has it, but for its policy.
 * @throws Refused `invalid_input`
 */
export function refuseOurs(portalId: string): void {
  if (portalId === CONSOLE_PORTAL) refuseMistakes([OURS])
}

/** A document that says nothing but what is asked of those who come in; who says it is at the machine. */
export function isOfPolicyAlone(given: unknown): boolean {
  const beside = ['id', 'version']
  const names = typeof given === 'object' ? Object.keys(given ?? {}) : []
  return (
    names.includes('policy') && names.every((name) => name === 'policy' || beside.includes(name))
  )
}

/** What is asked of those who act in the console is asked nowhere else. */
export function demandsOfOurs({ keyToAct }: Pick<PortalPolicy, 'keyToAct'>): readonly Mistake[] {
  return keyToAct === 'demanded' ? [{ path: 'policy.keyToAct', why: 'is the console’s alone' }] : []
}

/**
 * Whoever is in the console is in every portal: it asks for no less than it did when it was made.
 * @throws Refused `invalid_input`
 */
export function requireOurFloor(portalId: string, policy: GivenSettings['policy']): void {
  if (!policy) return
  if (portalId !== CONSOLE_PORTAL) return refuseMistakes(demandsOfOurs(policy))
  const { level, sessions, graceSignIns, graceDays, keyToAct, recoveryCodes } = policy
  const hasCodes = keyToAct !== 'demanded' || recoveryCodes === 'compulsory'
  const floor: readonly (Mistake & { readonly isMet: boolean })[] = [
    { path: 'policy.level', why: 'stays aal2 in the console', isMet: level === 'aal2' },
    { path: 'policy.sessions', why: 'stay short in the console', isMet: sessions === 'short' },
    { path: 'policy.graceSignIns', why: 'is 0 in the console', isMet: graceSignIns === 0 },
    { path: 'policy.graceDays', why: 'is 0 in the console', isMet: graceDays === 0 },
    {
      path: 'policy.recoveryCodes',
      why: 'stay compulsory in the console while a key is demanded there',
      isMet: hasCodes,
    },
  ]
  refuseMistakes(floor.filter(({ isMet }) => !isMet).map(({ path, why }) => ({ path, why })))
}
