import { z } from 'zod'
import { list, view } from '../../../contract/shapes.ts'
import { acts, answerTo, givenName } from '../../../contract/step-wire.ts'
import { printable, raw } from '../../../contract/texts.ts'

export const madeUpWire = {
  verify: {
    view: view({
      name: z.literal('made-up'),
      waits: view({ token: z.string() }).nullable(),
      canChooseOther: z.boolean(),
      binds: list(view({ name: z.string(), value: z.string() })),
    }),
    answers: [
      answerTo('made-up', { serial: printable.max(64), secret: raw(64) }),
      answerTo('made-up', { again: acts.again }),
      answerTo('made-up', { other: acts.other }),
    ],
  },
  enrol: {
    view: view({
      name: z.literal('made-up-enrol'),
      serial: z.string(),
      secrets: list(z.string()),
      suggestedName: z.string(),
    }),
    answers: [answerTo('made-up-enrol', { secret: raw(64), name: givenName.optional() })],
  },
  identifies: true,
  elsewhere: z.strictObject({ isVerified: z.boolean(), digest: raw(64).nullable() }),
} as const
