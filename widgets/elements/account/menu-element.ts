import { type CSSResultGroup, html, type LitElement, nothing, type TemplateResult } from 'lit'
import type { AccountWho } from '../../../api/contract/account-wire.ts'
import { directionOf, type Language } from '../../../api/contract/plain/languages.ts'
import { whoIsSignedIn } from '../../client/account-client.ts'
import { withoutSlash } from '../../client/send.ts'
import { createSessionClient } from '../../client/session-client.ts'
import { hintTabs } from '../../client/tabs.ts'
import { languageAround, schemeAround } from '../../controllers/surroundings.ts'
import { watchSurroundings } from '../../controllers/surroundings-watch.ts'
import { tell } from '../../events/flow-event.ts'
import { define } from '../../theme/define.ts'
import { fetchMenuWords, type MenuWords } from '../../words/generated/menu.ts'
import { PortalElement } from '../frame/portal-element.ts'
import { menuStyles } from './menu.styles.ts'

/** Where a key leads among the items; null for a key that leads nowhere. */
function nextItem(key: string, at: number, count: number): number | null {
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: count - 1 }[key]
  return next === undefined ? null : (next + count) % count
}

const fits = (menu: Element): boolean => {
  const { left, right } = menu.getBoundingClientRect()
  return left >= 0 && right <= document.documentElement.clientWidth
}

/**
 * For a portal's header: who is signed in in this browser, their account, and signing out. A menu button as the
 * ARIA Authoring Practices have it. Where nobody is signed in, the page's own link is shown.
 *
 * @summary Name, own account and sign-out, for a header.
 * @slot - what is shown where nobody is signed in: a link to the sign-in page
 * @attr {string} api - base URL of the API (https), required
 * @attr {string} portal - public id of the portal, required
 * @attr {string} account - address of the page with `farstu-account`; our own page by default
 * @attr {string} lang - language of the words; that of the nearest ancestor by default
 * @attr {'light'|'dark'} theme - which colours; follows the computed `color-scheme` by default
 * @fires farstu-signed-out - "Sign out" was pressed, and the session has ended
 * @fires farstu-error - it could not be ended: `{ code }`
 * @cssprop [--farstu-accent] - what can be pressed; the other tokens are those of `farstu-login`
 * @example
 * ```html
 * <script type="module" src="https://auth.portal.example.org/widgets/account-menu.js"></script>
 * <farstu-account-menu api="https://auth.portal.example.org" portal="demo" account="/account">
 *   <a href="/sign-in">Sign in</a>
 * </farstu-account-menu>
 * ```
 */
export class FarstuAccountMenu extends PortalElement {
  static override styles: CSSResultGroup = menuStyles

  static override properties: typeof LitElement.properties = {
    account: {},
    _who: { state: true },
    _words: { state: true },
    _isOpen: { state: true },
    _hasFailed: { state: true },
  }

  /** Address of the page with the account. */
  account: string | null = null

  protected _who: AccountWho = { active: false }
  protected _words: MenuWords | null = null
  protected _isOpen = false
  protected _hasFailed = false

  #language: Language = 'en'

  constructor() {
    super()
    watchSurroundings(this)
    this.addEventListener('focusout', ({ relatedTarget }) => {
      if (!relatedTarget) this._isOpen = false
    })
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void this.updateComplete.then(() => this.#look())
  }

  override willUpdate(): void {
    const language = languageAround(this)
    if (!this.isConnected || (this._words && language === this.#language)) return
    this.#language = language
    void fetchMenuWords[language]()
      .then(({ words }) => {
        if (language === this.#language) this._words = words
      })
      .catch(() => undefined)
  }

  override render(): TemplateResult {
    const { _words: words, _who: who, _isOpen: isOpen } = this
    if (!words || !who.active) return html`<slot></slot>`
    return html`<div class="frame ${schemeAround(this)}" lang=${this.#language} dir=${directionOf(this.#language)}>
      <button id="opens" class="quiet more" type="button" aria-haspopup="menu" aria-expanded=${isOpen}
        aria-label=${words.opens({ name: who.name })} @click=${this.#toggle} @keydown=${this.#onButtonKey}><bdi class="name">${who.name}</bdi></button>
      ${isOpen ? this.#renderMenu(words, who) : nothing}
    </div>`
  }

  #renderMenu(words: MenuWords, who: Extract<AccountWho, { active: true }>): TemplateResult {
    const ownPage = `${withoutSlash(this.api)}/p/${this.portal}/account`
    return html`<div class="menu">
      <p class="who"><bdi>${who.name}</bdi><br><bdi class="muted">${who.address}</bdi></p>
      ${this._hasFailed ? html`<p class="alert" role="alert">${words.failed}</p>` : nothing}
      <div role="menu" aria-labelledby="opens" @keydown=${this.#onMenuKey}>
        <a role="menuitem" tabindex="-1" href=${this.account || ownPage}>${words.account}</a>
        <button role="menuitem" tabindex="-1" type="button" @click=${this.#signOut}>${words.signOut}</button>
      </div>
    </div>`
  }

  async #look(): Promise<void> {
    const { api, portal } = this
    if (!api || !portal) return
    const outcome = await whoIsSignedIn({ api, language: this.#language }, portal)
    if (outcome.ok) this._who = outcome.value
  }

  get #items(): readonly HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('[role=menuitem]')]
  }

  /** @param at which item has the focus then, from the end where it is negative; null for none. */
  async #open(at: number): Promise<void> {
    this._isOpen = true
    this._hasFailed = false
    await this.updateComplete
    const menu = this.renderRoot.querySelector('.menu')
    // In a header that has wrapped, the button stands at the other side.
    menu?.classList.toggle('start', !fits(menu))
    this.#items.at(at)?.focus()
  }

  #close(): void {
    this._isOpen = false
    this.renderRoot.querySelector<HTMLElement>('#opens')?.focus()
  }

  #toggle = (): void => {
    if (this._isOpen) this.#close()
    else void this.#open(0)
  }

  #onButtonKey = (event: KeyboardEvent): void => {
    const at = { ArrowDown: 0, ArrowUp: -1 }[event.key]
    if (at === undefined) return
    event.preventDefault()
    void this.#open(at)
  }

  #onMenuKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') this.#close()
    // The focus leaves as it would have, and the menu goes.
    if (event.key === 'Tab') this._isOpen = false
    const items = this.#items
    const next = nextItem(event.key, items.indexOf(event.target as HTMLElement), items.length)
    if (next === null) return
    event.preventDefault()
    items[next]?.focus()
  }

  #signOut = async (): Promise<void> => {
    const { api, portal } = this
    const outcome = await createSessionClient({ api, language: this.#language }, portal).end()
    if (!outcome.ok) {
      this._hasFailed = true
      tell(this, 'farstu-error', { code: outcome.problem.code })
      return
    }
    this._isOpen = false
    this._who = { active: false }
    hintTabs({ api, portal })
    tell(this, 'farstu-signed-out', null)
  }
}

define('farstu-account-menu', FarstuAccountMenu)

declare global {
  interface HTMLElementTagNameMap {
    'farstu-account-menu': FarstuAccountMenu
  }
}
