import { html, nothing, type TemplateResult } from 'lit'
import { redrawn } from './focus.ts'
import { lineField } from './form-fields.ts'
import type { Desk } from './room.ts'
import { withAt, withoutAt } from './rows.ts'

const MOST = 20

interface OriginsField {
  readonly origins: readonly string[]
  /** Whether a heading above says what they are. */
  readonly isHeaded?: boolean
  /** By the path of the field, `origins` or `origins.<index>`. */
  readonly mistakeAt: (path: string, key?: string) => string | null
  /** Why they do not go with the rest of the portal. */
  readonly misfit?: TemplateResult | null
  readonly onChange: (origins: readonly string[]) => void
}

/** The last field, once the page has been drawn again. */
async function focusLast(event: Event): Promise<void> {
  const list = event.target instanceof Element ? event.target.closest('fieldset') : null
  await redrawn(list)
  ;[...(list?.querySelectorAll('input') ?? [])].at(-1)?.focus()
}

/** One origin a line; what is wrong stands at its own line. */
export function originsField({ words }: Desk, parts: OriginsField): TemplateResult {
  const { origins: text } = words.setupRoom
  const { origins, onChange, mistakeAt } = parts
  const add = (event: Event): void => {
    onChange([...origins, ''])
    void focusLast(event)
  }
  const mistake = mistakeAt('origins')
  const wrong = mistake ?? parts.misfit
  return html`<fieldset class="sheet" tabindex=${wrong ? '-1' : nothing} ?data-wrong=${Boolean(wrong)}
    aria-describedby=${wrong ? 'origins-mistake' : nothing}>
    <legend class=${parts.isHeaded ? 'unseen' : ''}>${text.heading}</legend>
    <p class="small muted">${text.text}</p>
    ${origins.map((origin, at) => row(parts, { text, origin, at }))}
    ${wrong ? html`<p class="mistake" id="origins-mistake">${wrong}</p>` : nothing}
    ${origins.length < MOST ? html`<div><button type="button" @click=${add}>${text.add}</button></div>` : nothing}
  </fieldset>`
}

interface Row {
  readonly text: Desk['words']['setupRoom']['origins']
  readonly origin: string
  readonly at: number
}

function row({ origins, onChange, mistakeAt }: OriginsField, { text, origin, at }: Row) {
  const remove = (event: Event): void => {
    onChange(withoutAt(origins, at))
    void focusLast(event)
  }
  return lineField({
    label: text.label(at + 1),
    name: `origin-${at}`,
    hint: at === 0 ? text.example : undefined,
    type: 'url',
    most: 500,
    value: origin,
    mistake: mistakeAt(`origins.${at}`, 'origin'),
    onInput: (value) => onChange(withAt(origins, at, value)),
    beside:
      origins.length > 1
        ? html`<button type="button" aria-label=${text.remove(at + 1)} @click=${remove}>${text.removeShort}</button>`
        : nothing,
  })
}
