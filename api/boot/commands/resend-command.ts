import { LONGEST_NAME } from '../../contract/plain/lengths.ts'
import type { CorrectMistake } from '../../domain/invitations/correcting.ts'
import type { ResendMistake } from '../../domain/invitations/sending/resending.ts'
import type { Command } from './command.ts'
import { readOptions, text } from './options.ts'
import { UsageError } from './usage-error.ts'

/** `farstu resend <id>`: queues the letter anew; prints the new link. */
export const resend: Command = async ([id], { say, withDomain }) => {
  if (!id) throw new UsageError('Say: farstu resend <id>')
  await withDomain(async ({ invitations }) => {
    const resent = await invitations.resend(id)
    if (!resent.ok) throw new UsageError(wordsFor(resent))
    say(`Sent again. Only the new link leads to the invitation now:\n${resent.link}`)
  })
}

/**
 * `farstu correct <id> --email <address>`: queues a letter to there; prints the new link. The id
 * comes first: it may begin with a hyphen.
 */
export const correct: Command = async ([id, ...options], { say, withDomain }) => {
  const {
    email,
    'first-name': firstName,
    'last-name': lastName,
  } = readOptions(options, {
    options: { email: text, 'first-name': text, 'last-name': text },
  }).values
  if (!id || email === undefined) throw new UsageError('Say: farstu correct <id> --email <address>')
  await withDomain(async ({ invitations }) => {
    const corrected = await invitations.correct(id, {
      email,
      ...(firstName === undefined ? {} : { firstName }),
      ...(lastName === undefined ? {} : { lastName }),
    })
    if (!corrected.ok) throw new UsageError(wordsFor(corrected))
    say(
      `Sent to ${corrected.invitation.email}. Only the new link leads to the invitation now:\n${corrected.link}`,
    )
  })
}

function wordsFor(mistake: ResendMistake | CorrectMistake): string {
  switch (mistake.mistake) {
    case 'invitation-unknown':
      return 'There is no invitation with that id'
    case 'invitation-complete':
      return 'The invitation is complete: the person has an account'
    case 'invitation-revoked':
      return 'The invitation is revoked; invite the person anew'
    case 'roles-run-out':
      return 'Every role that it offers has run out; invite the person anew'
    case 'too-soon':
      return `It was sent a moment ago; try again in ${mistake.retryAfterSeconds} seconds`
    case 'address-invalid':
      return 'That is no e-mail address; give one with --email'
    case 'name-missing':
      return 'One of --first-name and --last-name may be empty, but not both'
    case 'too-long':
      return `A name has ${LONGEST_NAME} characters at most`
    case 'mailbox-proven':
      return 'Somebody has proven that the mailbox is theirs; revoke the invitation and invite anew'
  }
}
