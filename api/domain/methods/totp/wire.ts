import { z } from 'zod'
import { list, view } from '../../../contract/shapes.ts'
import { acts, answerTo, code, givenName } from '../../../contract/step-wire.ts'

/** An authenticator app as it travels. */
export const totpWire = {
  verify: {
    view: view({
      name: z.literal('totp'),
      methods: list(z.string()).describe(
        "The person's own names for the authenticator apps that will do; the first is asked for, the default or what was used last.",
      ),
      isRecovery: z
        .boolean()
        .describe('It stands before a new password in place of a forgotten one.'),
      canRestart: z
        .boolean()
        .describe(
          'True where enrolment may be restarted with a new app (an invitation not yet completed).',
        ),
    }).describe('Asks for a code of an authenticator app.'),
    answers: [answerTo('totp', { code }), answerTo('totp', { restart: acts.restart })],
  },
  enrol: {
    view: view({
      name: z.literal('totp-enrol'),
      issuer: z
        .string()
        .describe(
          "As the app will show it: the portal's name, without colons, shortened where it is long.",
        ),
      account: z
        .string()
        .describe('As the app will show it: the address, shortened where it is long.'),
      secret: z.string().describe('Base32 without padding, for entry by hand.'),
      uri: z
        .string()
        .describe('`otpauth://` key URI, for the QR code and "open in authenticator".'),
      suggestedName: z
        .string()
        .describe('Free among the names of their apps, and short enough to be given back.'),
    }).describe('Sets up an authenticator app.'),
    answers: [answerTo('totp-enrol', { code, name: givenName.optional() })],
  },
  identifies: false,
  elsewhere: null,
} as const
