import type { ReactiveControllerHost } from 'lit'
import type { Page } from '../../../api/contract/console/console-wire.ts'
import type { Outcome } from '../../../widgets/client/problem.ts'
import { Asking } from '../state/asking.ts'

type Ask<Item> = (after: string | null) => Promise<Outcome<Page<Item>>>

/** A search may look through much and find nothing there; so many such pages are read in one go. */
const MOST_AT_ONCE = 5

/** A list that is shown page by page; null while the first page is on its way. */
export class PagedList<Item> extends Asking {
  items: readonly Item[] | null = null
  hasMore = false
  isBusy = false
  readonly #ask: Ask<Item>
  #next: string | null = null
  #pages = 0

  constructor(host: ReactiveControllerHost, ask: Ask<Item>) {
    super(host)
    this.#ask = ask
  }

  async load(): Promise<void> {
    this.#next = null
    this.#pages = 0
    await this.#read([])
  }

  more(): Promise<void> {
    return this.isBusy ? Promise.resolve() : this.#read(this.items ?? [])
  }

  /** Asks again for all pages shown, without a word: what is shown stays when that fails. */
  async refresh(): Promise<void> {
    if (this.items === null || this.isBusy) return
    const isNewest = this.whileNewest()
    const items: Item[] = []
    let next: string | null = null
    for (let page = 0; page < this.#pages; page++) {
      const outcome: Outcome<Page<Item>> = await this.#ask(next)
      if (!outcome.ok || !isNewest()) return
      items.push(...outcome.value.items)
      next = outcome.value.next
      if (next === null) break
    }
    this.#show(items, next)
  }

  protected forget(): void {
    this.items = null
  }

  /** Goes on by itself past pages on which nothing was found. */
  async #read(before: readonly Item[]): Promise<void> {
    const isNewest = this.begin()
    this.isBusy = true
    this.refusal = null
    this.host.requestUpdate()
    for (let page = 1; page <= MOST_AT_ONCE; page++) {
      const outcome = await this.#ask(this.#next)
      if (!isNewest()) return
      if (!outcome.ok) this.refusal = outcome.problem
      if (!outcome.ok) break
      const { items, next } = outcome.value
      this.#pages++
      this.#next = next
      if (items.length === 0 && next !== null && page < MOST_AT_ONCE) continue
      this.#show([...before, ...items], next)
      break
    }
    this.isBusy = false
    this.host.requestUpdate()
  }

  #show(items: readonly Item[], next: string | null): void {
    this.items = items
    this.#next = next
    this.hasMore = next !== null
    this.host.requestUpdate()
  }
}
