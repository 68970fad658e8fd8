import { CALLER_CODE } from '../../../contract/plain/codes.ts'
import { codeOf, inGroups } from '../../../contract/plain/typed-code.ts'
import type { OneTimeSecret } from '../../../ports/store/one-time-secret-store.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import { recordOf } from '../../audit/audit.ts'
import { mailOf } from '../../mail/mail.ts'
import { type Act, actorOf, type Locked } from '../../rights/person-act.ts'
import type { Services } from '../../services.ts'
import type { Address } from '../../values/address.ts'
import { HOUR, MINUTE } from '../../values/time.ts'
import { createCharging } from '../charging.ts'
import { CORRECTION_COUNTED, MAILED_CODE_MS, MAILED_TO_NEW_PER_HOUR } from '../rules.ts'

const PURPOSE = 'corrected-address'
/** Consonants: they make no words. */
const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ'

/** A code before it is mailed: whoever asked for it is told the letters, and never the code. */
export interface NewCode {
  readonly id: string
  readonly code: string
  readonly reference: string
}

export type NotProven = 'wrong_code' | 'code_used' | 'code_expired'

/** Whose code it is: of the agent who asked for it, for one address. */
interface Note {
  readonly key: string
  readonly agentId: string
}

const noteIn = ({ note }: OneTimeSecret): Partial<Note> => JSON.parse(note ?? '{}')

/**
 * Codes to an address that a caller wants in the place of theirs: mailed there, read out to the agent who asked for
 * it, and good for that person, that agent and that address alone.
 */
export function createCorrectionCodes(services: Services) {
  const { store, random, digest } = services
  const subjectOf = (personId: string) => digest.of('corrected-address-of', personId, '')
  const hashOf = (id: string, code: string) => digest.of(PURPOSE, id, code)
  const charging = createCharging(services, CORRECTION_COUNTED)

  const written = (
    act: Act,
    what: 'correction-code.mailed' | 'correction-code.wrong' | 'mailbox.proven',
  ): Statement<void> =>
    recordOf(services, {
      act: what,
      actor: actorOf(act),
      target: { type: 'person', id: act.personId },
      portalId: act.portalId,
    })()

  const made = (): NewCode => ({
    id: random.id(),
    code: Array.from({ length: CALLER_CODE.length }, () => random.integer(10)).join(''),
    reference: Array.from({ length: 3 }, () => LETTERS[random.integer(LETTERS.length)]).join(''),
  })

  /** Under the person's lock. To whatever addresses, so that nobody fills mailboxes from here. */
  function* mail(
    act: Act,
    { administrator, person, now }: Locked,
    { address, made: { id, code, reference } }: { address: Address; made: NewCode },
  ): Statement<'wait_to_resend' | null> {
    const [subject, most] = [subjectOf(person.id), MAILED_TO_NEW_PER_HOUR]
    const sent = yield* store.oneTimeSecrets.madeSince(PURPOSE, subject, {
      since: now - HOUR,
      most,
    })
    if (sent.length >= most) return 'wait_to_resend'
    const note: Note = { key: address.key, agentId: administrator.person.id }
    const row: OneTimeSecret = {
      id,
      purpose: PURPOSE,
      subject,
      flowId: null,
      methodId: null,
      portalId: act.portalId,
      hash: hashOf(id, code),
      sessionId: null,
      note: JSON.stringify(note),
      guesses: 0,
      createdAt: now,
      expiresAt: now + MAILED_CODE_MS,
      usedAt: null,
    }
    yield* store.oneTimeSecrets.add(row)
    yield* written(act, 'correction-code.mailed')
    yield* mailOf(services, {
      template: 'correction-code',
      portalId: act.portalId,
      to: address.email,
      language: person.mailLanguage,
      variables: { reference, minutes: MAILED_CODE_MS / MINUTE },
      secrets: { code: inGroups(code, CALLER_CODE) },
      expiresAt: row.expiresAt,
    })()
    return null
  }

  /** One that was mailed for another agent, or to another address, is as wrong as any. */
  function* found(
    { administrator, person, now }: Locked,
    { key, code }: { readonly key: string; readonly code: string },
  ): Statement<OneTimeSecret | null> {
    const since = now - HOUR
    const rows = yield* store.oneTimeSecrets.ofSubject(PURPOSE, subjectOf(person.id), since)
    const row = rows.find(({ id, hash }) => digest.equal(hash, hashOf(id, code)))
    if (!row) return null
    const note = noteIn(row)
    return note.key === key && note.agentId === administrator.person.id ? row : null
  }

  /** Charged in a transaction of its own before; used up in the one that asks for the change. */
  function* prove(
    act: Act,
    locked: Locked,
    { address, typed }: { readonly address: Address; readonly typed: string },
  ): Statement<NotProven | null> {
    const { administrator, person, now } = locked
    const row = yield* found(locked, { key: address.key, code: codeOf(typed, CALLER_CODE) })
    if (!row) {
      yield* written(act, 'correction-code.wrong')
      return 'wrong_code'
    }
    if (row.usedAt !== null) return 'code_used'
    if (!(yield* store.oneTimeSecrets.consume(row.id, row.hash, now))) return 'code_expired'
    yield* charging.giveBack({ agentId: administrator.person.id, personId: person.id })
    yield* written(act, 'mailbox.proven')
    return null
  }

  return { made, mail, charge: charging.charge, prove }
}
