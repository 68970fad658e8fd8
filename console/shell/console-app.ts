import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import type {
  ConsolePermission,
  ManagedPortalView,
} from '../../api/contract/console/console-wire.ts'
import { CONSOLE_PORTAL } from '../../api/contract/plain/ids.ts'
import { directionOf } from '../../api/contract/plain/languages.ts'
import { portalCalls } from '../data/calls.ts'
import { LeavingEvent } from '../parts/dialogs/leaving.ts'
import { addressOf, isApart, newPortalAddress } from '../parts/navigation/addresses.ts'
import { homeOf } from '../parts/navigation/home.ts'
import { nowhere } from '../parts/navigation/nowhere.ts'
import { refused } from '../parts/state/refused.ts'
import type { Desk } from '../parts/state/room.ts'
import {
  firstLanguage,
  keepLanguage,
  type Language,
  type Words,
  wordsIn,
} from '../words/chosen-language.ts'
import { keep, kept } from '../words/kept.ts'
import { keysNotice } from './keys-notice.ts'
import { Navigation } from './navigation.ts'
import { noPortal } from './no-portal.ts'
import { Presence } from './presence.ts'
import { loadRoom, mayOpen, roomOf } from './rooms.ts'
import { languageChoice, side } from './side.ts'
import { signInOver, signInPage } from './sign-in.ts'
import { Slash } from './slash.ts'

const LAST_PORTAL = 'farstu-console-portal'

/** The console: asks who is there, and shows the page that the address names. */
export class ConsoleApp extends LitElement {
  readonly #navigation = new Navigation(this)
  readonly #presence = new Presence(this)
  readonly #slash = new Slash(this)
  #language: Language = firstLanguage()
  #words: Words | null = null
  #said = ''
  #isMenuOpen = false
  /** The page that was shown last, and whether anybody was signed in. */
  #shown: string | null = null
  #path = location.pathname

  protected override createRenderRoot(): HTMLElement {
    return this
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#speak(this.#language)
  }

  override willUpdate(): void {
    this.#goToLast()
    const { route } = this.#navigation
    if (this.#portal) keep(LAST_PORTAL, this.#portal.id)
    if (route.path !== this.#path) this.#leave(route.path)
    void loadRoom(route.room).then(this.#onRoom, this.#onNoRoom)
  }

  /** What is said lies over the page, which then ends lower. */
  override updated(): void {
    const isSaid = this.querySelector('.said[data-shown]') !== null
    document.documentElement.toggleAttribute('data-said', isSaid)
  }

  override render(): TemplateResult | typeof nothing {
    const words = this.#words
    if (!words) return nothing
    const { me, refusal, isSignedOut } = this.#presence
    if (!me && isSignedOut) return this.#renderGate(words)
    if (!me)
      return html`<main class="gate">${refused(words, refusal, () => void this.#presence.ask())}</main>`
    return html`${this.#renderHouse(words)}${isSignedOut ? signInOver(this.#signIn(words)) : this.#watch()}`
  }

  /** An address without a portal is of the one looked at last. */
  #goToLast(): void {
    const { route } = this.#navigation
    const last = this.#last
    if (!last || route.portal !== null || isApart(route.room)) return
    this.#navigation.go(homeOf(last), true)
    this.#path = this.#navigation.route.path
  }

  #goHome(id: string): void {
    const portal = this.#presence.me?.portals.find((each) => each.id === id)
    if (portal) this.#navigation.go(homeOf(portal))
  }

  get #portal(): ManagedPortalView | null {
    const { me } = this.#presence
    return me?.portals.find(({ id }) => id === this.#navigation.route.portal) ?? null
  }

  #mayEverywhere(permission: ConsolePermission): boolean {
    return this.#presence.me?.everywhere.includes(permission) ?? false
  }

  /** The one looked at last, else the first. */
  get #last(): ManagedPortalView | null {
    const portals = this.#presence.me?.portals ?? []
    const last = kept(LAST_PORTAL)
    return portals.find(({ id }) => id === last) ?? portals[0] ?? null
  }

  #signIn(words: Words) {
    const { turn, refusal, onSignedIn, isTooOld, onLetBe } = this.#presence
    return {
      ...{ words, language: this.#language, turn, refusal },
      onSignedIn: () => void onSignedIn(),
      onLetBe: isTooOld ? onLetBe : null,
    }
  }

  #renderGate(words: Words): TemplateResult {
    const choice = languageChoice(words, this.#language, this.#onLanguage)
    return signInPage(this.#signIn(words), choice)
  }

  /** Warns before the session ends, and says when it has. */
  #watch(): TemplateResult {
    return html`<farstu-session api=${location.origin} portal=${CONSOLE_PORTAL} lang=${this.#language}
      @farstu-signed-out=${() => void this.#presence.signInAgain()}></farstu-session>`
  }

  #renderHouse(words: Words): TemplateResult {
    const { me, refusal, isSignedOut } = this.#presence
    const isOutside = isApart(this.#navigation.route.room) && (me?.everywhere.length ?? 0) > 0
    // A portal that is not there yet has no menu, and another one's would lead away from it.
    const portal = isOutside ? null : (this.#portal ?? this.#last)
    if (!me || (!portal && !isOutside)) return this.#renderHomeless(words)
    return html`
      <a class="skip" href="#content">${words.skip}</a>
      <div class="house">
        ${side({
          words,
          language: this.#language,
          me,
          portal,
          route: this.#navigation.route,
          isOpen: this.#isMenuOpen,
          hasSlash: this.#slash.isOn,
          onSlash: this.#slash.toggle,
          onSearch: (q) => portal && this.#navigation.go(addressOf(portal.id, 'search', { q })),
          onToggle: this.#onToggle,
          onPortal: (id) => this.#goHome(id),
          onLanguage: this.#onLanguage,
          onSignOut: this.#onSignOut,
        })}
        <div class="floor">
          ${keysNotice(words, me, this.#onSignOut)}
          <main id="content" tabindex="-1">
            ${isSignedOut ? nothing : refused(words, refusal)}
            ${this.#renderRoom(words, portal ?? noPortal)}
          </main>
        </div>
        ${this.#renderSaid(words)}
      </div>`
  }

  #renderHomeless(words: Words): TemplateResult {
    const { me } = this.#presence
    return html`${me && keysNotice(words, me, this.#onSignOut)}<main class="gate" id="content">
      <h1 tabindex="-1">${words.product}</h1>
      <p>${this.#mayEverywhere('portals.add') ? words.noPortalsAdd : words.noPortals}</p>
      ${this.#mayEverywhere('portals.add') ? html`<p><a class="button primary" href=${newPortalAddress}>${words.addPortal}</a></p>` : nothing}
      <p><button type="button" @click=${() => this.#presence.signOut()}>${words.signOut}</button></p>
    </main>`
  }

  #renderRoom(words: Words, portal: ManagedPortalView): unknown {
    const { route } = this.#navigation
    const desk = this.#deskFor(words, portal)
    const isSomewhere = this.#portal !== null || isApart(route.room)
    if (!isSomewhere || !mayOpen(desk)) return nowhere(words, portal)
    return keyed(route.path, roomOf(desk))
  }

  #deskFor(words: Words, portal: ManagedPortalView): Desk {
    return {
      portal,
      words,
      language: this.#language,
      route: this.#navigation.route,
      calls: portalCalls(this.#presence.call, portal.id),
      may: (permission) => portal.permissions.includes(permission),
      mayEverywhere: (permission) => this.#mayEverywhere(permission),
      go: (address, replace) => this.#navigation.go(address, replace),
      say: this.#say,
      askWhoIsThere: () => this.#presence.ask(),
      mayElsewhere: (permission) =>
        this.#presence.me?.portals.some(
          ({ id, permissions }) => id !== portal.id && permissions.includes(permission),
        ) ?? false,
      manages: (id) => this.#presence.me?.portals.some((each) => each.id === id) ?? false,
    }
  }

  #renderSaid(words: Words): TemplateResult {
    return html`<div class="said" ?data-shown=${this.#said !== ''}>
      <p role="status">${this.#said}</p>
      ${this.#said ? html`<button type="button" @click=${() => this.#say('')}>${words.close}</button>` : nothing}
    </div>`
  }

  /** After the page was left that is on its way out, so that going elsewhere and saying so both work. */
  readonly #say = async (text: string): Promise<void> => {
    await this.updateComplete
    this.#said = text
    this.requestUpdate()
  }

  readonly #onToggle = (): void => {
    this.#isMenuOpen = !this.#isMenuOpen
    this.requestUpdate()
  }

  readonly #onLanguage = (language: Language): void => {
    keepLanguage(language)
    void this.#speak(language)
  }

  /** What is unsaved asks while it can still be saved. */
  readonly #onSignOut = (): void => {
    const signOut = (): void => void this.#presence.signOut()
    if (dispatchEvent(new LeavingEvent(signOut))) signOut()
  }

  async #speak(language: Language): Promise<void> {
    this.#words = await wordsIn(language)
    this.#language = language
    document.documentElement.lang = language
    document.documentElement.dir = directionOf(language)
    this.requestUpdate()
  }

  /** A page has come: its heading is the title, and has the focus when one came from another page. */
  readonly #onRoom = async (): Promise<void> => {
    await this.updateComplete
    const heading = this.querySelector<HTMLElement>('h1')
    if (!heading || !this.#words) return
    document.title = [heading.textContent.trim(), this.#portal?.name, 'Farstu']
      .filter(Boolean)
      .join(' – ')
    const shown = `${this.#presence.me !== null} ${this.#path}`
    if (shown === this.#shown) return
    const isFirst = this.#shown === null
    this.#shown = shown
    if (!isFirst) heading.focus()
  }

  /** The page's code could not be fetched; going there again tries again. */
  readonly #onNoRoom = (): void => {
    if (this.#words && this.#said === '') void this.#say(this.#words.refusals.offline ?? '')
  }

  #leave(path: string): void {
    this.#path = path
    // Whoever goes on before the first page has come has come from another page.
    this.#shown ??= ''
    this.#said = ''
    this.#isMenuOpen = false
  }
}
