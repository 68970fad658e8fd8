import { cleanName } from '../../contract/plain/clean-text.ts'
import { LONGEST_MAIL_ADDRESS, LONGEST_NAME } from '../../contract/plain/lengths.ts'
import type { Correction } from '../../domain/helpdesk/asked-act.ts'
import type { ShownPerson } from '../../domain/helpdesk/at-the-machine.ts'
import { parseAddress } from '../../domain/values/address.ts'
import { parseTelephone } from '../../domain/values/telephone.ts'
import { text } from './options.ts'
import { UsageError } from './usage-error.ts'

export const CORRECTION_OPTIONS = {
  'first-name': text,
  'last-name': text,
  telephone: text,
  'new-email': text,
  again: text,
} as const

export type CorrectionGiven = {
  readonly [Option in keyof typeof CORRECTION_OPTIONS]?: string | undefined
}

/** `farstu person name|phone|address`, as what is asked for; null for any other verb. @throws UsageError */
export function correctionBy(
  verb: string | undefined,
  given: CorrectionGiven,
  { person }: Pick<ShownPerson, 'person'>,
): Correction | null {
  if (verb === 'name') return nameBy(given, person)
  if (verb === 'phone') return phoneBy(given)
  return verb === 'address' ? addressBy(given, person) : null
}

/** A name that is left out stays. */
function nameBy(given: CorrectionGiven, person: ShownPerson['person']): Correction {
  const firstName = cleanName(given['first-name'] ?? person.firstName)
  const lastName = cleanName(given['last-name'] ?? person.lastName)
  const isSaid = given['first-name'] !== undefined || given['last-name'] !== undefined
  if (!isSaid || (!firstName && !lastName))
    throw new UsageError(
      'Say the name with --first-name or --last-name; one of the two may be empty',
    )
  if (Math.max(firstName.length, lastName.length) > LONGEST_NAME)
    throw new UsageError(`A name has ${LONGEST_NAME} characters at the most`)
  return { act: 'correct', what: 'name', firstName, lastName }
}

/** No portal's clock says here which country a number is of. */
function phoneBy({ telephone }: CorrectionGiven): Correction {
  const phone = telephone ? parseTelephone(telephone, '') : null
  if (telephone === undefined || (telephone !== '' && phone === null))
    throw new UsageError(
      "Say the number with --telephone, its country first: +46 … or 0046 …; --telephone '' takes it away",
    )
  return { act: 'correct', what: 'phone', phone }
}

/** Nobody reads a code out here: that it is the right one is said by typing it twice. */
function addressBy(given: CorrectionGiven, { emailKey }: ShownPerson['person']): Correction {
  const address = parseAddress(given['new-email'] ?? '')
  if (!address || address.email.length > LONGEST_MAIL_ADDRESS)
    throw new UsageError('Say the new address with --new-email, and once more with --again')
  if (parseAddress(given.again ?? '')?.email !== address.email)
    throw new UsageError(
      'Type the new address once more with --again: no code is mailed there, and mail goes there from then on',
    )
  return { act: 'correct', what: 'address', address: address.email, from: emailKey }
}
