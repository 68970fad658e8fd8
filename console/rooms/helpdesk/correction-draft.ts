import type { PersonView } from '../../../api/contract/console/people-wire.ts'
import { CALLER_CODE } from '../../../api/contract/plain/codes.ts'
import { SHORTEST_REASON } from '../../../api/contract/plain/lengths.ts'
import { codeOf } from '../../../api/contract/plain/typed-code.ts'
import type { Refusal } from '../../../widgets/client/problem.ts'
import type { BodyOf } from '../../data/call.ts'

/** What of a person is corrected. */
export type Corrected = 'name' | 'phone' | 'address'

export type Field = 'firstName' | 'lastName' | 'phone' | 'address' | 'code' | 'reason' | 'ticket'

type Typed = Readonly<Record<Field, string>>

/** A code that is on its way to a new address. */
interface Sent {
  readonly address: string
  readonly reference: string
  readonly lastsMinutes: number
}

/** What is typed, kept until it is done or given up: no answer that fails takes it. */
export interface Draft {
  readonly what: Corrected
  readonly typed: Typed
  /** Of an address, once a code was mailed there. */
  readonly sent: Sent | null
}

/** By field, what is wrong: a word of the catalogue. */
export type Mistakes = Readonly<Partial<Record<Field, Mistake>>>

export type Mistake =
  | 'name'
  | 'phone'
  | 'address'
  | 'taken'
  | 'code'
  | 'wrong'
  | 'used'
  | 'expired'
  | 'reason'

type Wanted = BodyOf<'POST /portals/:portal/people/:id/correct'>

export function draftOf(
  what: Corrected,
  { firstName, lastName, telephone }: Pick<PersonView, 'firstName' | 'lastName' | 'telephone'>,
): Draft {
  const phone = telephone?.number ?? ''
  const typed = { firstName, lastName, phone, address: '', code: '', reason: '', ticket: '' }
  return { what, typed, sent: null }
}

/** Whether the next thing to do is to have a code mailed. */
export const isUnproven = ({ what, sent }: Draft): boolean => what === 'address' && sent === null

/** What is seen to be wrong before anything is sent. */
export function mistakesIn(draft: Draft): Mistakes {
  const { what, typed } = draft
  if (isUnproven(draft)) return trimmed(typed.address) ? {} : { address: 'address' }
  const isNameless = what === 'name' && !trimmed(typed.firstName) && !trimmed(typed.lastName)
  const isCodeShort = what === 'address' && codeIn(typed).length < CALLER_CODE.length
  return {
    ...(isNameless && { firstName: 'name' }),
    ...(isCodeShort && { code: 'code' }),
    ...(trimmed(typed.reason).length < SHORTEST_REASON && { reason: 'reason' }),
  }
}

/** What is to be said at a field of a refusal; nothing where it is of the whole. */
export function mistakesOf({ code, fields = [] }: Refusal): Mistakes {
  if (code === 'address_taken') return { address: 'taken' }
  if (code === 'wrong_code') return { code: 'wrong' }
  if (code === 'code_used') return { code: 'used' }
  if (code === 'code_expired') return { code: 'expired' }
  if (code !== 'invalid_input') return {}
  return Object.fromEntries(
    fields.flatMap((field) => (field in OF_FIELDS ? [[field, OF_FIELDS[field as Field]]] : [])),
  )
}

const OF_FIELDS: Readonly<Partial<Record<Field, Mistake>>> = {
  firstName: 'name',
  lastName: 'name',
  phone: 'phone',
  address: 'address',
  code: 'code',
  reason: 'reason',
}

/** The address that a code was mailed to is what is sent, whatever is typed. */
export function wantedOf({ what, typed, sent }: Draft): Wanted {
  const why = { reason: trimmed(typed.reason), ticket: trimmed(typed.ticket) }
  if (what === 'name')
    return {
      ...why,
      what,
      firstName: trimmed(typed.firstName),
      lastName: trimmed(typed.lastName),
    }
  if (what === 'phone') return { ...why, what, phone: trimmed(typed.phone) }
  return { ...why, what, address: sent?.address ?? addressIn({ typed }), code: codeIn(typed) }
}

export const addressIn = ({ typed }: Pick<Draft, 'typed'>): string => trimmed(typed.address)

/** Another address asks for another code. */
export const unsent = (draft: Draft): Draft => ({
  ...draft,
  sent: null,
  typed: { ...draft.typed, code: '' },
})

const trimmed = (text: string): string => text.trim()
const codeIn = ({ code }: Typed): string => codeOf(code, CALLER_CODE)
