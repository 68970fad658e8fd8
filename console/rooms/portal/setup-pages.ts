import { html, nothing, type TemplateResult } from 'lit'
import { addressOf } from '../../parts/navigation/addresses.ts'
import type { Desk } from '../../parts/state/room.ts'

/** Pages of the set-up, in the order of the index; the first has no name in the address. */
export const PAGES = [
  'general',
  'sign-in',
  'roles',
  'look',
  'contacts',
  'notices',
  'secrets',
  'embedding',
] as const
export type PageName = (typeof PAGES)[number]

/** Null for an address that names none. */
export const pageOf = (id: string | null): PageName | null =>
  id === null ? 'general' : (PAGES.slice(1).find((page) => page === id) ?? null)

export const pageAddress = (portal: string, page: PageName): string =>
  addressOf(portal, page === 'general' ? 'setup' : `setup/${page}`)

/** Leads from each page to all others. */
export const index = ({ words, portal }: Desk, shown: PageName): TemplateResult =>
  html`<nav class="chips index" aria-label=${words.setupRoom.pages}>
    <ul>
      ${PAGES.map(
        (page) => html`<li><a class="chip" href=${pageAddress(portal.id, page)}
          aria-current=${page === shown ? 'page' : nothing}>${words.setupRoom.page[page]}</a></li>`,
      )}
    </ul>
  </nav>`
