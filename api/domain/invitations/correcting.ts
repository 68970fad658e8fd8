import { termsOfSomebody } from '../../ports/store/folded-terms.ts'
import type { Invitation } from '../../ports/store/invitation-store.ts'
import { type Actor, OPERATOR } from '../actor.ts'
import type { Services } from '../services.ts'
import { parseAddress } from '../values/address.ts'
import { type FullInvitation, readFullInvitation } from './full-invitation.ts'
import { cleanNames, nameMistake } from './sending/invite-request.ts'
import {
  type OverMistake,
  overMistake,
  type SentAnew,
  sendingAnew,
} from './sending/sending-anew.ts'

/** Names that are not given stay. */
export interface Correction {
  readonly email: string
  readonly firstName?: string
  readonly lastName?: string
}

export type CorrectMistake =
  | OverMistake
  | { readonly mistake: 'address-invalid' }
  | { readonly mistake: 'name-missing' }
  | { readonly mistake: 'too-long' }
  | { readonly mistake: 'mailbox-proven' }

export type Corrected = SentAnew | ({ readonly ok: false } & CorrectMistake)

type Addressee = Pick<Invitation, 'email' | 'emailKey' | 'firstName' | 'lastName'>

/**
 * Sends an invitation to another address than it went to. Only until its mailbox is proven: from
 * then on it is somebody's. Whoever is under way with it has to begin again.
 */
export function createCorrecting(services: Services) {
  const { store } = services

  const send = (
    full: FullInvitation,
    addressee: Addressee,
    actor: Actor,
  ): Promise<SentAnew | null> => {
    const { id } = full.invitation
    const { link, renewal, send } = sendingAnew(services, {
      full,
      act: 'invitation.readdressed',
      actor,
      corrected: addressee,
    })
    return store.atomically(function* () {
      yield* actor.confirm()
      // Whose the number is that came with the other address, nobody has said.
      const to = { ...addressee, telephone: null, ...renewal }
      const invitation = yield* store.invitations.readdress(id, to)
      if (!invitation) return null
      yield* store.invitations.setSearchTerms(invitation, termsOfSomebody(invitation))
      yield* store.flows.endOfInvitation(id, renewal.sentAt)
      yield* send()
      return { ok: true, invitation, link }
    })
  }

  return async function correct(
    id: string,
    correction: Correction,
    actor: Actor = OPERATOR,
  ): Promise<Corrected> {
    const full = await readFullInvitation(store, id)
    const over = overMistake(full, services.clock.now())
    if (!full || over) return { ok: false, mistake: 'invitation-unknown', ...over }
    const addressee = addresseeOf(full.invitation, correction)
    if ('mistake' in addressee) return { ok: false, ...addressee }
    // Somebody was faster: as it stands now says what is in the way.
    return (await send(full, addressee, actor)) ?? correct(id, correction, actor)
  }
}

function addresseeOf(
  { state, ...invited }: Invitation,
  { email, firstName = invited.firstName, lastName = invited.lastName }: Correction,
): Addressee | CorrectMistake {
  if (state !== 'sent' && state !== 'started') return { mistake: 'mailbox-proven' }
  const address = parseAddress(email)
  if (!address) return { mistake: 'address-invalid' }
  const names = cleanNames({ firstName, lastName })
  const mistake = nameMistake(names)
  if (mistake) return { mistake }
  return { email: address.email, emailKey: address.key, ...names }
}
