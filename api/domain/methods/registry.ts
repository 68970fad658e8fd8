import type { MethodKind } from '../../contract/views.ts'
import type { Services } from '../services.ts'
import { emailCode } from './email-code/email-code.ts'
import type { MethodModule, MethodTraits } from './method.ts'
import { password } from './password/password.ts'
import { recoveryCodes } from './recovery-codes/recovery-codes.ts'
import { totp } from './totp/totp.ts'
import { passkey, securityKey, thisDevice } from './webauthn/webauthn.ts'
import type { MethodWorks } from './works.ts'

/** Every kind of verification method. A new one is a folder, a line here and one in `contract/method-wires.ts`. */
const METHODS: Readonly<Record<MethodKind, MethodModule>> = {
  password,
  totp,
  passkey,
  'security-key': securityKey,
  'this-device': thisDevice,
  'recovery-codes': recoveryCodes,
  'email-code': emailCode,
}

/** What every kind does, by its name, ready to be called. */
export type MethodSet = Readonly<Record<MethodKind, MethodWorks>>

/**
 * Makes every kind with the services of this process.
 * @throws where a kind does not do what is said of it: the server does not start.
 */
export function createMethods(services: Services): MethodSet {
  const works = Object.entries(METHODS).map(([kind, { traits, create }]) => [
    kind,
    asSaid(traits, create(services)),
  ])
  return Object.fromEntries(works)
}

/**
 * What a kind does, held against what is said of it.
 * @throws where the two differ: the server does not start.
 */
export function asSaid(traits: MethodTraits, works: MethodWorks): MethodWorks {
  const { kind, role, uses, instance, attempts, steps } = traits
  const { verify, enrol, elsewhere } = works
  const faults = {
    'finds people': uses.identifies !== (verify.find !== null),
    'is set up': (steps.enrol === null) !== (enrol === null),
    'is told of where it is set up': (steps.enrol === null) !== (traits.told === null),
    'is replaced where it can be forgotten':
      uses.forgettable !== ((traits.told?.replaced ?? null) !== null),
    'is asked for elsewhere': (elsewhere === null) !== (attempts.promptRule === null),
    'is picked by a name': instance.isPicked && !instance.isNamed,
    'sends to the mailbox': verify.sends !== null && role !== 'mailbox',
    'is counted where it is switched off':
      attempts.spent === 'suspended' && verify.budgetFor !== undefined,
    'is the only one where it takes the place of another':
      instance.isRenewed && (instance.group.most !== 1 || uses.forgettable),
    'vouches only for a replacement': uses.isSpare && uses.vouchesFor === 'every-change',
    'is told of where it is switched off':
      attempts.spent === 'suspended' && (traits.told?.disabled ?? null) === null,
    'ends somewhere': attempts.spent === 'suspended' && attempts.rule.hardStop === null,
  }
  const fault = Object.entries(faults).find(([, isFault]) => isFault)
  if (fault) throw new Error(`What is said of "${kind}" is not what it does: it ${fault[0]}`)
  return works
}

/** What is said of every kind, in the order of the registry. */
export const ALL_TRAITS: readonly MethodTraits[] = Object.values(METHODS).map(
  ({ traits }) => traits,
)

const byKind = new Map<string, MethodTraits>(ALL_TRAITS.map((traits) => [traits.kind, traits]))

/**
 * What is said of a kind that is named by a row.
 * @throws for a kind that is not registered.
 */
export function traitsOf(kind: string): MethodTraits {
  const traits = byKind.get(kind)
  if (!traits) throw new Error(`No method "${kind}" is registered`)
  return traits
}
