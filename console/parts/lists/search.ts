import { html, type TemplateResult } from 'lit'
import { LONGEST_MAIL_ADDRESS } from '../../../api/contract/plain/lengths.ts'

const PAUSE_MS = 250
let waiting: ReturnType<typeof setTimeout> | undefined

interface Search {
  readonly label: string
  readonly value: string
  /** Called once typing has paused, and at once on Enter. */
  readonly onSearch: (text: string) => void
}

const textOf = (element: EventTarget | null): string =>
  element instanceof HTMLInputElement ? element.value : ''

/** A search field that looks as somebody types. */
export function search({ label, value, onSearch }: Search): TemplateResult {
  const later = (event: Event): void => {
    const text = textOf(event.target)
    clearTimeout(waiting)
    waiting = setTimeout(() => onSearch(text), PAUSE_MS)
  }
  const now = (event: SubmitEvent): void => {
    event.preventDefault()
    clearTimeout(waiting)
    const form = event.target
    if (form instanceof HTMLFormElement) onSearch(textOf(form.elements.namedItem('q') as Element))
  }
  return html`<form role="search" aria-label=${label} class="search" @submit=${now}>
    <label>${label}
      <input type="search" name="q" maxlength=${LONGEST_MAIL_ADDRESS} autocomplete="off" spellcheck="false"
        .value=${value} @input=${later}>
    </label>
  </form>`
}
