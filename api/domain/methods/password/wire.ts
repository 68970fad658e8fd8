import { z } from 'zod'
import { PASSWORD_REASONS, type PasswordReason } from '../../../contract/errors.ts'
import { invitationTold } from '../../../contract/invitation-told-wire.ts'
import { PASSWORD_PRESETS } from '../../../contract/plain/policy.ts'
import { list, view } from '../../../contract/shapes.ts'
import { acts, answerTo } from '../../../contract/step-wire.ts'
import { raw } from '../../../contract/texts.ts'

type GroupReason = Extract<PasswordReason, `needs_${string}`>
const groupReasons = PASSWORD_REASONS.filter((reason): reason is GroupReason =>
  reason.startsWith('needs_'),
)

/** Long enough for any passphrase; the password rules say what is accepted, and read it as it is. */
const password = raw(4096)

/** What the widget judges a new password by while it is typed. */
export const passwordRulesView = view({
  preset: z.enum(PASSWORD_PRESETS),
  minLength: z.int().describe('Unicode code points.'),
  maxLength: z.int().describe('Unicode code points.'),
  groups: list(z.enum(groupReasons)).describe(
    'Character groups that must occur; each is one of the reasons a password is refused for.',
  ),
}).describe('The rules a new password must meet, for live feedback; the server decides.')
/** Lengths are code points; `groups` is empty under `nist`. */
export type PasswordRulesView = z.infer<typeof passwordRulesView>

/** A password as it travels. */
export const passwordWire = {
  verify: {
    view: view({
      name: z.literal('password'),
      isReplaced: z
        .boolean()
        .describe('A forgotten one was just replaced: it is the new one that is asked for.'),
      invitation: invitationTold
        .nullable()
        .describe('Where somebody who has an account is invited again, or to another portal.'),
      canRecover: z.boolean().describe('Whether "forgotten" leads anywhere in this journey.'),
      canRestart: z
        .boolean()
        .describe(
          'As for `totp`: the password was chosen in another browser, in an enrolment not completed.',
        ),
    }).describe('Asks for the password.'),
    answers: [
      answerTo('password', { password }),
      answerTo('password', { restart: acts.restart }),
      answerTo('password', { forgotten: acts.forgotten }),
    ],
  },
  enrol: {
    view: view({
      name: z.literal('new-password'),
      address: z
        .string()
        .describe('In full, for the read-only user name field that password managers need.'),
      rules: passwordRulesView,
      isReplacement: z
        .boolean()
        .describe('It takes the place of a forgotten one, and is signed in with afterwards.'),
      isTooShort: z
        .boolean()
        .describe('It takes the place of one that is too short to open this portal by itself.'),
    }).describe('Asks for a new password.'),
    answers: [answerTo('new-password', { password })],
  },
  identifies: false,
  elsewhere: null,
} as const
