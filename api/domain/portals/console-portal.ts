import { CONSOLE_PORTAL } from '../../contract/plain/ids.ts'
import { LANGUAGES } from '../../contract/plain/languages.ts'
import type { KeyRule } from '../../contract/plain/policy.ts'
import { FIRST_FACTOR_KINDS, FORGETTABLE, isKey, SECOND_FACTOR_KINDS } from '../methods/kinds.ts'
import { type PortalDefinition, portalDefinition } from './definition.ts'
import { ROLES_OF_CONSOLE } from './portal.ts'

const KEYS = SECOND_FACTOR_KINDS.filter((kind) => isKey({ kind }))
const OTHERS = SECOND_FACTOR_KINDS.filter((kind) => !isKey({ kind }))
const FIRST = [FORGETTABLE.kind, ...FIRST_FACTOR_KINDS.filter((kind) => isKey({ kind }))]

/** Passkeys and keys first: whoever is to act in the console sets one up, and keeps codes for when it is lost. */
const DEMANDED = {
  keyToAct: 'demanded',
  recoveryCodes: 'compulsory',
  secondFactors: [...KEYS, ...OTHERS],
} as const

/** The same, and nobody is kept from acting by another second factor. */
const OFFERED = { keyToAct: 'offered', secondFactors: [...OTHERS, ...KEYS] } as const

interface Ours {
  /** Our own address: the console stands nowhere else. */
  readonly publicUrl: string
  readonly keyToAct: KeyRule
}

export function consoleDefinition({ publicUrl, keyToAct }: Ours): PortalDefinition {
  return portalDefinition.parse({
    id: CONSOLE_PORTAL,
    name: 'Farstu',
    origins: [publicUrl],
    homeUrl: `${publicUrl}/console/`,
    languages: [...LANGUAGES],
    timeZone: 'Europe/Stockholm',
    policy: {
      level: 'aal2',
      sessions: 'short',
      firstFactors: FIRST,
      ...(keyToAct === 'demanded' ? DEMANDED : OFFERED),
    },
    roles: [...ROLES_OF_CONSOLE],
  })
}
