import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import type { EmbeddingView } from '../../../../api/contract/console/portal-wire.ts'
import { snippet } from '../../../parts/dialogs/copy.ts'
import { Room } from '../../../parts/state/room.ts'
import { readDomain } from './domain-frame.ts'
import { type Judged, judge } from './judging.ts'

/** What the domain of the passkeys is to answer where pages lie outside it, and whether it does. */
export class RelatedOrigins extends Room {
  static override properties = { ...Room.properties, wanted: { attribute: false } }

  declare wanted: NonNullable<EmbeddingView['relatedOrigins']>
  #isBusy = false
  #judged: Judged | null = null

  /** Another domain, or another list: what was found is none of it. */
  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('wanted') && changed.get('wanted')?.text !== this.wanted.text)
      this.#judged = null
  }

  override render(): TemplateResult {
    const { words, say } = this.desk
    const { embedding: said } = words.setupRoom
    const { address, text } = this.wanted
    return html`<section>
      <h2>${said.relatedOrigins}</h2>
      <p class="muted">${said.relatedOriginsText({ address })}</p>
      ${snippet({ words, label: said.relatedOrigins, text, say })}
      <div class="acts checking">
        <a href=${address} target="_blank" rel="noopener noreferrer">${said.related.open}</a>
        <button type="button" aria-busy=${this.#isBusy} @click=${this.#onCheck}>${said.related.check}</button>
      </div>
      <div role="status">${this.#judged ? this.#renderJudged(this.#judged) : nothing}</div>
    </section>`
  }

  #renderJudged(judged: Judged): TemplateResult {
    const { related } = this.desk.words.setupRoom.embedding
    switch (judged.is) {
      case 'lacking':
        return html`<p class="bad">${related.lacking}</p>
          <ul>${judged.origins.map((origin) => html`<li translate="no">${origin}</li>`)}</ul>`
      case 'status':
        return html`<p class="bad">${related.status({ status: judged.status })}</p>`
      case 'listed':
        return html`<p class="good">${related.listed}</p>`
      case 'unread':
        return html`<p>${related.unread}</p>`
      default:
        return html`<p class="bad">${related[judged.is]}</p>`
    }
  }

  readonly #onCheck = async (): Promise<void> => {
    if (this.#isBusy) return
    this.#isBusy = true
    this.#judged = null
    this.requestUpdate()
    const { wanted } = this
    const answer = await readDomain(this.desk.portal.id)
    this.#isBusy = false
    if (wanted.text === this.wanted.text) this.#judged = judge(answer, wanted)
    this.requestUpdate()
  }
}
