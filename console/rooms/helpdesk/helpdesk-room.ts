import { html, nothing, type TemplateResult } from 'lit'
import type { HandedOverView, WaitingView } from '../../../api/contract/console/helpdesk-wire.ts'
import { define } from '../../../widgets/theme/define.ts'
import { type Column, table } from '../../parts/lists/table.ts'
import { addressOf } from '../../parts/navigation/addresses.ts'
import { Loaded } from '../../parts/state/loaded.ts'
import { Pulse } from '../../parts/state/pulse.ts'
import { refused } from '../../parts/state/refused.ts'
import { Room } from '../../parts/state/room.ts'
import { actColumns } from './helpdesk-acts.ts'

type Waiting = WaitingView['items'][number]
type HandedOver = HandedOverView['items'][number]

/** What waits for a second agent, of people of this portal; decided on the person's page. */
class HelpdeskRoom extends Room {
  readonly #waiting = new Loaded<WaitingView>(this, () => this.desk.calls.waitingHelp())

  readonly #handedOver = new Loaded<HandedOverView>(this, () => this.desk.calls.handedOverHelp())

  constructor() {
    super()
    new Pulse(this, () => {
      void this.#waiting.refresh()
      void this.#handedOver.refresh()
    })
  }

  override willUpdate(): void {
    this.#waiting.of(this.desk.portal.id)
    if (this.#isOwner) this.#handedOver.of('')
  }

  get #isOwner(): boolean {
    return this.desk.mayEverywhere('helpdesk.handed-over')
  }

  override render(): TemplateResult {
    const { words } = this.desk
    const { value, refusal } = this.#waiting
    return html`
      <header class="head"><h1 tabindex="-1">${words.helpdeskRoom.waiting}</h1></header>
      <p class="muted">${words.helpdeskRoom.waitingText}</p>
      ${refused(words, refusal, () => void this.#waiting.load())}
      ${value ? this.#renderItems(value.items) : nothing}
      ${!value && !refusal ? html`<p class="muted" role="status">${words.loading}</p>` : nothing}
      ${this.#isOwner ? this.#renderHandedOver() : nothing}`
  }

  /** Of every portal, before the owners of the installation. */
  #renderHandedOver(): TemplateResult {
    const { words } = this.desk
    const { helpdeskRoom: said } = words
    const { value, refusal } = this.#handedOver
    return html`<section><h2>${said.handedOver}</h2>
      <p class="muted">${said.handedOverText}</p>
      ${refused(words, refusal, () => void this.#handedOver.load())}
      ${value && value.items.length === 0 ? html`<p class="muted">${said.noneHandedOver}</p>` : nothing}
      ${value && value.items.length > 0 ? this.#renderTable(said.handedOver, value.items, [this.#portalColumn]) : nothing}
    </section>`
  }

  get #portalColumn(): Column<HandedOver> {
    return { head: this.desk.words.portal, isVerbatim: true, cell: ({ portal }) => portal.name }
  }

  #renderItems(items: readonly Waiting[]): TemplateResult {
    const { helpdeskRoom: helpdesk } = this.desk.words
    if (items.length === 0) return html`<p class="muted">${helpdesk.noneWaiting}</p>`
    return this.#renderTable(helpdesk.waiting, items, [])
  }

  /** Each is decided on its person's page, in the portal that is named, else in this one. */
  #renderTable<Item extends Waiting & Partial<HandedOver>>(
    caption: string,
    items: readonly Item[],
    more: readonly Column<Item>[],
  ): TemplateResult {
    const { desk } = this
    const { helpdeskRoom: helpdesk } = desk.words
    const columns = actColumns(desk, () => {})
    return table<Item>({
      caption,
      items,
      key: ({ id }) => id,
      columns: [
        {
          head: helpdesk.person,
          isVerbatim: true,
          cell: ({ person: { id, name }, portal = desk.portal }) =>
            html`<a href=${addressOf(portal.id, `people/${encodeURIComponent(id)}`)}>${name}</a>`,
        },
        ...more,
        ...columns.filter(({ isQuiet }) => !isQuiet),
      ],
    })
  }
}

define('console-helpdesk', HelpdeskRoom)
