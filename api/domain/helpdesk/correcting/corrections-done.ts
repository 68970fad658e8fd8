import { calledName } from '../../../contract/plain/full-name.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import { newAddressTold, readdress } from '../../acts/readdressing.ts'
import type { Services } from '../../services.ts'
import { parseAddress } from '../../values/address.ts'
import type { Correction } from '../asked-act.ts'
import { type Doing, told, written } from '../telling.ts'

type Of<What extends Correction['what']> = Extract<Correction, { readonly what: What }>

type NotCorrected = 'invalid_input' | 'address_taken' | 'changed_meanwhile'

/** What is done to somebody's name, number or address, under their lock, once it is decided that it may be. */
export function createCorrectionsDone(services: Services) {
  const { store } = services

  /** Neither log nor mail has a name: an agent's own words are in no mail. */
  function* name(doing: Doing, { firstName, lastName }: Of<'name'>): Statement<null> {
    const { person } = doing
    if (firstName === person.firstName && lastName === person.lastName) return null
    yield* store.people.rename(person.id, firstName, lastName)
    yield* written(services, doing, { act: 'person.renamed' })
    yield* told(services, doing, { what: 'named' })
    return null
  }

  /** Kept with whose word it is, so that whoever rings it back sees that it is new. In no log and no mail. */
  function* phone(doing: Doing, { phone: telephone }: Of<'phone'>): Statement<null> {
    const { person, actor, now } = doing
    if (telephone === person.telephone) return null
    const source = actor.type === 'operator' ? 'machine' : 'agent'
    yield* store.people.setTelephone(person.id, { telephone, source, by: actor.id, at: now })
    yield* written(services, doing, { act: 'person.telephone-changed' })
    yield* told(services, doing, { what: 'telephone', isNone: telephone === null })
    return null
  }

  /** Nobody's browser made it: all of them are signed out, and what was issued or begun for the old mailbox ends. */
  function* address(doing: Doing, asked: Of<'address'>): Statement<NotCorrected | null> {
    const { person, portalId, now } = doing
    const wanted = parseAddress(asked.address)
    if (!wanted) return 'invalid_input'
    if (person.emailKey !== asked.from) return 'changed_meanwhile'
    if (!(yield* readdress(services, person, { address: wanted, now }))) return 'address_taken'
    const sessions = yield* store.sessions.endAllOf(person.id, now)
    yield* store.people.forgetBrowsers(person.id, now)
    yield* store.flows.endOthers(person.id, null, now)
    yield* written(services, doing, { act: 'person.address-changed', details: { sessions } })
    yield* told(services, doing, { what: 'address' })
    const variables = { firstName: calledName(person), by: 'helpdesk', at: now } as const
    yield* newAddressTold(services, { person, portalId, to: wanted.email, variables })()
    return null
  }

  return (doing: Doing, asked: Correction): Statement<NotCorrected | null> => {
    if (asked.what === 'name') return name(doing, asked)
    return asked.what === 'phone' ? phone(doing, asked) : address(doing, asked)
  }
}
