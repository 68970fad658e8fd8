import { calledName, fullName, type Names } from '../../contract/plain/full-name.ts'
import { CONSOLE_PORTAL } from '../../contract/plain/ids.ts'
import type { MailTemplates } from '../../ports/mail-templates.ts'
import type { Person } from '../../ports/store/person-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import { mailOf } from '../mail/mail.ts'
import type { Services } from '../services.ts'
import { ownersAt } from './last-owner.ts'

export interface ColleagueChange {
  readonly change: MailTemplates['colleague-changed']['variables']['change']
  /** Whose access it is. */
  readonly whose: Names & { readonly email: string }
  /** Null for the machine. */
  readonly by: Person | null
  readonly now: number
}

/**
 * Every owner is told who else comes into the console and who does not any more, the one who did it as well: nobody
 * brings accomplices in, or switches colleagues off, in silence.
 */
export function* toldToOwners(
  services: Services,
  { change, whose, by, now }: ColleagueChange,
): Statement<void> {
  for (const owner of yield* ownersAt(services.store, now))
    yield* mailOf(services, {
      template: 'colleague-changed',
      portalId: CONSOLE_PORTAL,
      to: owner.email,
      language: owner.mailLanguage,
      variables: {
        firstName: calledName(owner),
        change,
        name: fullName(whose),
        address: whose.email,
        by: by && fullName(by),
        at: now,
      },
      secrets: {},
      expiresAt: null,
    })()
}
