import type { MailedPreview, MailPreview } from '../../../contract/console/policy-wire.ts'
import { calledName } from '../../../contract/plain/full-name.ts'
import { localDay } from '../../../contract/plain/local-end.ts'
import {
  CONCERNS,
  MOST_POLICY_MAILINGS,
  MOST_POLICY_MAILS,
} from '../../../contract/plain/policy.ts'
import type { PersonCursor } from '../../../ports/store/directory-store.ts'
import type { Person } from '../../../ports/store/person-store.ts'
import type { Concern, Reach } from '../../../ports/store/policy-reach-store.ts'
import type { HelpContact } from '../../../ports/store/portal-store.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import { orderedMail } from '../../mail/mail.ts'
import { SPARE_KINDS } from '../../methods/kinds.ts'
import { enrollable, type PortalPolicy } from '../../policy/portal-policy.ts'
import type { Services } from '../../services.ts'
import { DAY } from '../../values/time.ts'
import { contactsIn } from '../known/known-portal.ts'
import { languageOf, type Portal } from '../portal.ts'
import { readGiven, refuse, refuseMistakes } from '../rules/setup-refusal.ts'
import { concernedBy, previewOf, reachOf, requireSomebodyIn } from './policy-reach.ts'
import { portalAt, wholePolicy } from './previewing.ts'
import { type By, written } from './setup-act.ts'

/** People that are read at once. */
const AT_ONCE = 500
/** How far ahead a change is told of. */
const FARTHEST = 366 * DAY

/** What all of the mails of one change have in common. */
interface Told {
  readonly portal: Portal
  readonly policy: PortalPolicy
  /** A day on the portal's clock. */
  readonly from: string
  readonly contacts: readonly HelpContact[]
}

/**
 * Those whom a policy would concern are written to, each once, by the gravest of what concerns them, and once for
 * what was looked at: all in one transaction, under the portal's lock, so that nobody is forgotten halfway.
 */
export function createPreviewMailing(services: Services) {
  const { store, clock } = services

  /** Once for a preview, and so often in a day. @throws Refused `mailed_already`, `mails_limited` */
  function* claim(portal: Portal, preview: string): Statement<void> {
    const { attemptBudgets } = store
    const now = clock.now()
    const { failures } = yield* attemptBudgets.lock(preview, 'policy-mail')
    if (failures > 0) refuse('mailed_already')
    yield* attemptBudgets.set(preview, 'policy-mail', 1, now)
    const day = yield* attemptBudgets.lock(portal.id, 'policy-mailings')
    const isOver = day.nextAt <= now
    if (!isOver && day.failures >= MOST_POLICY_MAILINGS) refuse('mails_limited')
    const [mailings, until] = isOver ? [1, now + DAY] : [day.failures + 1, day.nextAt]
    yield* attemptBudgets.set(portal.id, 'policy-mailings', mailings, until)
  }

  /** @throws Refused `mails_limited` */
  function* mailAll(reach: Reach, told: Told): Statement<number> {
    const written = new Set<string>()
    for (const concern of CONCERNS) {
      let after: PersonCursor | null = null
      do {
        const at: { after: PersonCursor | null; limit: number } = { after, limit: AT_ONCE }
        const page = yield* store.policyReach.page(reach, concern, at)
        const people = page.people.filter(({ id }) => !written.has(id))
        for (const { id } of people) written.add(id)
        if (written.size > MOST_POLICY_MAILS) refuse('mails_limited')
        yield* store.outbox.addAll(people.map((person) => mailTo(person, concern, told)))
        after = page.next
      } while (after !== null)
    }
    return written.size
  }

  const mailTo = (person: Person, concern: Concern, { portal, policy, from, contacts }: Told) => {
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
        kinds: concern === 'must-make-codes' ? SPARE_KINDS : enrollable(policy),
        graceSignIns: policy.graceSignIns,
        graceDays: policy.graceDays,
        homeUrl: portal.homeUrl,
        help: contactsIn(known, language).map(helpLine),
      },
      secrets: {},
      expiresAt: null,
    })
  }

  /** @throws Refused as the preview and `claim` say */
  return (portalId: string, asked: MailPreview, by: By): Promise<MailedPreview> => {
    const { policy } = readGiven(wholePolicy, { policy: asked.policy })
    const { from, preview } = asked
    return store.atomically(function* (): Statement<MailedPreview> {
      yield* by.actor.confirm()
      const portal = portalAt(yield* store.portals.hold(portalId), asked.version)
      const now = clock.now()
      const days = [now, now + FARTHEST].map((at) => localDay(at, portal.timeZone))
      if (from < (days[0] ?? '') || from > (days[1] ?? ''))
        refuseMistakes([{ path: 'from', why: 'must be a day from today on, within a year' }])
      const reach = yield* reachOf(services, portal, { to: policy, now })
      yield* requireSomebodyIn(services, reach)
      const { counts, whom } = yield* concernedBy(services, reach)
      const seen = previewOf(services, portal, { policy, whom })
      if (!services.digest.equal(preview, seen)) refuse('changed_meanwhile')
      yield* claim(portal, preview)
      const contacts = yield* store.portals.allHelpContacts(portalId)
      const mails = yield* mailAll(reach, { portal, policy, from, contacts })
      const details = { ...counts, mails, from, policy }
      yield* written(services, { ...by, act: 'policy.announced', portalId, details })()
      return { mails }
    })
  }
}

/** "Service desk: +46 8 000 00 00, help@example.org" */
function helpLine({ label, telephone, mail, hours }: HelpContact): string {
  const ways = [telephone, mail, hours].filter((way) => way !== null)
  return ways.length > 0 ? `${label}: ${ways.join(', ')}` : label
}
