import { html, nothing, type TemplateResult } from 'lit'
import { LONGEST_WEB_ADDRESS } from '../../../api/contract/plain/lengths.ts'
import { redrawn } from './focus.ts'
import { lineField } from './form-fields.ts'
import { withAt, withoutAt } from './rows.ts'

interface AddressesWords {
  readonly heading: string
  readonly text: string
  readonly label: (values: { readonly number: number }) => string
  readonly add: string
  readonly remove: (values: { readonly number: number }) => string
  readonly removeShort: string
  readonly example: string
}

interface AddressesField {
  readonly text: AddressesWords
  /** What the fields’ ids begin with. */
  readonly id: 'origin' | 'return'
  readonly addresses: readonly string[]
  /** How many there must be. */
  readonly least: 0 | 1
  readonly most: number
  /** Whether a heading above says what they are. */
  readonly isHeaded?: boolean
  /** What is wrong with the list. */
  readonly mistake: string | null
  /** What is wrong with a line. */
  readonly mistakeOf: (at: number) => string | null
  /** Why they do not go with the rest of the portal. */
  readonly misfit?: TemplateResult | null
  readonly onChange: (addresses: readonly string[]) => void
}

/** The last field, or the button where there is none, once the page has been drawn again. */
async function focusLast(event: Event): Promise<void> {
  const list = event.target instanceof Element ? event.target.closest('fieldset') : null
  await redrawn(list)
  const last = [...(list?.querySelectorAll('input') ?? [])].at(-1)
  ;(last ?? list?.querySelector('button'))?.focus()
}

/** One address a line; what is wrong stands at its own line. */
export function addressesField(field: AddressesField): TemplateResult {
  const { text, id, addresses, onChange } = field
  const add = (event: Event): void => {
    onChange([...addresses, ''])
    void focusLast(event)
  }
  const wrong = field.mistake ?? field.misfit
  return html`<fieldset class="sheet" tabindex=${wrong ? '-1' : nothing} ?data-wrong=${Boolean(wrong)}
    aria-describedby=${wrong ? `${id}s-mistake` : nothing}>
    <legend class=${field.isHeaded ? 'unseen' : ''}>${text.heading}</legend>
    <p class="small muted">${text.text}</p>
    ${addresses.map((address, at) => row(field, address, at))}
    ${wrong ? html`<p class="mistake" id="${id}s-mistake">${wrong}</p>` : nothing}
    ${addresses.length < field.most ? html`<div><button type="button" @click=${add}>${text.add}</button></div>` : nothing}
  </fieldset>`
}

function row(field: AddressesField, value: string, at: number): TemplateResult {
  const { text, id, addresses, least, onChange, mistakeOf } = field
  const remove = (event: Event): void => {
    onChange(withoutAt(addresses, at))
    void focusLast(event)
  }
  return lineField({
    label: text.label({ number: at + 1 }),
    name: `${id}-${at}`,
    hint: at === 0 ? text.example : undefined,
    type: 'url',
    most: LONGEST_WEB_ADDRESS,
    value,
    mistake: mistakeOf(at),
    onInput: (typed) => onChange(withAt(addresses, at, typed)),
    beside:
      addresses.length > least
        ? html`<button type="button" aria-label=${text.remove({ number: at + 1 })} @click=${remove}>${text.removeShort}</button>`
        : nothing,
  })
}
