import { z } from 'zod'
import { invitationTold } from '../../../contract/invitation-told-wire.ts'
import { view } from '../../../contract/shapes.ts'
import { acts, answerTo, code } from '../../../contract/step-wire.ts'

/** A mailed code as it travels. It is never set up: the mailbox is there. */
export const emailCodeWire = {
  verify: {
    view: view({
      name: z.literal('email-code'),
      purpose: z
        .enum(['invitation', 'enrol', 'recovery', 'verify', 'confirm'])
        .describe(
          '`invitation`: proves the invited mailbox. `enrol`: proves it before a first second factor. `recovery`: the password was forgotten, or never chosen. `verify`: the host wants it proven. `confirm`: for one act, before the password, of whoever never had a second factor.',
        ),
      invitation: invitationTold
        .nullable()
        .describe('To whoever came by its link alone; a typed address learns nothing.'),
      canDecline: z
        .boolean()
        .describe(
          'Whether "I am not the right person" can be said: by an invitation\'s link, once.',
        ),
      sent: view({
        secondsAgo: z.int(),
        clock: z
          .string()
          .describe("Local wall-clock time of the newest code in the portal's time zone, `HH:MM`."),
        expiresInSeconds: z.int(),
        reference: z
          .string()
          .describe('Shown here and in the mail, so that two codes can be told apart.'),
      })
        .nullable()
        .describe('Null until a code was sent in this flow.'),
      resendInSeconds: z.int().describe('0 when a (new) code can be sent now.'),
      length: z.int().describe('Digits in a code.'),
      sender: view({ name: z.string(), address: z.string() }),
    }).describe('Asks for a mailed code.'),
    answers: [
      answerTo('email-code', { send: acts.send }),
      answerTo('email-code', { code }),
      answerTo('email-code', { notMe: acts.notMe }),
    ],
  },
  enrol: null,
  identifies: false,
  elsewhere: null,
} as const
