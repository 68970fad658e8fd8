import { html, nothing, type TemplateResult } from 'lit'
import type { PagedList } from '../../parts/lists/paged-list.ts'
import { addressOf } from '../../parts/navigation/addresses.ts'
import { refused } from '../../parts/state/refused.ts'
import type { Desk } from '../../parts/state/room.ts'

const SHOWN = 5

interface Find {
  readonly name: TemplateResult
  readonly about: unknown
  readonly mark: TemplateResult | typeof nothing
}

export interface Finds<Item> {
  readonly desk: Desk
  readonly q: string
  readonly noun: 'people' | 'invitations' | 'units'
  readonly list: PagedList<Item>
  readonly item: (item: Item) => Find
}

export const link = (address: string, name: string): TemplateResult =>
  html`<a class="row-link" translate="no" href=${address}>${name}</a>`

/** The first of what was found, and the way to the whole list. */
export function finds<Item>(found: Finds<Item>): TemplateResult {
  const { desk, noun, list } = found
  const { words } = desk
  const { items, refusal } = list
  return html`<section aria-labelledby="found-${noun}">
    <header class="head"><h2 id="found-${noun}">${words[noun]}</h2>${toAll(found)}</header>
    ${refused(words, refusal, () => void list.load())}
    ${items ? shown(found, items) : nothing}
    ${items || refusal ? nothing : html`<p class="muted">${words.loading}</p>`}
  </section>`
}

function shown<Item>({ desk, noun, list, item }: Finds<Item>, items: readonly Item[]) {
  const { nothingYet, searchRoom } = desk.words
  if (items.length === 0)
    return html`<p class="muted">${list.hasMore ? nothingYet : searchRoom.none[noun]}</p>`
  return html`<ul class="finds">
    ${items.slice(0, SHOWN).map((one) => {
      const { name, about, mark } = item(one)
      return html`<li>${name}<span class="muted">${about}</span><span>${mark}</span></li>`
    })}
  </ul>`
}

/** Nothing where all that there is stands here. */
function toAll<Item>({ desk, q, noun, list }: Finds<Item>): TemplateResult | typeof nothing {
  const { searchRoom } = desk.words
  const count = list.items?.length ?? 0
  if (count <= SHOWN && !list.hasMore) return nothing
  const label = list.hasMore ? searchRoom.more[noun] : searchRoom.all[noun]({ count })
  return html`<a href=${addressOf(desk.portal.id, noun, { q })}>${label}</a>`
}
