import { calledName, fullName } from '../../contract/plain/full-name.ts'
import type { CallerCode } from '../../ports/store/helpdesk/caller-code-store.ts'
import type { Person } from '../../ports/store/person-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import type { Caller, Entered } from '../account/entering.ts'
import { enter, type NotEntered, signedInAs } from '../account/entering.ts'
import { recordOf } from '../audit/audit.ts'
import { changeMailOf } from '../mail/change-mail.ts'
import { mailOf } from '../mail/mail.ts'
import { isAtLeast } from '../policy/levels.ts'
import type { ServicesWithPortals } from '../portals/portals.ts'
import { withPersonLocked } from '../rights/locked-person.ts'
import { type Act, type ActRefusal, actorOf, type Locked } from '../rights/person-act.ts'
import { parseAddress } from '../values/address.ts'
import { HOUR } from '../values/time.ts'
import { OF_MAILBOX } from './evidence.ts'
import { COLLEAGUE_MS, COLLEAGUE_SIGN_IN_MS, MAILED_PER_HOUR } from './rules.ts'
import { sharedUnit } from './shared-unit.ts'
import { mayHelp } from './who-may.ts'

export type AskedRefusal = ActRefusal | 'wait_to_resend' | 'no_colleague'

export type ConfirmRefusal =
  | NotEntered
  | 'own_page_needed'
  | 'not_found'
  | 'too_long_ago'
  | 'no_colleague'

/**
 * A colleague of the caller's unit, asked by an agent, says on our own page that it is they who are calling. It
 * verifies them to that agent, and never stands in for a second one.
 */
export function createColleaguesWord(services: ServicesWithPortals) {
  const { store, clock, random } = services

  /** Asked of one colleague at a time. Whether nobody has the address, or they are none, is one answer. */
  const ask = (act: Act, address: string): Promise<AskedRefusal | null> => {
    const now = clock.now()
    return store.atomically(() =>
      withPersonLocked<AskedRefusal>(services, { act, now }, function* (locked) {
        const colleague = yield* askable(act, address, locked)
        if (typeof colleague === 'string') return colleague
        yield* askOf(colleague, act, locked)
        return null
      }),
    )
  }

  /** Who has the address, where they may be asked. */
  function* askable(
    { portalId }: Act,
    address: string,
    { person, administrator, live, now }: Locked,
  ): Statement<Person | AskedRefusal> {
    if (!mayHelp(administrator, { personId: person.id, live }, portalId)) return 'forbidden'
    const within = { since: now - HOUR, most: MAILED_PER_HOUR }
    if ((yield* store.callerCodes.madeSince(person.id, 'colleague', within)) >= within.most)
      return 'wait_to_resend'
    const colleague = yield* store.people.byEmailKey(parseAddress(address)?.key ?? '')
    if (!colleague || colleague.id === administrator.person.id) return 'no_colleague'
    const unit = yield* sharedUnit(store, { person, colleague, portalId, now })
    return unit ? colleague : 'no_colleague'
  }

  function* askOf(
    colleague: Person,
    act: Act,
    { person, administrator, now }: Locked,
  ): Statement<void> {
    const { portalId } = act
    const [via, id, agentId] = ['colleague', random.id(), administrator.person.id] as const
    yield* store.callerCodes.end(person.id, { via, agentId }, now)
    yield* store.callerCodes.add({
      id,
      personId: person.id,
      portalId,
      via,
      agentId,
      hash: id,
      evidence: OF_MAILBOX,
      word: null,
      colleagueId: colleague.id,
      createdAt: now,
      expiresAt: now + COLLEAGUE_MS,
      usedAt: null,
    })
    yield* recordOf(services, {
      act: 'colleague.asked',
      actor: actorOf(act),
      target: { type: 'person', id: person.id },
      portalId,
      details: { colleague: colleague.id },
    })()
    yield* askByMail(person, colleague, portalId)
  }

  const askByMail = (person: Person, colleague: Person, portalId: string): Statement<void> =>
    mailOf(services, {
      template: 'colleague-asked',
      portalId,
      to: colleague.email,
      language: colleague.mailLanguage,
      variables: {
        firstName: calledName(colleague),
        person: fullName(person),
        minutes: COLLEAGUE_MS / 60_000,
      },
      secrets: { link: `${services.publicUrl}/p/${portalId}/account` },
      expiresAt: clock.now() + COLLEAGUE_MS,
    })()

  /** Both are locked, the lower id first: two who vouch for each other at once wait in one order. */
  function* lockBoth(one: string, other: string): Statement<void> {
    for (const id of [one, other].sort()) yield* store.people.lock(id)
  }

  function* openAsk(askId: string, colleagueId: string, now: number): Statement<CallerCode | null> {
    const asked = yield* store.callerCodes.askedOf(colleagueId, now)
    return asked.find(({ id }) => id === askId) ?? null
  }

  function* vouch(entered: Entered, askId: string, now: number): Statement<ConfirmRefusal | null> {
    const { person: colleague, session } = entered
    const isFresh = now - session.createdAt <= COLLEAGUE_SIGN_IN_MS
    if (!isAtLeast(session.acr, 'aal2') || !isFresh) return 'too_long_ago'
    const ask = yield* openAsk(askId, colleague.id, now)
    const person = ask && (yield* store.people.byId(ask.personId))
    if (!ask || !person) return 'not_found'
    const { portalId } = ask
    const unit = yield* sharedUnit(store, { person, colleague, portalId, now })
    if (!unit) return 'no_colleague'
    if (!(yield* store.callerCodes.confirm(ask.id, colleague.id, now))) return 'not_found'
    yield* recordOf(services, {
      act: 'colleague.confirmed',
      actor: { type: 'person', id: colleague.id },
      target: { type: 'person', id: person.id },
      portalId,
      details: { agent: ask.agentId },
    })()
    yield* tell({ person, colleague, portalId, contact: unit.contact, now })
    return null
  }

  /** The person, and whoever the unit has named; a contact that is no address is nobody to write to. */
  function* tell(told: {
    person: Person
    colleague: Person
    portalId: string
    contact: string | null
    now: number
  }): Statement<void> {
    const { person, colleague, portalId, now } = told
    const by = fullName(colleague)
    yield* changeMailOf(services, {
      person,
      portalId,
      template: 'colleague-confirmed',
      variables: { firstName: calledName(person), colleague: by, at: now },
    })()
    const contact = parseAddress(told.contact ?? '')
    if (!contact || contact.key === person.emailKey) return
    yield* mailOf(services, {
      template: 'colleague-confirmed-contact',
      portalId,
      to: contact.email,
      language: person.mailLanguage,
      variables: { person: fullName(person), colleague: by, at: now },
      secrets: {},
      expiresAt: null,
    })()
  }

  return {
    ask,

    /** By a session with two factors, not older than ten minutes, on a page of ours. */
    confirm(caller: Caller, askId: string): Promise<ConfirmRefusal | null> {
      const now = clock.now()
      return store.atomically(function* (): Statement<ConfirmRefusal | null> {
        if (!caller.isOurPage) return 'own_page_needed'
        const found = yield* signedInAs(services, caller, now)
        if (!found) return 'unauthorized'
        const ask = yield* openAsk(askId, found.person.id, now)
        yield* lockBoth(found.person.id, ask?.personId ?? found.person.id)
        const entered = yield* enter(services, caller, now)
        return typeof entered === 'string' ? entered : yield* vouch(entered, askId, now)
      })
    },
  }
}
