import { platformAuthenticatorIsAvailable } from '@simplewebauthn/browser'
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import { define } from '../../theme/define.ts'
import type { ThisDeviceWords } from '../../words/generated/this-device.ts'
import { EnrolStep } from '../webauthn/enrol-step.ts'
import { MACS, RUNS } from './supported.ts'
import { type System, systemOf } from './system.ts'

const SYSTEMS: readonly System[] = ['windows', 'mac', 'phone']

/** Sets up what is built into the computer or phone in use; where nothing is, tells how it comes about. */
class ThisDeviceEnrolStep extends EnrolStep<ThisDeviceWords['this-device-enrol']> {
  static override properties: PropertyDeclarations = {
    _isReady: { state: true },
  }

  /** Whether finger, face or PIN is set up; true until the browser has said otherwise. */
  protected _isReady = true

  override connectedCallback(): void {
    super.connectedCallback()
    void platformAuthenticatorIsAvailable()
      .catch(() => true)
      .then((isReady) => {
        this._isReady = isReady
      })
  }

  get #system(): System | null {
    return systemOf(navigator.userAgent, navigator.maxTouchPoints)
  }

  protected override _suggested(): string {
    const system = this.#system
    return system ? this.words.called[system] : ''
  }

  protected override _renderHelp(): TemplateResult {
    const { why, unready } = this.words
    return html`${this._isReady ? nothing : html`<p>${unready}</p>`}
      <details ?open=${!this._isReady}><summary>${why.ask}</summary><p>${why.text}</p>
        ${this.#renderSystems()}${this.#renderExactly()}</details>`
  }

  /** Of another computer or phone than the one in use, too. */
  #renderExactly(): TemplateResult {
    const { exactly } = this.words
    const macs = MACS.join(', ')
    return html`<details><summary class="small">${exactly.ask}</summary>
      <p>${exactly.macs({ macs })}</p>
      <ul>${RUNS.map(({ systems, browsers }) => html`<li>${exactly.runs({ systems: systems.join(', '), browsers: browsers.join(', ') })}</li>`)}</ul></details>`
  }

  /** The browser's own first, the others behind it. */
  #renderSystems(): TemplateResult {
    const { systems, elsewhere } = this.words
    const own = this.#system
    const others = SYSTEMS.filter((one) => one !== own).map((one) => html`<p>${systems[one]}</p>`)
    if (own === null) return html`${others}`
    return html`<p>${systems[own]}</p>
      <details><summary class="small">${elsewhere}</summary>${others}</details>`
  }
}

define('farstu-step-this-device-enrol', ThisDeviceEnrolStep)
