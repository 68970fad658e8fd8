import { calledName } from '../../../contract/plain/full-name.ts'
import type { CONCERNS } from '../../../contract/plain/policy.ts'
import type { MethodKind } from '../../../contract/views.ts'
import type { Person } from '../../../ports/store/person-store.ts'
import type { PolicyMailing } from '../../../ports/store/policy-reach-store.ts'
import type { HelpContact } from '../../../ports/store/portal-store.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import { orderedMail } from '../../mail/mail.ts'
import { SPARE_KINDS } from '../../methods/kinds.ts'
import { enrollable, type PortalPolicy } from '../../policy/portal-policy.ts'
import type { Services } from '../../services.ts'
import { contactsIn } from '../known/known-portal.ts'
import { languageOf, openPortal, type Portal } from '../portal.ts'

type Concern = (typeof CONCERNS)[number]

/** Mails of one transaction: the portal is not locked by them, and codes leave between two parts. */
const AT_ONCE = 100

/** Whom, by what concerns them most, and what the mails of one change have in common. */
export interface ToTell {
  readonly whom: readonly (readonly [Concern, string])[]
  /** A day on the portal's clock. */
  readonly from: string
  readonly kinds: readonly MethodKind[]
  readonly graceSignIns: number
  readonly graceDays: number
}

/** What of a policy is told. */
export const toldOf = (policy: PortalPolicy) => ({
  kinds: enrollable(policy),
  graceSignIns: policy.graceSignIns,
  graceDays: policy.graceDays,
})

/**
 * Writes to those who wait to be told of a change of policy, a part in each transaction: the mails and how far it has
 * come are one change, so nobody is left out or written to twice by a crash, or by two processes at once.
 */
export function createPolicyMails(services: Services) {
  const { store } = services

  function* writePart({ id, portalId, told, size, done }: PolicyMailing): Statement<number> {
    const to = Math.min(size, done + AT_ONCE)
    const isOurs = yield* store.policyMailings.advance(id, done, to)
    const row = isOurs ? yield* store.portals.byId(portalId) : null
    if (!row) return 0
    const contacts = yield* store.portals.allHelpContacts(portalId)
    const asked: ToTell = JSON.parse(told)
    const write = mailsOf(services, { portal: openPortal(row), contacts, asked })
    const mails = []
    for (const [concern, personId] of asked.whom.slice(done, to)) {
      const person = yield* store.people.byId(personId)
      if (person) mails.push(write(person, concern))
    }
    yield* store.outbox.addAll(mails)
    if (to === size) yield* store.policyMailings.remove(id)
    return to - done
  }

  return {
    /** One part; resolves how many have been seen to. */
    runOnce: (): Promise<number> =>
      store.atomically(function* (): Statement<number> {
        const mailing = yield* store.policyMailings.oldest()
        return mailing ? yield* writePart(mailing) : 0
      }),
  }
}

interface Told {
  readonly portal: Portal
  readonly contacts: readonly HelpContact[]
  readonly asked: ToTell
}

const mailsOf =
  (services: Services, { portal, contacts, asked }: Told) =>
  (person: Person, concern: Concern) => {
    const { from, kinds, graceSignIns, graceDays } = asked
    const language = languageOf(portal, [person.mailLanguage])
    const known = { portal, contacts, notices: [], materialVersions: new Map() }
    return orderedMail(services, {
      template: 'policy-announced',
      portalId: portal.id,
      to: person.email,
      language: person.mailLanguage,
      variables: {
        firstName: calledName(person),
        concern,
        from,
        kinds: concern === 'must-make-codes' ? SPARE_KINDS : kinds,
        graceSignIns,
        graceDays,
        homeUrl: portal.homeUrl,
        help: contactsIn(known, language).map(helpLine),
      },
      secrets: {},
      expiresAt: null,
    })
  }

/** "Service desk: +46 8 000 00 00, help@example.org" */
function helpLine({ label, telephone, mail, hours }: HelpContact): string {
  const ways = [telephone, mail, hours].filter((way) => way !== null)
  return ways.length > 0 ? `${label}: ${ways.join(', ')}` : label
}
