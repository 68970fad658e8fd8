import { html, nothing, type TemplateResult } from 'lit'
import type { WaitingView } from '../../../api/contract/console/helpdesk-wire.ts'
import type { OverviewView } from '../../../api/contract/console/invitation-wire.ts'
import { ATTENTION } from '../../../api/contract/plain/invitation-states.ts'
import { define } from '../../../widgets/theme/define.ts'
import { addressOf } from '../../parts/navigation/addresses.ts'
import { Loaded } from '../../parts/state/loaded.ts'
import { Pulse } from '../../parts/state/pulse.ts'
import { refused } from '../../parts/state/refused.ts'
import { Room } from '../../parts/state/room.ts'
import { funnel } from './funnel.ts'

/** How far invitations come, and what somebody has to look at. */
class OverviewRoom extends Room {
  readonly #overview = new Loaded<OverviewView>(this, () => this.desk.calls.overview())
  /** For those alone who decide on it. */
  readonly #waiting = new Loaded<WaitingView>(this, () => this.desk.calls.waitingHelp())

  constructor() {
    super()
    new Pulse(this, () => {
      void this.#overview.refresh()
      if (this.desk.may('callers.verify')) void this.#waiting.refresh()
    })
  }

  override willUpdate(): void {
    this.#overview.of(this.desk.portal.id)
    if (this.desk.may('callers.verify')) this.#waiting.of(this.desk.portal.id)
  }

  override render(): TemplateResult {
    const { words } = this.desk
    const { value, refusal } = this.#overview
    return html`
      <header class="head"><h1 tabindex="-1">${words.overview}</h1></header>
      ${refused(words, refusal, () => void this.#overview.load())}
      ${value ? this.#renderAll(value) : nothing}
      ${!value && !refusal ? html`<p class="muted" role="status">${words.loading}</p>` : nothing}`
  }

  #renderAll(overview: OverviewView): TemplateResult {
    const { words, portal } = this.desk
    const { overviewRoom } = words
    if (overview.funnel.sent === 0)
      return html`<div class="empty"><h2>${overviewRoom.none}</h2><p>${overviewRoom.noneNext}</p>
        <a href=${addressOf(portal.id, 'invitations')}>${words.invitations}</a></div>`
    return html`
      <section>
        <h2>${overviewRoom.attention}</h2>
        ${this.#renderAttention(overview)}
      </section>
      <section>
        <h2>${overviewRoom.funnel}</h2>
        <p class="muted">${overviewRoom.funnelText}</p>
        ${funnel(this.desk, overview)}
      </section>`
  }

  #renderAttention({ attention }: OverviewView): TemplateResult {
    const { words, portal } = this.desk
    const { overviewRoom } = words
    const asked = ATTENTION.filter((name) => attention[name] > 0)
    const count = this.#waiting.value?.items.length ?? 0
    if (asked.length === 0 && count === 0) return html`<p>${overviewRoom.calm}</p>`
    return html`<ul class="tasks">
      ${
        count > 0
          ? html`<li><a href=${addressOf(portal.id, 'helpdesk')}>${overviewRoom.waitingHelp({ count })}</a>
          <span class="muted">${overviewRoom.waitingHelpNext}</span></li>`
          : nothing
      }
      ${asked.map(
        (name) => html`<li>
          <a href=${addressOf(portal.id, 'invitations', { attention: name })}>${overviewRoom.attentions[name]({ count: attention[name] })}</a>
          <span class="muted">${overviewRoom.attentionNext[name]}</span>
        </li>`,
      )}
    </ul>`
  }
}

define('console-overview', OverviewRoom)
