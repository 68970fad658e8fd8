import { SHORTEST_REASON } from '../../contract/plain/lengths.ts'
import type { AskedAct } from '../../domain/helpdesk/asked-act.ts'
import type { OrderRefusal, ShownPerson } from '../../domain/helpdesk/at-the-machine.ts'
import type { Command } from './command.ts'
import { readOptions, text } from './options.ts'
import { CORRECTION_OPTIONS, type CorrectionGiven, correctionBy } from './person-corrections.ts'
import { UsageError } from './usage-error.ts'

const USAGE =
  'Say: farstu person show|suspend|remove|give-back|reset|pass|freeze|unfreeze|name|phone|address --email <address> --reason <why>'

/** `farstu person …`: helps somebody at the machine, where the helpdesk itself is locked out. */
export const person: Command = async ([verb, ...args], setting) => {
  const { email, reason, ...given } = readOptions(args, {
    options: {
      email: text,
      reason: text,
      method: text,
      ...CORRECTION_OPTIONS,
      phone: { type: 'boolean' },
      'paper-gone': { type: 'boolean' },
      'without-password': { type: 'boolean' },
      'although-no-owner-can-act': { type: 'boolean' },
    },
  }).values
  if (!email) throw new UsageError(USAGE)
  const { say, withDomain } = setting
  if (verb === 'show')
    return withDomain(async ({ helpAtTheMachine }) => {
      const shown = await helpAtTheMachine.show(email)
      if (!shown) throw new UsageError(WORDS['person-unknown'])
      say(shownAs(shown))
    })
  const although = given['although-no-owner-can-act'] === true
  return withDomain(async ({ helpAtTheMachine }) => {
    const asked = CORRECTING.includes(verb ?? '')
      ? correctionOf(verb, given, await helpAtTheMachine.show(email))
      : askedBy(verb, given)
    const done = await helpAtTheMachine.order({ email, asked, reason: reason ?? '', although })
    if (!done.ok) throw new UsageError(orderWords(done.mistake))
    say(done.pass ? `Read this pass out; it works once, for an hour:\n${done.pass}` : 'Done.')
    say('They are told by mail.')
  })
}

const CORRECTING: readonly string[] = ['name', 'phone', 'address']

function correctionOf(
  verb: string | undefined,
  given: CorrectionGiven,
  shown: ShownPerson | null,
): AskedAct {
  if (!shown) throw new UsageError(WORDS['person-unknown'])
  const asked = correctionBy(verb, given, shown)
  if (!asked) throw new UsageError(USAGE)
  return asked
}

interface Given {
  readonly method?: string | undefined
  readonly phone?: boolean | undefined
  readonly 'paper-gone'?: boolean | undefined
  readonly 'without-password'?: boolean | undefined
}

function askedBy(verb: string | undefined, { method, ...flags }: Given): AskedAct {
  const paperGone = flags['paper-gone'] === true
  if (verb === 'reset') {
    const scope = flags.phone ? 'phone' : 'all'
    return { act: 'reset', scope, methods: [], paperGone }
  }
  if (verb === 'pass') return { act: 'pass', withoutPassword: flags['without-password'] === true }
  if (verb === 'freeze') return { act: 'freeze' }
  if (verb === 'unfreeze') return { act: 'unfreeze' }
  if (verb !== 'suspend' && verb !== 'remove' && verb !== 'give-back') throw new UsageError(USAGE)
  if (!method) throw new UsageError('Say which with --method <id>; farstu person show lists them')
  return { act: verb, method }
}

const WORDS: Readonly<Partial<Record<OrderRefusal, string>>> & {
  readonly 'person-unknown': string
} = {
  'person-unknown': 'Nobody has an account with that address',
  'reason-missing': `Say why with --reason, in ${SHORTEST_REASON} characters or more`,
  not_found:
    'There is no such way to verify, or not any more; farstu person show lists them. Passkeys, keys and devices are removed, not suspended',
  changed_meanwhile: 'The account is not frozen',
  account_frozen: 'The account is frozen; farstu person unfreeze lifts that',
  'last-owner':
    'It is the last key that an owner can act with in the console. Invite another owner first, or say --although-no-owner-can-act',
  invalid_input: 'There is no room for it: five at most',
  address_taken: 'Somebody has that address already',
}

export function orderWords(mistake: OrderRefusal): string {
  return WORDS[mistake] ?? 'That cannot be done'
}

/** Name, number, roles, ways to verify with their ids, and what was done; never a secret. */
function shownAs({ person: who, memberships, methods, pass, acts }: ShownPerson): string {
  const iso = (at: number) => new Date(at).toISOString()
  const name = `${who.firstName} ${who.lastName}`.trim()
  const { telephone, telephoneSource, telephoneSince } = who
  return [
    `${who.email}\t${name}${who.suspendedAt === null ? '' : '\tsuspended'}${who.frozenAt === null ? '' : '\tfrozen'}`,
    ...(telephone !== null && telephoneSince !== null
      ? [`telephone\t${telephone}\t${telephoneSource}\tsince ${iso(telephoneSince)}`]
      : []),
    ...memberships.map(
      ({ role, portalId, unitExternalId }) =>
        `role\t${portalId}\t${unitExternalId === null ? role : `${role}@${unitExternalId}`}`,
    ),
    ...methods.map(
      ({ id, kind, state, name: called }) => `way\t${id}\t${kind}\t${state}\t${called}`,
    ),
    ...(pass ? [`pass\t${pass.usedAt === null ? `until ${iso(pass.expiresAt)}` : 'used'}`] : []),
    ...acts.map(({ createdAt, act, state, reason }) =>
      ['act', iso(createdAt), act, state, reason].join('\t'),
    ),
  ].join('\n')
}
