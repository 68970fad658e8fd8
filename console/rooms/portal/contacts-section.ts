import { html, type TemplateResult } from 'lit'
import type { PortalSetupView } from '../../../api/contract/console/portal-wire.ts'
import { MOST_CONTACTS } from '../../../api/contract/plain/portal-limits.ts'
import { define } from '../../../widgets/theme/define.ts'
import { FarstuHelp } from '../../../widgets/ui/help.ts'
import { languageName, languageTitle } from '../../parts/fields/languages-field.ts'
import { moved, withAt, withoutAt } from '../../parts/fields/rows.ts'
import { widgetWords } from '../../parts/fields/widget-words.ts'
import { type Contact, contactFields } from './contact-fields.ts'
import { SetupSection } from './setup-section.ts'

define('farstu-help', FarstuHelp)

const helpWords = widgetWords(({ help }) => help)

/** By language; empty for what is left out. */
interface Contacts {
  readonly contacts: Readonly<Record<string, readonly Contact[]>>
}

const EMPTY: Contact = { label: '', telephone: '', hours: '', mail: '', url: '' }

const typed = ({
  label,
  telephone,
  hours,
  mail,
  url,
}: PortalSetupView['contacts'][string][number]): Contact => ({
  label,
  telephone: telephone ?? '',
  hours: hours ?? '',
  mail: mail ?? '',
  url: url ?? '',
})

const wanted = ({ label, ...ways }: Contact) => ({
  label,
  telephone: ways.telephone.trim() || null,
  hours: ways.hours.trim() || null,
  mail: ways.mail.trim() || null,
  url: ways.url.trim() || null,
})

/** Whom visitors are told to ask, in each language of the portal. */
export class ContactsSection extends SetupSection<Contacts> {
  protected readonly permission = 'portal.texts'

  protected heading(): string {
    return this.wordsHere.contacts.heading
  }

  protected draftOf({ languages, contacts }: PortalSetupView): Contacts {
    const given = languages.map((tag) => [tag, (contacts[tag] ?? []).map(typed)] as const)
    return { contacts: Object.fromEntries(given) }
  }

  /** In the languages that the portal has by then: nobody would see those in others. */
  protected override rebased({ contacts }: Contacts, theirs: PortalSetupView): Contacts {
    const given = Object.entries(this.draftOf(theirs).contacts)
    return {
      contacts: Object.fromEntries(given.map(([tag, list]) => [tag, contacts[tag] ?? list])),
    }
  }

  protected renderRead({ languages, contacts }: PortalSetupView): TemplateResult {
    const { preview } = this.wordsHere.contacts
    return html`<p class="small muted">${preview}</p>
      <div class="previews">
        ${languages.map((tag) => this.#renderSeen(tag, (contacts[tag] ?? []).map(typed), languageTitle(this.desk, tag)))}
      </div>`
  }

  protected renderFields({ contacts }: Contacts): TemplateResult {
    return html`${Object.entries(contacts).map(([tag, list]) => this.#renderLanguage(tag, list))}`
  }

  protected send({ contacts }: Contacts) {
    const all = Object.entries(contacts).map(([tag, list]) => [tag, list.map(wanted)] as const)
    return this.desk.calls.replaceContacts({
      version: this.base.version,
      contacts: Object.fromEntries(all),
    })
  }

  #renderLanguage(tag: string, list: readonly Contact[]): TemplateResult {
    const { contacts } = this.wordsHere
    const language = languageName(this.desk, tag)
    return html`<fieldset class="sheet">
      <legend>${languageTitle(this.desk, tag)}</legend>
      ${list.map((contact, at) =>
        contactFields(this.desk, {
          tag,
          at,
          count: list.length,
          contact,
          mistakeAt: (name) => this.mistakeAt(`contacts.${tag}.${at}.${name}`),
          onInput: (part) => this.#put(tag, withAt(list, at, { ...contact, ...part })),
          onMove: (by) => this.#put(tag, moved(list, at, by)),
          onRemove: () => this.#put(tag, withoutAt(list, at)),
        }),
      )}
      ${
        list.length < MOST_CONTACTS
          ? html`<div><button type="button" data-add @click=${() => this.#add(tag, list)}>${contacts.add({ language })}</button></div>`
          : html`<p class="small muted">${contacts.most}</p>`
      }
      ${this.#renderSeen(tag, list, contacts.preview)}
    </fieldset>`
  }

  /** The very element that visitors see. */
  #renderSeen(tag: string, list: readonly Contact[], caption: string): TemplateResult {
    return html`<figure>
      <figcaption>${caption}</figcaption>
      <div class="seen"><farstu-help lang=${tag} .words=${helpWords(tag)} .contacts=${list.map(wanted)}></farstu-help></div>
    </figure>`
  }

  #add(tag: string, list: readonly Contact[]): void {
    this.#put(tag, [...list, EMPTY])
    void this.focusOn(`#contact-${tag}-${list.length}-label`)
  }

  #put(tag: string, list: readonly Contact[]): void {
    this.type({ contacts: { ...this.draft?.contacts, [tag]: list } })
  }
}
