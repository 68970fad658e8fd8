import { html, nothing, type TemplateResult } from 'lit'
import { LONGEST_MAIL_ADDRESS } from '../../../api/contract/plain/lengths.ts'
import type { Words } from '../../words/chosen-language.ts'
import type { Route } from './addresses.ts'

interface Search {
  readonly words: Words
  readonly route: Route
  readonly hasSlash: boolean
  readonly onSearch: (q: string) => void
}

/** The one field that finds people, invitations and units, in the portal that is open. */
export function searchField({ words, route, hasSlash, onSearch }: Search): TemplateResult {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    if (!(event.target instanceof HTMLFormElement)) return
    onSearch(String(new FormData(event.target).get('everything') ?? '').trim())
  }
  const q = route.room === 'search' ? (route.query.get('q') ?? '') : ''
  return html`<form class="everything" role="search" aria-label=${words.searchEverything} @submit=${submit}>
    <label for="everything">${words.search}</label>
    <input type="search" id="everything" name="everything" maxlength=${LONGEST_MAIL_ADDRESS} autocomplete="off"
      spellcheck="false" enterkeyhint="search" placeholder=${words.searchFor} .value=${q}
      aria-keyshortcuts=${hasSlash ? '/' : nothing}>
    ${hasSlash ? html`<kbd aria-hidden="true">/</kbd>` : nothing}
  </form>`
}
