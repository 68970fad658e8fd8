import type { Page } from '../../../api/contract/console/console-wire.ts'
import type { Outcome } from '../../../widgets/client/problem.ts'
import { Room } from '../state/room.ts'
import { PagedList } from './paged-list.ts'

/** Which page of the list, and of what. */
export interface Searched {
  readonly q: string
  readonly after: string | null
}

/** A room that is a list, found by the words in its address. */
export abstract class SearchedRoom<Item> extends Room {
  protected readonly list = new PagedList<Item>(this, (after) => this.ask({ q: this.q, after }))

  /** What was searched for; empty for all. */
  protected get q(): string {
    return this.desk.route.query.get('q') ?? ''
  }

  protected abstract ask(searched: Searched): Promise<Outcome<Page<Item>>>

  override willUpdate(): void {
    this.list.of(`${this.desk.portal.id} ${this.q}`)
  }
}
