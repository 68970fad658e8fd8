import { z } from 'zod'
import { list, view } from '../../../contract/shapes.ts'
import { answerTo, code } from '../../../contract/step-wire.ts'

/** A set of recovery codes as it travels. */
export const recoveryCodesWire = {
  verify: {
    view: view({
      name: z.literal('recovery-codes'),
      isRecovery: z
        .boolean()
        .describe('It stands before a new password in place of a forgotten one.'),
    }).describe('Asks for one of the recovery codes that the person has kept.'),
    answers: [answerTo('recovery-codes', { code })],
  },
  enrol: {
    view: view({
      name: z.literal('recovery-codes-enrol'),
      codes: list(z.string()).describe(
        'In groups, as they are printed. The same until they are confirmed or the flow ends, then never again.',
      ),
      made: z.iso.date().describe("The day they were made, in the portal's time zone."),
      portalUrl: z.string().describe("The portal's own start page, for the sheet."),
      isReplacement: z
        .boolean()
        .describe('They take the place of codes that the person has: those end with the answer.'),
    }).describe('Shows a new set of recovery codes, once. None works before the answer.'),
    answers: [
      answerTo('recovery-codes-enrol', {
        kept: z.literal(true).describe('The person has them on paper, or in a safe place.'),
      }),
    ],
  },
  identifies: false,
  elsewhere: null,
} as const
