import { html, nothing, type TemplateResult } from 'lit'
import type { Words } from '../../words/chosen-language.ts'
import { refused } from '../state/refused.ts'
import type { PagedList } from './paged-list.ts'
import { type TableOf, table } from './table.ts'

interface ListView<Item> extends Omit<TableOf<Item>, 'items'> {
  readonly words: Words
  readonly list: PagedList<Item>
  /** Shown instead of a table without rows. */
  readonly empty: TemplateResult
}

/** A list with its table, "show more", its empty state, and how many were found said aloud. */
export function listView<Item>({ words, list, empty, ...rest }: ListView<Item>): TemplateResult {
  const { items, refusal, hasMore } = list
  const isEmpty = items?.length === 0
  const showsTable = !isEmpty && !(refusal && items === null)
  const again = (): void => void (items === null ? list.load() : list.more())
  return html`
    <p class="unseen" role="status">${items ? foundIn(words, items.length, hasMore) : words.loading}</p>
    ${isEmpty ? html`<div class="empty">${hasMore ? nothingYet(words) : empty}</div>` : nothing}
    ${showsTable ? table({ ...rest, items }) : nothing}
    ${refused(words, refusal, again)}
    ${hasMore && !refusal ? more(words, list) : nothing}`
}

/** How many there are, as far as is known. */
export function foundIn(words: Words, count: number, hasMore: boolean): string {
  if (!hasMore) return words.found({ count })
  return count === 0 ? words.foundNoneYet : words.foundFirst({ count })
}

/** What was looked through has nothing, and there is more to look through. */
const nothingYet = (words: Words): TemplateResult =>
  html`<h2>${words.nothingYet}</h2><p>${words.nothingYetNext}</p>`

const more = <Item>(words: Words, list: PagedList<Item>): TemplateResult =>
  html`<button type="button" class="more" aria-busy=${list.isBusy} @click=${() => list.more()}>
    ${list.items?.length === 0 ? words.lookOn : words.more}</button>`
