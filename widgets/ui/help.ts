import { type CSSResultGroup, css, html, LitElement, nothing, type TemplateResult } from 'lit'
import type { HelpContactView } from '../../api/contract/views.ts'
import { contents } from '../theme/contents.styles.ts'
import { inner } from '../theme/inner.styles.ts'
import { text } from '../theme/text.styles.ts'
import type { LaterWords } from '../words/generated/later.ts'
import { webUrl } from './web-url.ts'

/** Whom to ask, as a list of names with ways to reach them. */
export class FarstuHelp extends LitElement {
  static override styles: CSSResultGroup = [
    inner,
    text,
    contents,
    css`
dl{display:grid;gap:calc(3 * var(--_space));padding-block-end:calc(2 * var(--_space))}
dt{font-weight:600}
dd{color:var(--_muted)}
p{padding-block-end:calc(3 * var(--_space))}
  `,
  ]

  static override properties = {
    contacts: { attribute: false },
    words: { attribute: false },
  }

  contacts: readonly HelpContactView[] = []
  /** Undefined until they have come. */
  words: LaterWords['help'] | undefined

  override render(): TemplateResult {
    if (this.contacts.length === 0) return html`<p class="muted">${this.words?.noContacts}</p>`
    return html`<dl>${this.contacts.map((contact) => this.#renderContact(contact))}</dl>`
  }

  #renderContact(contact: HelpContactView): TemplateResult {
    const { words } = this
    const { telephone, mail } = contact
    const web = webUrl(contact.url)
    const number = telephone?.replace(/[^\d+]/g, '')
    return html`<div>
      <dt>${contact.label}</dt>
      ${telephone ? this.#renderWay(words?.telephone, `tel:${number}`, telephone) : nothing}
      ${contact.hours ? html`<dd>${contact.hours}</dd>` : nothing}
      ${mail ? this.#renderWay(words?.mail, `mailto:${encodeURI(mail)}`, mail) : nothing}
      ${
        web
          ? html`<dd><a class="target" href=${web} target="_blank" rel="noopener noreferrer">${words?.web ?? web}</a></dd>`
          : nothing
      }
    </div>`
  }

  #renderWay(kind: string | undefined, href: string, label: string): TemplateResult {
    return html`<dd>${kind} <a class="target" translate="no" href=${href}>${label}</a></dd>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'farstu-help': FarstuHelp
  }
}
