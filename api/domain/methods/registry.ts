import type { MethodKind } from '../../contract/views.ts'
import type { Services } from '../services.ts'
import { emailCode } from './email-code/email-code.ts'
import type { MethodModule, MethodTraits, MethodWorks } from './method.ts'
import { password } from './password/password.ts'
import { totp } from './totp/totp.ts'

/** Every kind of verification method. A new one is a folder, a line here and one in `contract/methods.ts`. */
const METHODS: Readonly<Record<MethodKind, MethodModule>> = {
  password,
  totp,
  'email-code': emailCode,
}

export type MethodSet = Readonly<Record<MethodKind, MethodWorks>>

/** @throws where a kind does not do what is said of it. */
export function createMethods(services: Services): MethodSet {
  const works = Object.entries(METHODS).map(([kind, { traits, create }]) => {
    const made = create(services)
    const { verify, enrol } = made
    if (traits.uses.identifies !== (verify.find !== null))
      throw new Error(`"${kind}" is said to find people, and does not, or the other way round`)
    if ((traits.steps.enrol === null) !== (enrol === null))
      throw new Error(`"${kind}" is said to be set up, and is not, or the other way round`)
    return [kind, made]
  })
  return Object.fromEntries(works)
}

/** In the order of the registry. */
export const ALL_TRAITS: readonly MethodTraits[] = Object.values(METHODS).map(
  ({ traits }) => traits,
)

const byKind = new Map<string, MethodTraits>(ALL_TRAITS.map((traits) => [traits.kind, traits]))

/** @throws for a kind that is not registered. */
export function traitsOf(kind: string): MethodTraits {
  const traits = byKind.get(kind)
  if (!traits) throw new Error(`No method "${kind}" is registered`)
  return traits
}
