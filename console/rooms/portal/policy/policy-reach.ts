import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import type {
  ConcernedPerson,
  PolicyPreview,
} from '../../../../api/contract/console/policy-wire.ts'
import type { PortalSetupView } from '../../../../api/contract/console/portal-wire.ts'
import { CONCERNS } from '../../../../api/contract/plain/policy.ts'
import type { Outcome, Refusal } from '../../../../widgets/client/problem.ts'
import type { PortalCalls } from '../../../data/calls.ts'
import { typedIn } from '../../../parts/fields/form-fields.ts'
import { today } from '../../../parts/lists/instant.ts'
import { handOver } from '../../../parts/state/download.ts'
import { refused } from '../../../parts/state/refused.ts'
import { Room } from '../../../parts/state/room.ts'

type Concern = (typeof CONCERNS)[number]

interface Listed {
  readonly people: readonly ConcernedPerson[]
  /** Null where all are there. */
  readonly next: string | null
}

interface Asked {
  readonly version: number
  readonly policy: PortalSetupView['policy']
}

interface Read extends Pick<PolicyPreview, 'preview' | 'counts'> {
  /** The first of each. */
  readonly lists: Readonly<Partial<Record<Concern, Listed>>>
}

/** Whom a policy would concern, as it is shown before the policy is saved. */
export interface PolicyReach extends Read {
  /** Which policy, of which version of the portal. */
  readonly asked: Asked
}

/** How many names are shown at first; each press shows as many again as there were. */
const SHOWN = 10

/** What is shown, of a list that is one: another that came between is refused when it is saved. */
export async function reachOf(
  { previewPolicy }: Pick<PortalCalls, 'previewPolicy'>,
  asked: Asked,
): Promise<Outcome<PolicyReach>> {
  const counted = await previewPolicy(asked)
  if (!counted.ok) return counted
  const { preview, counts } = counted.value
  const lists: Partial<Record<Concern, Listed>> = {}
  for (const concern of CONCERNS.filter((one) => counts[one] > 0)) {
    const listed = await previewPolicy({ ...asked, concern })
    if (!listed.ok) return listed
    lists[concern] = listed.value
  }
  return { ok: true, value: { asked, preview, counts, lists } }
}

/** Those concerned, by why: by name, all of them; as a table; and a mail to each, before the rules change. */
export class PolicyReachList extends Room {
  static override properties = { ...Room.properties, reach: { attribute: false } }

  declare reach: PolicyReach
  #lists: Partial<Record<Concern, Listed>> = {}
  #shown: Partial<Record<Concern, number>> = {}
  #from = ''
  #isBusy = false
  #mails: number | null = null
  #refusal: Refusal | null = null

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('reach')) return
    this.#lists = { ...this.reach.lists }
    this.#shown = {}
    this.#from = today(this.desk)
    this.#mails = null
    this.#refusal = null
  }

  override render(): TemplateResult {
    const { counts, asked } = this.reach
    const { reach } = this.desk.words.setupRoom.rules
    const isAlone = asked.policy.level === 'aal1'
    return html`<div class="alert reach">
      ${CONCERNS.filter((concern) => counts[concern] > 0).map((one) => this.#renderList(one))}
      ${isAlone ? html`<p class="small">${reach.notListed}</p>` : nothing}
      <div class="acts">
        <button type="button" @click=${this.#onExport}>${reach.table}</button>
      </div>
      ${this.#renderMailing()}
      ${refused(this.desk.words, this.#refusal)}
    </div>`
  }

  #renderList(concern: Concern): TemplateResult {
    const { reach } = this.desk.words.setupRoom.rules
    const count = this.reach.counts[concern]
    const { people = [] } = this.#lists[concern] ?? {}
    const shown = people.slice(0, this.#shown[concern] ?? SHOWN)
    const left = count - shown.length
    return html`<p id="reach-${concern}"><strong>${reach[concern]({ count })}</strong></p>
      <ul aria-labelledby="reach-${concern}">
        ${shown.map((one) => html`<li dir="auto" translate="no" tabindex="-1">${nameOf(one)}</li>`)}
      </ul>
      ${
        left > 0
          ? html`<p><button type="button" class="more" aria-describedby="reach-${concern}"
              aria-busy=${this.#isBusy} @click=${() => void this.#more(concern)}>${reach.more({ count: left })}</button></p>`
          : nothing
      }`
  }

  #renderMailing(): TemplateResult {
    const { reach } = this.desk.words.setupRoom.rules
    if (this.#mails !== null)
      return html`<p role="status" tabindex="-1" class="mailed">${reach.mailed({ count: this.#mails })}</p>`
    return html`<div class="mailing">
      <p>${reach.mailText}</p>
      <div class="field"><label for="reach-from">${reach.mailFrom}</label>
        <input id="reach-from" type="date" .value=${this.#from} min=${today(this.desk)}
          @keydown=${this.#onKey} @input=${(event: Event) => this.#onFrom(typedIn(event))}></div>
      <button type="button" aria-busy=${this.#isBusy} @click=${this.#onMail}>${reach.mailDo}</button>
    </div>`
  }

  readonly #onFrom = (from: string): void => {
    this.#from = from
  }

  /** The key would save the rules that the field stands among. */
  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') event.preventDefault()
  }

  async #more(concern: Concern): Promise<void> {
    const before = this.#shown[concern] ?? SHOWN
    const isThere = await this.#readUntil(concern, before * 2)
    if (!isThere) return
    this.#shown[concern] = before * 2
    this.requestUpdate()
    await this.updateComplete
    const lines = this.querySelectorAll<HTMLElement>(`[aria-labelledby=reach-${concern}] li`)
    lines[before]?.focus()
  }

  /** False where a page did not come. */
  async #readUntil(concern: Concern, wanted: number): Promise<boolean> {
    let { people, next }: Listed = this.#lists[concern] ?? { people: [], next: null }
    while (people.length < wanted && next !== null) {
      const after = next
      const page = await this.#asking(() =>
        this.desk.calls.previewPolicy({ ...this.reach.asked, concern, after }),
      )
      if (!page) return false
      people = [...people, ...page.people]
      next = page.next
      this.#lists[concern] = { people, next }
    }
    return true
  }

  readonly #onExport = async (): Promise<void> => {
    const { calls, language } = this.desk
    const table = await calls.exportPreview({ ...this.reach.asked, language })
    handOver(this.desk, 'policy', table)
  }

  readonly #onMail = async (): Promise<void> => {
    const { asked, preview } = this.reach
    const mailed = await this.#asking(() =>
      this.desk.calls.mailPreview({ ...asked, preview, from: this.#from }),
    )
    if (!mailed) return
    this.#mails = mailed.mails
    this.requestUpdate()
    await this.updateComplete
    this.querySelector<HTMLElement>('.mailed')?.focus()
  }

  async #asking<T>(ask: () => Promise<Outcome<T>>): Promise<T | null> {
    if (this.#isBusy) return null
    this.#isBusy = true
    this.#refusal = null
    this.requestUpdate()
    const outcome = await ask()
    this.#isBusy = false
    if (!outcome.ok) this.#refusal = outcome.problem
    this.requestUpdate()
    return outcome.ok ? outcome.value : null
  }
}

const nameOf = ({ firstName, lastName, address }: ConcernedPerson): string =>
  `${[firstName, lastName].filter((name) => name !== '').join(' ')}, ${address}`
