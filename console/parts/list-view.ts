import { html, nothing, type TemplateResult } from 'lit'
import type { Words } from '../words/words.ts'
import type { PagedList } from './paged-list.ts'
import { refused } from './refused.ts'
import { type TableOf, table } from './table.ts'

interface ListView<Item> extends Omit<TableOf<Item>, 'items'> {
  readonly words: Words
  readonly list: PagedList<Item>
  /** Shown instead of a table without rows. */
  readonly empty: TemplateResult
}

/** A list with its table, "show more", its empty state, and how many were found said aloud. */
export function listView<Item>({ words, list, empty, ...rest }: ListView<Item>): TemplateResult {
  const { items, refusal, hasMore, isBusy } = list
  const isEmpty = items?.length === 0
  const showsTable = !isEmpty && !(refusal && items === null)
  const again = (): void => void (items === null ? list.load() : list.more())
  return html`
    <p class="unseen" role="status">${items ? words.found(items.length, hasMore) : words.loading}</p>
    ${isEmpty ? html`<div class="empty">${empty}</div>` : nothing}
    ${showsTable ? table({ ...rest, items }) : nothing}
    ${refused(words, refusal, again)}
    ${
      hasMore && !refusal
        ? html`<button type="button" class="more" aria-busy=${isBusy} @click=${() => list.more()}>${words.more}</button>`
        : nothing
    }`
}
