import { html, nothing, type TemplateResult } from 'lit'
import type { PortalSetupView } from '../../../api/contract/console/portal-wire.ts'
import { define } from '../../../widgets/theme/define.ts'
import { SecretShown } from '../../parts/dialogs/secret-shown.ts'
import { nowhere } from '../../parts/navigation/nowhere.ts'
import { Loaded } from '../../parts/state/loaded.ts'
import { refused } from '../../parts/state/refused.ts'
import { Room } from '../../parts/state/room.ts'
import { BasicsSection } from './basics-section.ts'
import { ContactsSection } from './contacts-section.ts'
import { DomainSection } from './domain-section.ts'
import { embedding } from './embedding.ts'
import { LookSection } from './look-section.ts'
import { NoticesSection } from './notices-section.ts'
import { OriginsSection } from './origins-section.ts'
import { RelatedOrigins } from './related/related-origins.ts'
import { ReturnsSection } from './returns-section.ts'
import { RolesSection } from './roles-section.ts'
import { RulesSection } from './rules-section.ts'
import { SecretsSection } from './secrets-section.ts'
import { index, type PageName, pageOf } from './setup-pages.ts'

define('console-secret-shown', SecretShown)
define('console-related-origins', RelatedOrigins)
define('console-setup-basics', BasicsSection)
define('console-setup-origins', OriginsSection)
define('console-setup-returns', ReturnsSection)
define('console-setup-rules', RulesSection)
define('console-setup-domain', DomainSection)
define('console-setup-roles', RolesSection)
define('console-setup-look', LookSection)
define('console-setup-contacts', ContactsSection)
define('console-setup-notices', NoticesSection)
define('console-setup-secrets', SecretsSection)

/** A portal's set-up, a page at a time. */
class SetupRoom extends Room {
  readonly #setup = new Loaded<PortalSetupView>(this, () => this.desk.calls.setup())

  override willUpdate(): void {
    this.#setup.of(this.desk.portal.id)
  }

  /** On narrow screens the index is wider than the page. */
  override firstUpdated(): void {
    this.querySelector('.index [aria-current]')?.scrollIntoView({
      block: 'nearest',
      inline: 'center',
    })
  }

  override render(): TemplateResult {
    const { words, portal, may } = this.desk
    const page = pageOf(this.desk.route.id)
    if (!page) return nowhere(words, portal)
    const { value, refusal } = this.#setup
    const { setupRoom } = words
    const mayChange = may('portal.change') || may('portal.texts') || may('portal.secrets')
    return html`
      ${index(this.desk, page)}
      <header class="head"><h1 tabindex="-1">${setupRoom.page[page]}</h1></header>
      <p class="lead muted">${setupRoom.intro[page]} ${mayChange ? nothing : setupRoom.readOnly}</p>
      ${refused(words, refusal, () => void this.#setup.load())}
      ${value ? this.#renderPage(page, value) : nothing}
      ${!value && !refusal ? html`<p class="muted" role="status">${words.loading}</p>` : nothing}`
  }

  #renderPage(page: PageName, setup: PortalSetupView): TemplateResult {
    const { desk } = this
    const onSetup = this.#onSetup
    switch (page) {
      case 'general':
        return html`
          <console-setup-basics data-setup .desk=${desk} .setup=${setup} .onSetup=${onSetup}></console-setup-basics>
          <console-setup-origins data-setup .desk=${desk} .setup=${setup} .onSetup=${onSetup}></console-setup-origins>
          <console-setup-returns data-setup .desk=${desk} .setup=${setup} .onSetup=${onSetup}></console-setup-returns>`
      case 'sign-in':
        return html`
          <console-setup-rules data-setup .desk=${desk} .setup=${setup} .onSetup=${onSetup}></console-setup-rules>
          <console-setup-domain data-setup .desk=${desk} .setup=${setup} .onSetup=${onSetup}></console-setup-domain>`
      case 'roles':
        return html`<console-setup-roles data-setup .desk=${desk} .setup=${setup} .onSetup=${onSetup}></console-setup-roles>`
      case 'look':
        return html`<console-setup-look data-setup .desk=${desk} .setup=${setup} .onSetup=${onSetup}></console-setup-look>`
      case 'contacts':
        return html`<console-setup-contacts data-setup .desk=${desk} .setup=${setup} .onSetup=${onSetup}></console-setup-contacts>`
      case 'notices':
        return html`<console-setup-notices data-setup .desk=${desk} .setup=${setup} .onSetup=${onSetup}></console-setup-notices>`
      case 'secrets':
        return html`<console-setup-secrets data-setup .desk=${desk} .setup=${setup} .onSetup=${onSetup}></console-setup-secrets>`
      case 'embedding':
        return embedding(desk, setup)
    }
  }

  readonly #onSetup = (setup: PortalSetupView): void => {
    this.#setup.set(setup)
    const { name, timeZone, languages, roles } = this.desk.portal
    const here = JSON.stringify([name, timeZone, languages, roles])
    if (here !== JSON.stringify([setup.name, setup.timeZone, setup.languages, setup.roles]))
      void this.desk.askWhoIsThere()
  }
}

define('console-setup', SetupRoom)
