import { html, nothing, type TemplateResult } from 'lit'
import type { PortalSetupView } from '../../../api/contract/console/portal-wire.ts'
import { LONGEST_WEB_ADDRESS } from '../../../api/contract/plain/lengths.ts'
import { isAt, webAddress } from '../../../api/contract/plain/web-addresses.ts'
import { choices, fact, lineField } from '../../parts/fields/form-fields.ts'
import { languageName, languagesField, languageTitle } from '../../parts/fields/languages-field.ts'
import { timeZoneField } from '../../parts/fields/time-zone-field.ts'
import { languagesMistake } from '../../parts/state/mistakes.ts'
import { SetupSection } from './setup-section.ts'

interface Basics {
  readonly name: string
  readonly homeUrl: string
  readonly page: 'ours' | 'host'
  readonly invitationUrl: string
  readonly timeZone: string
  readonly languages: readonly string[]
}

/** What the portal is called, and where it is. */
export class BasicsSection extends SetupSection<Basics> {
  protected readonly permission = 'portal.change'

  protected heading(): string {
    return this.wordsHere.basics.heading
  }

  protected draftOf({ name, homeUrl, invitationUrl, timeZone, languages }: PortalSetupView) {
    const page = invitationUrl === null ? ('ours' as const) : ('host' as const)
    return { name, homeUrl, page, invitationUrl: invitationUrl ?? '', timeZone, languages }
  }

  protected renderRead(setup: PortalSetupView): TemplateResult {
    const { basics } = this.wordsHere
    const { id, name, homeUrl, invitationUrl, timeZone, languages } = setup
    return html`<dl class="facts stacked">
      ${fact(basics.id, html`<code translate="no">${id}</code>`)}
      ${fact(basics.name, name)}
      ${fact(basics.homeUrl, homeUrl)}
      ${fact(basics.invitationUrl, invitationUrl ?? basics.ownPage)}
      ${fact(basics.timeZone, timeZone)}
      ${fact(basics.languages, this.#inOrder(languages))}
    </dl>`
  }

  protected renderFields(draft: Basics): TemplateResult {
    const { basics } = this.wordsHere
    return html`
      ${lineField({
        label: basics.name,
        name: 'name',
        hint: basics.nameHint,
        value: draft.name,
        mistake: this.mistakeAt('name'),
        onInput: (name) => this.type({ name }),
      })}
      ${this.#address('homeUrl', basics.homeUrl, basics.homeUrlHint)}
      ${choices({
        legend: basics.invitationUrl,
        name: 'page',
        value: draft.page,
        options: [
          { value: 'ours', label: basics.ownPage },
          { value: 'host', label: basics.hostPage },
        ],
        onChoose: (page) => this.type({ page }),
      })}
      ${draft.page === 'host' ? this.#address('invitationUrl', basics.hostPageUrl, basics.hostPageHint) : nothing}
      ${timeZoneField(this.desk, {
        value: draft.timeZone,
        mistake: this.mistakeAt('timeZone'),
        onInput: (timeZone) => this.type({ timeZone }),
      })}
      ${languagesField(this.desk, {
        chosen: draft.languages,
        hint: basics.languagesHint,
        mistake: languagesMistake(this.wordsHere, this.refusal),
        onChange: (languages) => this.type({ languages }),
      })}`
  }

  protected send({ page, invitationUrl, ...rest }: Basics) {
    return this.desk.calls.changeSetup({
      version: this.base.version,
      ...rest,
      invitationUrl: page === 'ours' ? null : invitationUrl,
    })
  }

  #address(name: 'homeUrl' | 'invitationUrl', label: string, hint: string): TemplateResult {
    return lineField({
      label,
      name,
      hint,
      type: 'url',
      most: LONGEST_WEB_ADDRESS,
      value: this.draft?.[name] ?? '',
      mistake: this.mistakeAt(name, this.#keyOf(name)),
      onInput: (value) => this.type({ [name]: value }),
    })
  }

  #inOrder([first = '', ...others]: readonly string[]): string {
    const names = others.map((tag) => languageName(this.desk, tag))
    const isDefault = names.length > 0 ? ` (${this.wordsHere.basics.isDefault})` : ''
    return [languageTitle(this.desk, first) + isDefault, ...names].join(', ')
  }

  /** It may be an address, but not one of the portal's. */
  #keyOf(name: string): string | undefined {
    const url = webAddress(this.draft?.invitationUrl.trim() ?? '')
    const isElsewhere = url !== null && !isAt(this.base.origins, url)
    return name === 'invitationUrl' && isElsewhere ? 'invitationOrigin' : undefined
  }
}
