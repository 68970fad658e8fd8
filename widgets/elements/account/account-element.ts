import { type CSSResultGroup, html, type LitElement, nothing, type TemplateResult } from 'lit'
import type { AccountMethod, AccountView } from '../../../api/contract/account-wire.ts'
import { directionOf, type Language } from '../../../api/contract/plain/languages.ts'
import { type AccountClient, createAccountClient } from '../../client/account-client.ts'
import type { Outcome, Refusal } from '../../client/problem.ts'
import { withoutSlash } from '../../client/send.ts'
import { createSessionClient } from '../../client/session-client.ts'
import { hintTabs } from '../../client/tabs.ts'
import { languageAround, schemeAround } from '../../controllers/surroundings.ts'
import { watchSurroundings } from '../../controllers/surroundings-watch.ts'
import { tell } from '../../events/flow-event.ts'
import { define } from '../../theme/define.ts'
import { PortalElement } from '../frame/portal-element.ts'
import { accountStyles } from './account.styles.ts'
import {
  type Asked,
  addedSince,
  DONE,
  type Done,
  elementFor,
  FIELDS,
  REACHED,
  rowOf,
  tellBrowser,
} from './account-acts.ts'
import { type Drawn, fetchTold, type Told } from './account-words.ts'
import { colleagueSection } from './colleague-section.ts'
import { doneAbove } from './done-told.ts'
import { frozenSection } from './freeze-section.ts'
import { type CodeAsked, FarstuHelpdeskCode } from './helpdesk-code.ts'
import { methodsSection, type Opened, tryNow } from './methods-section.ts'
import { FarstuNewAddress } from './new-address.ts'
import { FarstuNotMe } from './not-me.ts'
import { activitySection, firstSection, sessionsSection } from './other-sections.ts'
import { FarstuOwnNotices } from './own-notices.ts'
import { personalSection } from './personal-section.ts'
import { mistakeIn, refused } from './refusals.ts'
import { sectionActs, type What } from './section-acts.ts'

/**
 * The own account of whoever is signed in to the portal in this browser: ways to verify, sign-ins, personal
 * information, what was accepted and what has happened. Whoever has a second factor shows it before it opens.
 *
 * @summary The person's own page.
 * @slot - a plain link to the hosted page, shown until the account is
 * @slot act - what is to be shown with a factor; the element fills it itself
 * @attr {string} api - base URL of the API (https), required
 * @attr {string} portal - public id of the portal, required
 * @attr {string} state - made by the host's server: a sign-in here comes back with it, as from `farstu-login`
 * @attr {string} lang - language of the words; that of the nearest ancestor by default
 * @attr {'light'|'dark'} theme - which colours; follows the computed `color-scheme` by default
 * @fires farstu-changed - something was changed: `{ what }`
 * @fires farstu-signed-in - a factor was shown, and the session is a new one: `{ code, state }`, to be redeemed
 * @fires farstu-signed-out - the person signed out here
 * @fires farstu-error - a request failed: `{ code }`
 * @csspart frame - the box around everything
 * @cssprop [--farstu-accent] - buttons and links; the other tokens are those of `farstu-login`
 * @example
 * ```html
 * <script type="module" src="https://auth.portal.example.org/widgets/account.js"></script>
 * <farstu-account api="https://auth.portal.example.org" portal="demo" state="…">
 *   <a href="https://auth.portal.example.org/p/demo/account">Your account</a>
 * </farstu-account>
 * ```
 */
export class FarstuAccount extends PortalElement {
  static override styles: CSSResultGroup = accountStyles

  static override properties: typeof LitElement.properties = {
    state: {},
    _account: { state: true },
    _told: { state: true },
    _asked: { state: true },
    _opened: { state: true },
    _problem: { state: true },
    _done: { state: true },
    _added: { state: true },
    _busy: { state: true },
  }

  /** Made by the host's server; comes back with a sign-in in this place. */
  state: string | null = null

  protected _account: AccountView | null = null
  protected _told: Told | null = null
  /** What is being shown with a factor, in the place of everything else. */
  protected _asked: Asked | null = null
  protected _opened: Opened | null = null
  protected _problem: Refusal | null = null
  /** Said aloud once it is done. */
  protected _done: Done | null = null
  /** What was just added, where it can be tried. */
  protected _added: AccountMethod | null = null
  protected _busy = false

  #language: Language = 'en'
  #act: HTMLElement | null = null

  constructor() {
    super()
    watchSurroundings(this)
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void this.updateComplete.then(() => this.#change((client) => client.read(), null))
  }

  override willUpdate(): void {
    const language = languageAround(this)
    if (!this.isConnected || (this._told && language === this.#language)) return
    this.#language = language
    void fetchTold(language)
      .then((told) => {
        if (language === this.#language) this._told = told
      })
      .catch(() => undefined)
  }

  override render(): TemplateResult {
    return html`<div part="frame" class="frame ${schemeAround(this)}" lang=${this.#language}
      dir=${directionOf(this.#language)} aria-busy=${this._busy}>${this.#renderAll()}</div>`
  }

  #renderAll(): TemplateResult {
    const { _told: told, _account: account, _asked: asked, _done: done } = this
    if (!told) return html`<slot></slot>`
    const { words } = told
    const lead =
      asked && { 'sign-in': words.signIn, 'step-up': words.stepUp }[asked.what as 'sign-in']
    if (asked)
      return html`${lead ? html`<p>${lead}</p>` : nothing}<div id="act" tabindex="-1"><slot name="act"></slot></div>`
    return html`<div><h2 tabindex="-1">${words.heading}</h2>
      ${doneAbove({ told, done }, account)}
      ${this._added ? tryNow(told, this._added, this.#acts.methods) : nothing}</div>
      ${this.#renderProblem(told)}
      ${account ? this.#renderSections({ told, account, done, at: (iso) => told.when(iso, account.timeZone) }) : html`<slot></slot>`}`
  }

  #renderProblem(told: Told): TemplateResult | typeof nothing {
    const { _problem: problem } = this
    if (!problem || this.#wrong) return nothing
    return refused(told, { problem, ownPage: this.#ownPage, onRetry: this.#read })
  }

  #renderSections(drawn: Drawn): readonly (TemplateResult | typeof nothing)[] {
    const { _opened: opened } = this
    return [
      frozenSection(drawn, this.#acts.freeze),
      colleagueSection(drawn, this.#acts.colleague),
      firstSection(drawn),
      methodsSection({ ...drawn, opened, wrong: this.#wrong, acts: this.#acts.methods }),
      html`<farstu-helpdesk-code .words=${drawn.told.words} .asked=${this.#codeAsked}></farstu-helpdesk-code>`,
      sessionsSection(drawn, { ...this.#acts.sessions, ownPage: this.#ownPage }),
      personalSection({
        ...drawn,
        opened,
        wrong: this.#wrong,
        acts: this.#acts.personal,
        asked: this.#codeAsked,
      }),
      html`<farstu-own-notices .drawn=${drawn} .asked=${this.#codeAsked}></farstu-own-notices>`,
      activitySection(drawn),
      html`<farstu-not-me .words=${drawn.told.words} .asked=${this.#codeAsked} @frozen=${this.#read}></farstu-not-me>`,
    ]
  }

  get #codeAsked(): CodeAsked {
    const { api, portal } = this
    return { api, portal, language: this.#language, ownPage: this.#ownPage }
  }

  get #ownPage(): string {
    return `${withoutSlash(this.api)}/p/${this.portal}/account`
  }

  /** What is wrong with what was typed, at its field. */
  get #wrong(): string | null {
    const { _told: told, _opened: opened, _problem: problem } = this
    return told && opened && mistakeIn(told, opened, problem)
  }

  /** Sends, and shows what comes of it; one at a time. */
  async #change(
    ask: (client: AccountClient) => Promise<Outcome<AccountView>>,
    told: { readonly done: Done; readonly what: What | null } | null,
  ): Promise<boolean> {
    if (this._busy || !this.api || !this.portal) return false
    this._busy = true
    this._done = this._added = null
    const { api, portal } = this
    const outcome = await ask(createAccountClient({ api, language: this.#language }, portal))
    this._busy = false
    this._problem = outcome.ok ? null : outcome.problem
    if (!outcome.ok) {
      this.#refused(outcome.problem)
      return false
    }
    this._account = outcome.value
    tellBrowser(outcome.value)
    if (told) {
      this._done = told.done
      if (told.what) tell(this, 'farstu-changed', { what: told.what })
    }
    return true
  }

  #refused({ code }: Refusal): void {
    if (code === 'unauthorized') this.#ask({ what: 'sign-in' })
    else if (code === 'level_too_low') this.#ask({ what: 'step-up' })
    else if (code !== 'taken' && code !== 'invalid_input') tell(this, 'farstu-error', { code })
  }

  /** Hands over to an element that asks for a factor, until it is done or given up. */
  #ask(asked: Asked): void {
    this.#act?.remove()
    this._asked = asked
    this._opened = null
    this._problem = null
    this.#act = elementFor(asked, this)
    this.#act.addEventListener(DONE[asked.what], () => void this.#back(asked))
    this.#act.addEventListener('farstu-cancelled', () => void this.#back(null))
    this.append(this.#act)
    // Whoever pressed stands where what they pressed was: they are led to what came in its place. It is what is around
    // the element that takes the focus: in an element that takes it by script alone Tab passes over all fields.
    this.#focus('#act')
  }

  /** @param asked what was done; null where it was given up. */
  async #back(asked: Asked | null): Promise<void> {
    // What asks to be let in stays where it says that it was given up.
    const isDoor = this._asked?.what === 'sign-in' || this._asked?.what === 'step-up'
    if (!asked && isDoor) return
    this.#act?.remove()
    this.#act = null
    this._asked = null
    const done = asked ? REACHED[asked.what] : null
    const what = asked?.what === 'try' ? null : 'methods'
    const before = this._account
    await this.#change((client) => client.read(), done ? { done, what } : null)
    if (done === 'added') this._added = addedSince(before, this._account)
    this.#focus('h2')
  }

  #focus(selector: string): void {
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>(selector)?.focus(),
    )
  }

  #read = (): void => void this.#change((client) => client.read(), null)

  /** The page that holds the element is told, and leads on; one that does not is asked who signs in. */
  async #signOut(): Promise<void> {
    const { api, portal } = this
    const outcome = await createSessionClient({ api, language: this.#language }, portal).end()
    if (!outcome.ok) {
      this._problem = outcome.problem
      return
    }
    hintTabs({ api, portal })
    this._account = null
    tell(this, 'farstu-signed-out', null)
    this.#ask({ what: 'sign-in' })
  }

  #open = (opened: Opened | null): void => {
    const before = this._opened
    this._opened = opened
    this._problem = null
    if (opened) this.#focus(FIELDS[opened.what])
    else if (before) this.#focus(rowOf(before))
  }

  #acts = sectionActs({
    change: (ask, told) => this.#change(ask, told),
    ask: (asked) => this.#ask(asked),
    open: this.#open,
    focus: (selector) => this.#focus(selector),
    signOut: () => void this.#signOut(),
  })
}

define('farstu-helpdesk-code', FarstuHelpdeskCode)
define('farstu-new-address', FarstuNewAddress)
define('farstu-not-me', FarstuNotMe)
define('farstu-own-notices', FarstuOwnNotices)
define('farstu-account', FarstuAccount)

declare global {
  interface HTMLElementTagNameMap {
    'farstu-account': FarstuAccount
  }
}
