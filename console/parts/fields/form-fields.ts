import { html, nothing, type TemplateResult } from 'lit'
import { LONGEST_LINE } from '../../../api/contract/plain/lengths.ts'

interface Labelled {
  readonly label: string
  /** Unique in the page. */
  readonly name: string
  readonly hint?: string | undefined
  readonly mistake?: string | null
  /** The language of what is written, where it is not the console's. */
  readonly lang?: string
}

export interface LineField extends Labelled {
  readonly value: string
  readonly onInput: (value: string) => void
  /** `address`: an e-mail address; a field of type `email` would change what was typed or pasted into it. */
  readonly type?: 'text' | 'url' | 'address' | 'tel' | 'number'
  /** In characters. */
  readonly most?: number
  /** Id of a `<datalist>`. */
  readonly list?: string
  /** What stands for an empty field. */
  readonly placeholder?: string
  readonly width?: 'short' | 'number'
  /** Stands beside the field. */
  readonly beside?: TemplateResult | typeof nothing
}

export interface TextField extends Labelled {
  readonly value: string
  readonly onInput: (value: string) => void
  readonly most: number
  readonly rows?: number
}

export const typedIn = ({ target }: Event): string =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? target.value : ''

const describedBy = ({ name, hint, mistake }: Labelled): string | typeof nothing =>
  [hint ? `${name}-hint` : '', mistake ? `${name}-mistake` : ''].filter(Boolean).join(' ') ||
  nothing

const labelled = (field: Labelled, control: TemplateResult, width = ''): TemplateResult => {
  const { label, name, hint, mistake } = field
  return html`<div class="field ${width}">
    <label for=${name}>${label}</label>
    ${hint ? html`<p class="small muted" id="${name}-hint">${hint}</p>` : nothing}
    ${control}
    ${mistake ? html`<p class="mistake" id="${name}-mistake">${mistake}</p>` : nothing}
  </div>`
}

/** A field of one line that tells each change at once. */
export function lineField(field: LineField): TemplateResult {
  const { name, value, onInput, type, most, list, lang, width, mistake, beside } = field
  const { placeholder } = field
  const input = html`<input id=${name} type=${type === 'address' ? 'text' : (type ?? 'text')}
    inputmode=${type === 'address' ? 'email' : nothing} autocapitalize=${type === 'address' ? 'none' : nothing}
    autocomplete="off" .value=${value} placeholder=${placeholder ?? nothing}
    maxlength=${most ?? LONGEST_LINE} list=${list ?? nothing} lang=${lang ?? nothing}
    spellcheck=${lang ? 'true' : 'false'} aria-invalid=${mistake ? 'true' : 'false'}
    aria-describedby=${describedBy(field)} @input=${(event: Event) => onInput(typedIn(event))}>`
  if (!beside) return labelled(field, input, width)
  return labelled(
    field,
    html`<div class="beside">${input}${beside}</div>`,
    `${width ?? ''} with-beside`,
  )
}

/** A field of several lines, in the letter of the page. */
export function textField(field: TextField): TemplateResult {
  const { name, value, onInput, most, rows, lang, mistake } = field
  const control = html`<textarea id=${name} class="prose" rows=${rows ?? 4} maxlength=${most}
    .value=${value} lang=${lang ?? nothing} aria-invalid=${mistake ? 'true' : 'false'}
    aria-describedby=${describedBy(field)}
    @input=${(event: Event) => onInput(typedIn(event))}></textarea>`
  return labelled(field, control, 'wide')
}

interface Choices<Value extends string> {
  readonly legend: string
  readonly name: string
  readonly value: Value
  readonly options: readonly {
    readonly value: Value
    readonly label: string
    readonly hint?: string
  }[]
  readonly onChoose: (value: Value) => void
}

/** One of a few, each with what it means. */
export function choices<Value extends string>(field: Choices<Value>): TemplateResult {
  const { legend, name, options, onChoose } = field
  return html`<fieldset class="choices-field">
    <legend>${legend}</legend>
    ${options.map(
      ({ value, label, hint }) => html`<div class="choice-field">
        <input type="radio" id="${name}-${value}" name=${name} value=${value}
          .checked=${value === field.value} aria-describedby=${hint ? `${name}-${value}-hint` : nothing}
          @change=${() => onChoose(value)}>
        <div>
          <label for="${name}-${value}">${label}</label>
          ${hint ? html`<p class="small muted" id="${name}-${value}-hint">${hint}</p>` : nothing}
        </div>
      </div>`,
    )}
  </fieldset>`
}

/** A fact as it stands, for those who only read. */
export const fact = (label: string, value: unknown): TemplateResult =>
  html`<div><dt>${label}</dt><dd>${value}</dd></div>`
