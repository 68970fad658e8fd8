import { html, nothing, type TemplateResult } from 'lit'
import { redrawn } from './focus.ts'
import { lineField } from './form-fields.ts'
import type { Desk } from './room.ts'
import { withAt, withoutAt } from './rows.ts'

const MOST = 20

/** Lists of addresses that a portal has; also the name of the field, and of its words. */
type ListName = 'origins' | 'returnUrls'

interface AddressList {
  readonly of: ListName
  readonly addresses: readonly string[]
  /** How many there have to be. */
  readonly least: number
  /** Whether a heading above says what they are. */
  readonly isHeaded?: boolean
  /** By the path of the field, the list's name or `<name>.<index>`. */
  readonly mistakeAt: (path: string, key?: string) => string | null
  /** Why they do not go with the rest of the portal. */
  readonly misfit?: TemplateResult | null
  readonly onChange: (addresses: readonly string[]) => void
}

/** One of them, among the words for mistakes. */
const KEYS: Readonly<Record<ListName, string>> = { origins: 'origin', returnUrls: 'returnUrl' }

/** The last field, once the page has been drawn again. */
async function focusLast(event: Event): Promise<void> {
  const list = event.target instanceof Element ? event.target.closest('fieldset') : null
  await redrawn(list)
  ;[...(list?.querySelectorAll('input') ?? [])].at(-1)?.focus()
}

/** One address a line; what is wrong stands at its own line. */
export function addressList({ words }: Desk, parts: AddressList): TemplateResult {
  const { of, addresses, onChange, mistakeAt } = parts
  const text = words.setupRoom[of]
  const add = (event: Event): void => {
    onChange([...addresses, ''])
    void focusLast(event)
  }
  const mistake = mistakeAt(of)
  const wrong = mistake ?? parts.misfit
  return html`<fieldset class="sheet" tabindex=${wrong ? '-1' : nothing} ?data-wrong=${Boolean(wrong)}
    aria-describedby=${wrong ? `${of}-mistake` : nothing}>
    <legend class=${parts.isHeaded ? 'unseen' : ''}>${text.heading}</legend>
    <p class="small muted">${text.text}</p>
    ${addresses.map((address, at) => row(parts, { text, address, at }))}
    ${wrong ? html`<p class="mistake" id="${of}-mistake">${wrong}</p>` : nothing}
    ${addresses.length < MOST ? html`<div><button type="button" @click=${add}>${text.add}</button></div>` : nothing}
  </fieldset>`
}

interface Row {
  readonly text: Desk['words']['setupRoom'][ListName]
  readonly address: string
  readonly at: number
}

function row(
  { of, addresses, least, onChange, mistakeAt }: AddressList,
  { text, address, at }: Row,
) {
  const remove = (event: Event): void => {
    onChange(withoutAt(addresses, at))
    void focusLast(event)
  }
  return lineField({
    label: text.label(at + 1),
    name: `${KEYS[of]}-${at}`,
    hint: at === 0 ? text.example : undefined,
    type: 'url',
    most: 500,
    value: address,
    mistake: mistakeAt(`${of}.${at}`, KEYS[of]),
    onInput: (value) => onChange(withAt(addresses, at, value)),
    beside:
      addresses.length > least
        ? html`<button type="button" aria-label=${text.remove(at + 1)} @click=${remove}>${text.removeShort}</button>`
        : nothing,
  })
}
