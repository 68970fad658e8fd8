import { FEWEST_DAYS, MOST_DAYS, USUAL_DAYS } from '../../contract/plain/invitation-states.ts'
import { LONGEST_FULL_NAME, LONGEST_NAME } from '../../contract/plain/lengths.ts'
import type {
  InviteMistake,
  InviteRequest,
  RoleRequest,
} from '../../domain/invitations/sending/invite-request.ts'
import type { Command } from './command.ts'
import { readOptions, text } from './options.ts'
import { UsageError } from './usage-error.ts'

/** `farstu invite`: stores the invitation and queues its mail; prints the link. */
export const invite: Command = (args, { say, withDomain }) =>
  withDomain(async ({ invitations }) => {
    const invited = await invitations.invite(requestOf(args))
    if (!invited.ok) throw new UsageError(wordsFor(invited))
    say(`Invited. The mail is on its way; the link is:\n${invited.link}`)
  })

function requestOf(args: readonly string[]): InviteRequest {
  const { portal = '', email = '', telephone, by, language, days, ...names } = valuesOf(args)
  const inviterEmail = names['by-email']
  return {
    portalId: portal,
    email,
    firstName: names['first-name'] ?? '',
    lastName: names['last-name'] ?? '',
    roles: rolesOf(names),
    unitsByName: true,
    days: Number(days),
    ...(by === undefined ? {} : { inviterName: by }),
    ...(telephone === undefined ? {} : { telephone }),
    ...(language === undefined ? {} : { language }),
    ...(inviterEmail === undefined ? {} : { inviterEmail }),
  }
}

function valuesOf(args: readonly string[]) {
  const options = {
    portal: text,
    email: text,
    'first-name': text,
    'last-name': text,
    telephone: text,
    by: text,
    'by-email': text,
    language: text,
    role: { type: 'string', multiple: true },
    'whole-portal': { type: 'string', multiple: true },
    days: { type: 'string', default: String(USUAL_DAYS) },
  } as const
  return readOptions(args, { options }).values
}

const NO_UNIT =
  'A role in a unit is written --role reporter@0001, one in the whole portal --whole-portal reporter'

/** The whole portal is an option of its own, so that nobody gives it by leaving out a unit. */
function rolesOf(options: {
  readonly role?: readonly string[]
  readonly 'whole-portal'?: readonly string[]
}): readonly RoleRequest[] {
  const { role: inUnits = [], 'whole-portal': overAll = [] } = options
  return [
    ...inUnits.map(roleInUnit),
    ...overAll.map((role) => ({ role, unitExternalId: null, until: null })),
  ]
}

function roleInUnit(written: string): RoleRequest {
  const [role = '', ...unit] = written.split('@')
  const unitExternalId = unit.join('@')
  if (role === '' || unitExternalId === '') throw new UsageError(NO_UNIT)
  return { role, unitExternalId, until: null }
}

export function wordsFor(mistake: InviteMistake): string {
  switch (mistake.mistake) {
    case 'portal-unknown':
      return 'There is no such portal; name one with --portal'
    case 'address-invalid':
      return 'That is no e-mail address; give one with --email'
    case 'inviter-address-invalid':
      return 'What --by-email gives is no e-mail address'
    case 'name-missing':
      return 'Give --first-name or --last-name: who has one name only has one'
    case 'too-long':
      return `A first or last name has ${LONGEST_NAME} characters at most, that of --by ${LONGEST_FULL_NAME}`
    case 'telephone-invalid':
      return 'Give the whole number with --telephone, with + and the calling code: +46 8 123 456 78'
    case 'roles-missing':
      return 'Give at least one --role, such as reporter@0001, or --whole-portal'
    case 'language-not-offered':
      return `The portal is not offered in that language; it has ${mistake.offered.join(', ')}`
    case 'role-unknown':
      return `The portal has no role "${mistake.role}"; it has ${mistake.offered.join(', ')}`
    case 'role-elsewhere':
      return mistake.scope === 'unit'
        ? `"${mistake.role}" is a role in a unit: write ${mistake.role}@<unit's external id>`
        : `"${mistake.role}" is a role in the whole portal: write --whole-portal ${mistake.role}`
    case 'unit-missing':
      return NO_UNIT
    case 'unit-unknown':
      return `The portal has no unit "${mistake.unitExternalId}"`
    case 'unit-ambiguous':
      return `Several units are named "${mistake.unitExternalId}"; name one by its id: ${mistake.externalIds.join(', ')}`
    case 'lifetime-invalid':
      return `--days must be a whole number from ${FEWEST_DAYS} to ${MOST_DAYS}`
  }
}
