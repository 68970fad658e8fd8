import { html, nothing, type TemplateResult } from 'lit'
import type { WaitingView } from '../../../api/contract/console/helpdesk-wire.ts'
import { define } from '../../../widgets/theme/define.ts'
import { table } from '../../parts/lists/table.ts'
import { addressOf } from '../../parts/navigation/addresses.ts'
import { Loaded } from '../../parts/state/loaded.ts'
import { Pulse } from '../../parts/state/pulse.ts'
import { refused } from '../../parts/state/refused.ts'
import { Room } from '../../parts/state/room.ts'
import { actColumns } from './helpdesk-acts.ts'

type Waiting = WaitingView['items'][number]

/** What waits for a second agent, of people of this portal; decided on the person's page. */
class HelpdeskRoom extends Room {
  readonly #waiting = new Loaded<WaitingView>(this, () => this.desk.calls.waitingHelp())

  constructor() {
    super()
    new Pulse(this, () => void this.#waiting.refresh())
  }

  override willUpdate(): void {
    this.#waiting.of(this.desk.portal.id)
  }

  override render(): TemplateResult {
    const { words } = this.desk
    const { value, refusal } = this.#waiting
    return html`
      <header class="head"><h1 tabindex="-1">${words.helpdeskRoom.waiting}</h1></header>
      <p class="muted">${words.helpdeskRoom.waitingText}</p>
      ${refused(words, refusal, () => void this.#waiting.load())}
      ${value ? this.#renderItems(value.items) : nothing}
      ${!value && !refusal ? html`<p class="muted" role="status">${words.loading}</p>` : nothing}`
  }

  #renderItems(items: readonly Waiting[]): TemplateResult {
    const { desk } = this
    const { helpdeskRoom: helpdesk } = desk.words
    if (items.length === 0) return html`<p class="muted">${helpdesk.noneWaiting}</p>`
    const columns = actColumns(desk, () => {})
    return table<Waiting>({
      caption: helpdesk.waiting,
      items,
      key: ({ id }) => id,
      columns: [
        {
          head: helpdesk.person,
          isVerbatim: true,
          cell: ({ person: { id, name } }) =>
            html`<a href=${addressOf(desk.portal.id, `people/${encodeURIComponent(id)}`)}>${name}</a>`,
        },
        ...columns.filter(({ isQuiet }) => !isQuiet),
      ],
    })
  }
}

define('console-helpdesk', HelpdeskRoom)
