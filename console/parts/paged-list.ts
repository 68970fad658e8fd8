import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Page } from '../../api/contract/console/console.ts'
import type { Outcome, Refusal } from '../data/send.ts'

type Ask<Item> = (after: string | null) => Promise<Outcome<Page<Item>>>

/** A list that is shown part by part; null while the first part is on its way. */
export class PagedList<Item> implements ReactiveController {
  items: readonly Item[] | null = null
  refusal: Refusal | null = null
  hasMore = false
  isBusy = false
  readonly #host: ReactiveControllerHost
  readonly #ask: Ask<Item>
  #key: string | null = null
  #next: string | null = null
  #parts = 0
  /** Answers to an older question are dropped. */
  #turn = 0

  constructor(host: ReactiveControllerHost, ask: Ask<Item>) {
    this.#host = host
    this.#ask = ask
    host.addController(this)
  }

  hostConnected(): void {}

  /** Starts over when the key is another one than before. */
  of(key: string): void {
    if (key === this.#key) return
    this.#key = key
    this.items = null
    void this.load()
  }

  async load(): Promise<void> {
    this.#next = null
    this.#parts = 0
    await this.#read([])
  }

  more(): Promise<void> {
    return this.isBusy ? Promise.resolve() : this.#read(this.items ?? [])
  }

  /** Asks again for all parts shown, without a word: what is shown stays when that fails. */
  async refresh(): Promise<void> {
    if (this.items === null || this.isBusy) return
    const turn = this.#turn
    const items: Item[] = []
    let next: string | null = null
    for (let part = 0; part < this.#parts; part++) {
      const outcome: Outcome<Page<Item>> = await this.#ask(next)
      if (!outcome.ok || turn !== this.#turn) return
      items.push(...outcome.value.items)
      next = outcome.value.next
      if (next === null) break
    }
    this.#show(items, next)
  }

  async #read(before: readonly Item[]): Promise<void> {
    const turn = ++this.#turn
    this.isBusy = true
    this.refusal = null
    this.#host.requestUpdate()
    const outcome = await this.#ask(this.#next)
    if (turn !== this.#turn) return
    this.isBusy = false
    if (outcome.ok) {
      this.#parts++
      this.#show([...before, ...outcome.value.items], outcome.value.next)
    } else this.refusal = outcome.refusal
    this.#host.requestUpdate()
  }

  #show(items: readonly Item[], next: string | null): void {
    this.items = items
    this.#next = next
    this.hasMore = next !== null
    this.#host.requestUpdate()
  }
}
