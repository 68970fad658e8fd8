import type { ReplaceContacts } from '../../../contract/console/portal-wire.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import type { Services } from '../../services.ts'
import { openPortal } from '../portal.ts'
import { contactRows } from '../rows.ts'
import { type Contacts, givenContacts } from '../rules/rules.ts'
import { type Mistake, readGiven, refuse, refuseMistakes } from '../rules/setup-refusal.ts'
import { type By, written } from './setup-act.ts'

/** Replaces whom people are told to ask, in all languages at once. */
export function createContactsReplacing(services: Services) {
  const { store } = services

  /** @throws Refused `invalid_input`, `not_found`, `changed_meanwhile` */
  return async (
    portalId: string,
    { version, ...asked }: ReplaceContacts,
    by: By,
  ): Promise<void> => {
    const { contacts } = readGiven(givenContacts, asked)
    const rows = contactRows(services, portalId, contacts)
    const details = { contacts: rows.length }
    const replaced = written(services, {
      ...by,
      act: 'portal.contacts-replaced',
      portalId,
      details,
    })
    await store.atomically(function* (): Statement<void> {
      yield* by.actor.confirm()
      const row = (yield* store.portals.byId(portalId)) ?? refuse('not_found')
      // Its languages may be others by now: what is late is not wrong.
      if (row.version !== version) refuse('changed_meanwhile')
      refuseMistakes(wrongLanguages(contacts, openPortal(row).languages))
      if (!(yield* store.portals.change(portalId, version, {}))) refuse('changed_meanwhile')
      yield* store.portals.clearHelpContacts(portalId)
      for (const contact of rows) yield* store.portals.addHelpContact(contact)
      yield* replaced()
    })
  }
}

/** Each language of the portal, and no other: nobody would see them. */
function wrongLanguages(contacts: Contacts, languages: readonly string[]): readonly Mistake[] {
  const given = Object.keys(contacts)
  const missing = languages.filter((one) => !given.includes(one))
  const others = given.filter((one) => !languages.includes(one))
  return [
    ...missing.map((one) => ({ path: `contacts.${one}`, why: 'must be there, if only empty' })),
    ...others.map((one) => ({ path: `contacts.${one}`, why: 'is no language of the portal' })),
  ]
}
