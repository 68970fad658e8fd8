import { CALLER_CODE } from '../../contract/plain/codes.ts'
import { calledName } from '../../contract/plain/full-name.ts'
import { CONSOLE_PORTAL } from '../../contract/plain/ids.ts'
import { inGroups } from '../../contract/plain/typed-code.ts'
import type { CallerCode } from '../../ports/store/helpdesk/caller-code-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import { type Caller, enter, type NotEntered, signedInAs } from '../account/entering.ts'
import { portalIdsOf } from '../acts/portals-of.ts'
import { recordOf } from '../audit/audit.ts'
import { restsOnOlder } from '../freezing/lifting.ts'
import { mailOf } from '../mail/mail.ts'
import { contactsIn } from '../portals/known/known-portal.ts'
import { languageOf } from '../portals/portal.ts'
import type { ServicesWithPortals } from '../portals/portals.ts'
import { withPersonLocked } from '../rights/locked-person.ts'
import { type Act, type ActRefusal, actorOf } from '../rights/person-act.ts'
import type { Services } from '../services.ts'
import { HOUR } from '../values/time.ts'
import { evidenceOf, LITTLE, OF_MAILBOX } from './evidence.ts'
import { MAILED_CODE_MS, MAILED_PER_HOUR, SHOWN_CODE_MS } from './rules.ts'
import { mayHelp } from './who-may.ts'

const [CONSONANTS, VOWELS] = ['bdfgklmnprstv', 'aeiou'] as const

/** A code as it is shown once, or why none is. */
export type ShownCode =
  | {
      readonly code: string
      readonly lastsMs: number
      readonly word: string
      /** Telephones of the portal's help. */
      readonly numbers: readonly string[]
    }
  | { readonly code: null; readonly why: NotEntered | 'own_page_needed' }

export type MailedRefusal = ActRefusal | 'wait_to_resend'

/** What a code is kept as: a digest of it and of whose it is, so that none is right for another person. */
export const callerHash = ({ digest }: Pick<Services, 'digest'>, personId: string, code: string) =>
  digest.of('caller-code', personId, code)

/** Codes that callers read out: shown where they are signed in, or mailed because an agent asks for it. */
export function createCallerCodes(services: ServicesWithPortals) {
  const { store, clock, random } = services

  const newCode = (): string =>
    Array.from({ length: CALLER_CODE.length }, () => random.integer(10)).join('')

  /** Of syllables that are read alike in every language. */
  const newWord = (): string =>
    Array.from({ length: 3 }, () => letterOf(CONSONANTS) + letterOf(VOWELS)).join('')
  const letterOf = (letters: string): string => letters[random.integer(letters.length)] ?? ''

  const rowOf = (
    code: string,
    row: Pick<CallerCode, 'personId' | 'portalId' | 'via' | 'agentId' | 'evidence' | 'word'> & {
      readonly now: number
      readonly lastsMs: number
    },
  ): CallerCode => {
    const { now, lastsMs, ...rest } = row
    const hash = callerHash(services, row.personId, code)
    return {
      ...rest,
      id: random.id(),
      hash,
      createdAt: now,
      expiresAt: now + lastsMs,
      usedAt: null,
      colleagueId: null,
    }
  }

  /**
   * To whoever is signed in and has shown a second factor where they have one. One works at a time. Whoever reaches
   * far sees it on our own page alone: a host's page that was taken over would read it out to our helpdesk.
   */
  async function show(
    caller: Caller & { readonly languages: readonly string[] },
  ): Promise<ShownCode> {
    const now = clock.now()
    const code = newCode()
    const word = newWord()
    const seen: { numbers: readonly string[] } = { numbers: [] }
    const why = await store.atomically(function* (): Statement<
      NotEntered | 'own_page_needed' | null
    > {
      const found = yield* signedInAs(services, caller, now)
      if (!found) return 'unauthorized'
      yield* store.people.lock(found.person.id)
      const entered = yield* enter(services, caller, now)
      if (typeof entered === 'string') return entered
      const { known, person, session, bound } = entered
      seen.numbers = contactsIn(known, languageOf(known.portal, caller.languages)).flatMap(
        ({ telephone }) => telephone ?? [],
      )
      const { portalId } = caller
      if (!caller.isOurPage && (yield* reachesFar(person.id, now))) return 'own_page_needed'
      const via = 'portal' as const
      yield* store.callerCodes.end(person.id, { via, agentId: null }, now)
      const held = [...bound, ...(yield* store.methods.kept(person.id))]
      // Whoever took the account over has added what they show.
      const isDoubtful =
        person.frozenAt !== null && !(yield* restsOnOlder(store, { person, session, bound, now }))
      const evidence = isDoubtful ? LITTLE : evidenceOf(session, { held, now })
      const row = { personId: person.id, portalId, via, agentId: null, evidence, word }
      yield* store.callerCodes.add(rowOf(code, { ...row, now, lastsMs: SHOWN_CODE_MS }))
      const self = { type: 'person', id: person.id } as const
      yield* recordOf(services, {
        act: 'caller-code.shown',
        actor: self,
        target: self,
        portalId,
      })()
      return null
    })
    return why === null
      ? { code: inGroups(code, CALLER_CODE), lastsMs: SHOWN_CODE_MS, word, numbers: seen.numbers }
      : { code: null, why }
  }

  function* reachesFar(personId: string, now: number): Statement<boolean> {
    const portals = yield* portalIdsOf(store, personId, now)
    return portals.size > 1 || portals.has(CONSOLE_PORTAL)
  }

  /** To the person's own address, for this agent alone; the agent never sees it. */
  const mail = (act: Act): Promise<MailedRefusal | null> => {
    const now = clock.now()
    const code = newCode()
    return store.atomically(() =>
      withPersonLocked<MailedRefusal>(services, { act, now }, function* (locked) {
        const { person, administrator, live } = locked
        const { portalId } = act
        if (!mayHelp(administrator, { personId: person.id, live }, portalId)) return 'forbidden'
        const within = { since: now - HOUR, most: MAILED_PER_HOUR }
        if ((yield* store.callerCodes.madeSince(person.id, 'mailbox', within)) >= MAILED_PER_HOUR)
          return 'wait_to_resend'
        const via = 'mailbox' as const
        const agentId = administrator.person.id
        yield* store.callerCodes.end(person.id, { via, agentId }, now)
        const row = {
          personId: person.id,
          portalId,
          via,
          agentId,
          evidence: OF_MAILBOX,
          word: null,
        }
        yield* store.callerCodes.add(rowOf(code, { ...row, now, lastsMs: MAILED_CODE_MS }))
        yield* recordOf(services, {
          act: 'caller-code.mailed',
          actor: actorOf(act),
          target: { type: 'person', id: person.id },
          portalId,
        })()
        yield* mailOf(services, {
          template: 'caller-code',
          portalId,
          to: person.email,
          language: person.mailLanguage,
          variables: { firstName: calledName(person), minutes: MAILED_CODE_MS / 60_000 },
          secrets: { code: inGroups(code, CALLER_CODE) },
          expiresAt: now + MAILED_CODE_MS,
        })()
        return null
      }),
    )
  }

  return { show, mail }
}
