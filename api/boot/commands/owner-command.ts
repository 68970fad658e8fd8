import type { Command } from './command.ts'
import { wordsFor } from './invite-command.ts'
import { readOptions, text } from './options.ts'
import { UsageError } from './usage-error.ts'

/** `farstu owner invite`: the first way into the console, and the last. */
export const owner: Command = async ([verb, ...args], { say, withDomain }) => {
  if (verb !== 'invite') throw new UsageError('Say: farstu owner invite --email <address> …')
  await withDomain(async ({ owners }) => {
    const invited = await owners.invite(requestOf(args))
    if (!invited.ok) throw new UsageError(wordsFor(invited))
    say(`Invited to the console. The mail is on its way; the link is:\n${invited.link}`)
  })
}

function requestOf(args: readonly string[]) {
  const options = { email: text, 'first-name': text, 'last-name': text, language: text } as const
  const { email = '', language, ...names } = readOptions(args, { options }).values
  return {
    email,
    firstName: names['first-name'] ?? '',
    lastName: names['last-name'] ?? '',
    ...(language === undefined ? {} : { language }),
  }
}
