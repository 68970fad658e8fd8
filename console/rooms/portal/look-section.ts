import { html, nothing, type TemplateResult } from 'lit'
import type { PortalSetupView } from '../../../api/contract/console/portal-wire.ts'
import { isColour } from '../../../api/contract/plain/colours.ts'
import { LONGEST_COLOUR } from '../../../api/contract/plain/lengths.ts'
import { fact, lineField, typedIn } from '../../parts/fields/form-fields.ts'
import { type Accents, OURS, paint, previews } from './look-preview.ts'
import { SetupSection } from './setup-section.ts'

/** Empty for none, or for our own colour. */
interface Look extends Accents {
  readonly authority: string
}

/** Whose portal it is, and in which colour. */
export class LookSection extends SetupSection<Look> {
  protected readonly permission = 'portal.change'

  protected heading(): string {
    return this.wordsHere.look.heading
  }

  protected draftOf({ branding }: PortalSetupView): Look {
    const { authority, accent, accentDark } = branding
    return { authority: authority ?? '', accent: accent ?? '', accentDark: accentDark ?? '' }
  }

  override updated(): void {
    paint(this)
  }

  protected renderRead(setup: PortalSetupView): TemplateResult {
    const { look } = this.wordsHere
    const { authority, accent, accentDark } = this.draftOf(setup)
    return html`<dl class="facts stacked">
        ${fact(look.authority, authority || look.none)}
        ${fact(look.accent, accent || look.ours)}
        ${fact(look.accentDark, accentDark || look.ours)}
      </dl>
      ${previews(this.desk, { accent, accentDark })}`
  }

  protected renderFields(draft: Look): TemplateResult {
    const { look } = this.wordsHere
    return html`
      ${lineField({
        label: look.authority,
        name: 'authority',
        hint: look.authorityHint,
        value: draft.authority,
        mistake: this.mistakeAt('branding.authority'),
        onInput: (authority) => this.type({ authority }),
      })}
      ${this.#renderColour('accent')}
      ${this.#renderColour('accentDark')}
      ${previews(this.desk, draft)}`
  }

  protected send({ authority, accent, accentDark }: Look) {
    return this.desk.calls.changeSetup({
      version: this.base.version,
      branding: {
        authority: authority.trim() || null,
        accent: accent.trim() || null,
        accentDark: accentDark.trim() || null,
      },
    })
  }

  #renderColour(name: keyof Accents): TemplateResult {
    const { look } = this.wordsHere
    const value = this.draft?.[name] ?? ''
    const picked = isColour(value) ? value.toLowerCase() : OURS[name]
    return lineField({
      label: look[name],
      name,
      hint: look.hex,
      most: LONGEST_COLOUR,
      width: 'short',
      value,
      mistake: this.mistakeAt(`branding.${name}`),
      onInput: (text) => this.type({ [name]: text }),
      beside: html`
        <input type="color" .value=${picked} aria-label=${look.pick({ what: look[name] })}
          @input=${(event: Event) => this.type({ [name]: typedIn(event) })}>
        ${value ? this.#renderReset(name) : nothing}`,
    })
  }

  #renderReset(name: keyof Accents): TemplateResult {
    const { look } = this.wordsHere
    const reset = (): void => {
      this.type({ [name]: '' })
      void this.focusOn(`#${name}`)
    }
    return html`<button type="button" aria-label=${look.useOursFor({ what: look[name] })}
      @click=${reset}>${look.useOurs}</button>`
  }
}
