import { z } from 'zod'
import { emailCodeWire } from '../domain/methods/email-code/wire.ts'
import { passwordWire } from '../domain/methods/password/wire.ts'
import { recoveryCodesWire } from '../domain/methods/recovery-codes/wire.ts'
import { totpWire } from '../domain/methods/totp/wire.ts'
import { passkeyWire, securityKeyWire, thisDeviceWire } from '../domain/methods/webauthn/wire.ts'
import { acts, answerTo, type MethodWire, type StepWire } from './step-wire.ts'

/**
 * Every kind of verification method, by the shapes that it travels in: the one list that the rest of
 * the wire format is made from. A new kind is a line here and one in `domain/methods/registry.ts`.
 */
export const METHOD_WIRES = {
  password: passwordWire,
  totp: totpWire,
  passkey: passkeyWire,
  'security-key': securityKeyWire,
  'this-device': thisDeviceWire,
  'recovery-codes': recoveryCodesWire,
  'email-code': emailCodeWire,
} as const satisfies Readonly<Record<string, MethodWire>>

type Wires = typeof METHOD_WIRES
/** What a method is: `password`, `totp`, `passkey` … A row of the store keeps it as text. */
export type MethodKind = keyof Wires
type Steps = Wires[MethodKind]['verify'] | NonNullable<Wires[MethodKind]['enrol']>

/** What any method's step shows, told apart by `name`. */
export type MethodStep = z.infer<Steps['view']>
/** What any method's step takes, told apart by `step`. */
export type MethodAnswer = z.infer<Steps['answers'][number]> | WayAnswer<MethodStep['name']>

/** What is pressed at any method's step, of whatever kind: it leads to the other ways there are. */
type WayAnswer<Name> = Name extends string
  ? { step: Name; other: true } | { step: Name; lost: true } | { step: Name; skip: true }
  : never

/** View of the step that verifies a kind. */
export type VerifyStepOf<Kind extends MethodKind> = z.infer<Wires[Kind]['verify']['view']>
/** View of the step that sets a kind up; never for kinds that are not. */
export type EnrolStepOf<Kind extends MethodKind> = z.infer<
  NonNullable<Wires[Kind]['enrol']>['view']
>

/** Kinds that find the person before any address. */
export type IdentifyingKind = {
  [Kind in MethodKind]: Wires[Kind]['identifies'] extends true ? Kind : never
}[MethodKind]

const kinds = Object.keys(METHOD_WIRES) as [MethodKind, ...MethodKind[]]

/** A kind, as requests and views name it. */
export const methodKind = z.enum(kinds)
/** A kind that finds the person before any address. */
export const identifyingKind = z.enum(
  kinds.filter((kind): kind is IdentifyingKind => METHOD_WIRES[kind].identifies),
)

const wires: readonly MethodWire[] = Object.values(METHOD_WIRES)
const steps = wires.flatMap(({ verify, enrol }) => (enrol ? [verify, enrol] : [verify]))

/** Views of all methods' steps, in the order of the list. */
export const methodStepViews = steps.map(({ view }) => view) as Steps['view'][]
/** Taken at every step of a method, so that no kind can forget them; the domain knows where they lead on. */
const wayAnswers = steps.flatMap(({ view }) => {
  const name = view.unwrap().shape.name.value
  const { other, lost, skip } = acts
  return [{ other }, { lost }, { skip }].map((act) => answerTo(name, act))
})

/** Shapes of all answers that methods' steps take. */
export const methodAnswers = [
  ...steps.flatMap(({ answers }): readonly StepWire['answers'][number][] => answers),
  ...wayAnswers,
] as Steps['answers'][number][]

/** What another party answers, of the kinds that ask one. */
export const elsewhereAnswers = (
  Object.entries(METHOD_WIRES) as [MethodKind, MethodWire][]
).flatMap(([kind, { elsewhere }]) => (elsewhere ? [{ kind, answer: elsewhere }] : []))
