import { html, nothing, type TemplateResult } from 'lit'

interface Tick {
  readonly label: string
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
}

/** One yes or no. */
export const tick = ({ label, isOn, onChange }: Tick): TemplateResult =>
  html`<label class="choice"><input type="checkbox" .checked=${isOn}
    @change=${({ target }: Event) => onChange((target as HTMLInputElement).checked)}>
    <span>${label}</span></label>`

/** Those that were on, with this one as it is now. */
export const among =
  <T>(on: readonly T[], changed: T, isOn: boolean) =>
  (one: T): boolean =>
    one === changed ? isOn : on.includes(one)

interface Ticks<T> {
  readonly legend: string
  readonly hint?: string
  /** All that there are, in their order. */
  readonly values: readonly T[]
  readonly on: readonly T[]
  readonly labelOf: (value: T) => string
  readonly mistake?: string | null
  /** Those that are on, in the order of `values`. */
  readonly onChange: (on: readonly T[]) => void
}

/** Some of a few. */
export function ticks<T>(field: Ticks<T>): TemplateResult {
  const { legend, hint, values, on, labelOf, mistake = null, onChange } = field
  return html`<fieldset class="field" ?data-wrong=${mistake !== null} tabindex="-1">
    <legend>${legend}</legend>
    ${hint ? html`<p class="small muted">${hint}</p>` : nothing}
    ${values.map((value) =>
      tick({
        label: labelOf(value),
        isOn: on.includes(value),
        onChange: (isOn) => onChange(values.filter(among(on, value, isOn))),
      }),
    )}
    ${mistake ? html`<p class="mistake">${mistake}</p>` : nothing}
  </fieldset>`
}
