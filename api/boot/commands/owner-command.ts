import type { Domain } from '../../domain/domain.ts'
import type { AskedAct } from '../../domain/helpdesk/asked-act.ts'
import type { Command } from './command.ts'
import { wordsFor } from './invite-command.ts'
import { readOptions, text } from './options.ts'
import { orderWords } from './person-command.ts'
import { UsageError } from './usage-error.ts'

/** `farstu owner invite`: the first way into the console, and the last. */
export const owner: Command = async ([verb, ...args], { say, withDomain }) => {
  if (verb !== 'invite') throw new UsageError('Say: farstu owner invite --email <address> …')
  const { reason, ...request } = requestOf(args)
  await withDomain(async ({ owners, helpAtTheMachine }) => {
    const pass = reason === null ? null : await startAnew(helpAtTheMachine, request.email, reason)
    const invited = await owners.invite(request)
    if (!invited.ok) throw new UsageError(wordsFor(invited))
    say(pass === null ? OLD_WAYS_STAY : `${OLD_WAYS_GONE}\n${pass}`)
    say(`Invited to the console. The mail is on its way; the link is:\n${invited.link}`)
  })
}

const OLD_WAYS_STAY =
  'Every owner is told by mail. Whoever has an account already is asked for what they have, and keeps it; if that is lost, say --lost --reason <why>.'
const OLD_WAYS_GONE =
  'Every owner is told by mail. What they verified with is kept for 30 days and counts no more, codes on paper too; they are signed out everywhere. This pass stands in for it, and for a forgotten password; it works once, for an hour:'

/** Whoever has lost all that they had: nothing of it counts any more, and a pass stands in for it. */
async function startAnew(
  help: Domain['helpAtTheMachine'],
  email: string,
  reason: string,
): Promise<string> {
  const reset: AskedAct = { act: 'reset', scope: 'all', methods: [], paperGone: true }
  const pass = { act: 'pass', withoutPassword: true } as const
  const order = { email, reason, although: true }
  await help.order({ ...order, asked: reset })
  const given = await help.order({ ...order, asked: pass })
  if (!given.ok) throw new UsageError(orderWords(given.mistake))
  return given.pass ?? ''
}

function requestOf(args: readonly string[]) {
  const options = {
    email: text,
    'first-name': text,
    'last-name': text,
    language: text,
    lost: { type: 'boolean' },
    reason: text,
  } as const
  const {
    email = '',
    language,
    lost,
    reason = '',
    ...names
  } = readOptions(args, { options }).values
  return {
    email,
    reason: lost ? reason : null,
    firstName: names['first-name'] ?? '',
    lastName: names['last-name'] ?? '',
    ...(language === undefined ? {} : { language }),
  }
}
