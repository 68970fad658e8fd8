import type { ErrorCode } from '../../contract/errors.ts'
import { calledName, fullName, type Names } from '../../contract/plain/full-name.ts'
import type { MailTemplates } from '../../ports/mail-templates.ts'
import type { Method } from '../../ports/store/method-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import { opensOthers, portalIdsOf } from '../acts/portals-of.ts'
import { type AuditAct, recordOf } from '../audit/audit.ts'
import { freezeOwn, unfreezeOwn } from '../freezing/own-freezing.ts'
import { changeMailOf } from '../mail/change-mail.ts'
import { isTaken } from '../methods/names.ts'
import { traitsOf } from '../methods/registry.ts'
import type { Services } from '../services.ts'
import { sessionEnded } from '../sessions/session-ended.ts'
import { parseTelephone } from '../values/telephone.ts'
import type { Caller, Entered } from './entering.ts'
import { mayBeDefault, placedOf } from './what-counts.ts'

/** Why a change is not made; nothing is written then. */
export type ChangeRefusal = Extract<
  ErrorCode,
  'not_found' | 'taken' | 'invalid_input' | 'account_frozen' | 'freeze_held' | 'own_page_needed'
>

/** What is changed by somebody who has entered, under their lock. Null where it is done. */
export type AccountChange = (
  entered: Entered,
  at: Pick<Caller, 'isOurPage'> & { readonly now: number },
) => Statement<ChangeRefusal | null>

type ToldChange = Extract<
  AuditAct,
  | 'person.renamed'
  | 'person.telephone-changed'
  | 'method.renamed'
  | 'method.preferred'
  | 'person.mail-language-chosen'
>

type Told = MailTemplates['account-changed']['variables']['changed']

/** What people change of their account by being signed in alone. Each is recorded; what is a change of how one gets in, or is written to, is mailed. */
export function createAccountChanges(services: Services) {
  const { store } = services

  /** The entry of the log, and the mail: to the address, in the language that it had before. */
  function* tell(
    { person, known }: Entered,
    act: ToldChange,
    { changed, details, now }: { changed: Told; details: Record<string, unknown>; now: number },
  ): Statement<void> {
    const self = { type: 'person', id: person.id } as const
    const portalId = known.portal.id
    yield* recordOf(services, { act, actor: self, target: self, portalId, details })()
    yield* changeMailOf(services, {
      person,
      portalId,
      template: 'account-changed',
      variables: { firstName: calledName(person), changed, at: now },
    })()
  }

  return {
    rename: (methodId: string, name: string): AccountChange =>
      function* (entered, { now }) {
        const placed = placedOf(entered.bound)
        const method = placed.find(({ id }) => id === methodId)
        if (!method || !traitsOf(method.kind).instance.isNamed) return 'not_found'
        if (method.name === name) return null
        if (
          isTaken(
            name,
            placed.filter(({ id }) => id !== methodId),
          )
        )
          return 'taken'
        if (!(yield* store.methods.rename(methodId, name))) return 'not_found'
        const changed = { what: 'renamed', from: method.name, to: name } as const
        yield* tell(entered, 'method.renamed', { changed, details: kindOf(method), now })
        return null
      },

    prefer: (methodId: string): AccountChange =>
      function* (entered, { now }) {
        const { bound, person, known } = entered
        const method = bound.find(({ id }) => id === methodId)
        if (!method || !mayBeDefault(method, { portal: known.portal, now })) return 'not_found'
        if (method.isDefault) return null
        yield* store.methods.prefer(person.id, methodId)
        const changed = {
          what: 'preferred',
          method: method.name,
          kind: traitsOf(method.kind).kind,
        } as const
        yield* tell(entered, 'method.preferred', { changed, details: kindOf(method), now })
        return null
      },

    /** What the log says of it is that it was done: it holds no names. */
    call: (names: Names): AccountChange =>
      function* (entered, { now }) {
        const { person } = entered
        const [from, to] = [fullName(person), fullName(names)]
        if (to === '') return 'invalid_input'
        const { firstName, lastName } = names
        if (firstName === person.firstName && lastName === person.lastName) return null
        yield* store.people.rename(person.id, firstName, lastName)
        const changed = { what: 'named', from, to } as const
        yield* tell(entered, 'person.renamed', { changed, details: {}, now })
        return null
      },

    /**
     * The helpdesk may ring it, so whoever reaches far changes it on our own page alone; a host's page that was taken
     * over would have them rung at a number of its own. Empty for none. It is in no log and no mail.
     */
    ringAt: (typed: string): AccountChange =>
      function* (entered, { isOurPage, now }) {
        const { person, known } = entered
        const telephone = parseTelephone(typed, known.portal.timeZone)
        if (typed !== '' && telephone === null) return 'invalid_input'
        if (telephone === person.telephone) return null
        const portals = isOurPage ? [] : yield* portalIdsOf(store, person.id, now)
        if (opensOthers(portals, known.portal.id)) return 'own_page_needed'
        const given = { telephone, source: 'person', by: null, at: now } as const
        yield* store.people.setTelephone(person.id, given)
        const changed = { what: 'telephone', isNone: telephone === null } as const
        yield* tell(entered, 'person.telephone-changed', { changed, details: {}, now })
        return null
      },

    speak: (language: string): AccountChange =>
      function* (entered, { now }) {
        const { id, mailLanguage } = entered.person
        if (!entered.known.portal.languages.includes(language)) return 'invalid_input'
        if (language === mailLanguage) return null
        yield* store.people.setMailLanguage(id, language)
        const changed = { what: 'language', from: mailLanguage, to: language } as const
        yield* tell(entered, 'person.mail-language-chosen', { changed, details: { language }, now })
        return null
      },

    /** The browser is signed out with its next request. To a host's page there are those of its portal alone. */
    endOne: (sessionId: string): AccountChange =>
      function* ({ person, known }, { isOurPage, now }) {
        const found = yield* store.sessions.liveById(sessionId, now)
        const isShown = isOurPage || found?.portalId === known.portal.id
        if (!found || found.personId !== person.id || !isShown) return 'not_found'
        const ended = yield* store.sessions.end(sessionId, now)
        if (ended) yield* sessionEnded(services, ended)()
        return ended ? null : 'not_found'
      },

    /** "Something here was not me". */
    freeze: (): AccountChange =>
      function* ({ known, ...entered }, { now }) {
        yield* freezeOwn(services, { ...entered, portalId: known.portal.id, now })
        return null
      },

    unfreeze: (): AccountChange =>
      function* ({ known, ...entered }, { now }) {
        return yield* unfreezeOwn(services, { ...entered, portalId: known.portal.id, now })
      },

    /** In every portal. */
    endOthers: (): AccountChange =>
      function* ({ person, known, session }, { now }) {
        const sessions = yield* store.sessions.endOthersOf(person.id, session.id, now)
        if (sessions === 0) return null
        const self = { type: 'person', id: person.id } as const
        const portalId = known.portal.id
        const entry = { act: 'sessions.ended', actor: self, target: self, portalId } as const
        yield* recordOf(services, { ...entry, details: { sessions } })()
        return null
      },
  }
}

const kindOf = ({ id, kind }: Method) => ({ kind, method: id })
