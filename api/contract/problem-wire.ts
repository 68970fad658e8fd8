import { z } from 'zod'
import { ERROR_STATUS, type ErrorCode, PASSWORD_REASONS } from './errors.ts'
import { list, view } from './shapes.ts'
import { flowView } from './views.ts'

const errorCodes = Object.keys(ERROR_STATUS) as readonly ErrorCode[]

/** Every answer that is not a success has this shape. */
export const problem = view({
  code: z.enum(errorCodes).describe('What is wrong: one of a closed list. Switch on it.'),
  requestId: z.string().describe("Number of the request in the server's log."),
  fields: z.exactOptional(
    list(z.string()).describe(
      'Paths of the fields that were refused (`answer.password`); never their values.',
    ),
  ),
  retryAfterSeconds: z.exactOptional(
    z.int().describe('When to try again; also in the header `Retry-After`.'),
  ),
  attemptsLeft: z.exactOptional(z.int().describe('Wrong answers that are still free.')),
  reasons: z.exactOptional(
    list(z.enum(PASSWORD_REASONS)).describe('Why a new password was refused.'),
  ),
  words: z.exactOptional(
    list(z.string()).describe(
      'With `contains_known_word`: names and words that the new password leans on. Show them to whoever typed it; keep them nowhere.',
    ),
  ),
  serverTime: z.exactOptional(
    z
      .string()
      .describe("The server's clock, ISO 8601, when the person's own clock may be what is wrong."),
  ),
  proof: z.exactOptional(
    view({ challenge: z.string(), bits: z.int() }).describe(
      'Find a whole number so that SHA-256 over `challenge`, a full stop and its decimal digits begins with `bits` zero bits, and send the request again with both. Works once, for five minutes.',
    ),
  ),
  view: z.exactOptional(
    flowView.describe('The flow as it now stands, so that the widget can redraw the current step.'),
  ),
}).meta({
  description: 'Every answer that is not a success.',
  examples: [{ code: 'code_refused', requestId: '0b8f3f0e-6f0e-4a7e-9a53-3f5d3a0c7c1b' }],
})
/**
 * A refusal as it travels: `application/problem+json`, with the status that `ERROR_STATUS` has for its code.
 */
export type Problem = z.infer<typeof problem>
