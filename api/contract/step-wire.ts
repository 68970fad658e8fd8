import { z } from 'zod'
import type { Act } from './plain/acts.ts'
import { LONGEST_NAME } from './plain/lengths.ts'
import { line, raw } from './texts.ts'

const pressed = z.literal(true)

/** What every kind may take beside answers of its own; no kind means anything else by these words. */
export const acts = {
  restart: pressed.describe('Begins the enrolment anew.'),
  forgotten: pressed.describe('Asks for another in the place of a forgotten one.'),
  notMe: pressed.describe('Whoever was invited is somebody else.'),
  send: pressed.describe('Asks for something to be sent.'),
  again: pressed.describe('Looks whether another party has answered.'),
  other: pressed.describe(
    'Another way is wanted: before a first proof what everybody is asked for, behind one the list of what else there is.',
  ),
  lost: pressed.describe(
    'The person no longer has it: the list of what else there is, and whom to ask. Nothing is switched off.',
  ),
  skip: pressed.describe('Goes on without what was offered, where `skip` of `ways` is true.'),
} satisfies Readonly<Record<Act, typeof pressed>>
type ActShapes = Partial<typeof acts>

/** One step as it travels: what is shown, and every answer that it takes. */
export interface StepWire<Name extends string = string> {
  /** What is shown; `name` tells steps apart, in every kind. */
  readonly view: z.ZodReadonly<z.ZodObject<{ name: z.ZodLiteral<Name> } & z.core.$ZodLooseShape>>
  /** Each with the step's name in `step`; told apart by what else they hold. */
  readonly answers: readonly z.ZodObject<
    { step: z.ZodLiteral<Name> } & ActShapes & z.core.$ZodLooseShape,
    z.core.$strict
  >[]
}

/** A method as it travels: the step that verifies it, and the one that sets it up, where one does. */
export interface MethodWire {
  readonly verify: StepWire
  readonly enrol: StepWire | null
  /** It finds the person before any address. */
  readonly identifies: boolean
  /** What another party answers, by its own way; null where only this browser does. */
  readonly elsewhere: z.ZodObject | null
}

/** An answer to a step: unknown keys are refused. */
export const answerTo = <Name extends string, Shape extends z.core.$ZodLooseShape>(
  name: Name,
  shape: Shape,
) => z.strictObject({ step: z.literal(name), ...shape })

/** A code as people type it. */
export const code = raw(32).describe('As typed: digits may be spaced, hyphenated or full-width.')

/** A name of up to `LONGEST_NAME` UTF-16 units, or '': of a method, or of somebody proposed. */
export const givenName = line(LONGEST_NAME, 0)
