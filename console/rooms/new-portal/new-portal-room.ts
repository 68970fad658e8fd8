import { html, type nothing, type TemplateResult } from 'lit'
import type { AddedPortal, PortalSetupView } from '../../../api/contract/console/portal-wire.ts'
import type { Refusal } from '../../../widgets/client/problem.ts'
import { define } from '../../../widgets/theme/define.ts'
import { Leaving } from '../../parts/dialogs/leaving.ts'
import { SecretShown } from '../../parts/dialogs/secret-shown.ts'
import { withoutMended } from '../../parts/state/mended.ts'
import { languagesMistake, mistakeAt, notDone, WRONG } from '../../parts/state/mistakes.ts'
import { Room } from '../../parts/state/room.ts'
import { addedPortal, foundPortal } from './added-portal.ts'
import { portalFields } from './portal-fields.ts'
import { idOf, nothingWanted, requestOf, type Wanted } from './wanted-portal.ts'

/** After these it may have been added all the same. */
const UNCERTAIN: readonly Refusal['code'][] = ['offline', 'unavailable']

/** The same as a field that was refused. */
const TAKEN: Refusal = { code: 'invalid_input', fields: ['id'] }

/** Adding a portal: what it is called and where; then its secret, once, and what comes next. */
class NewPortalRoom extends Room {
  #wanted: Wanted | null = null
  #isBusy = false
  #refusal: Refusal | null = null
  #added: AddedPortal['portal'] | null = null
  #secret: string | null = null
  #setup: PortalSetupView | null = null
  /** Ids that were sent without a certain answer, and are of no portal known then. */
  readonly #unanswered = new Set<string>()
  /** The id of a portal that one of those has added after all. */
  #found: string | null = null
  readonly #leaving = new Leaving(this, () => this.#isUnsaved)

  get #isUnsaved(): boolean {
    const isThere = this.#added !== null || this.#found !== null
    const untouched = JSON.stringify(nothingWanted(this.desk.language))
    const isTyped = this.#wanted !== null && JSON.stringify(this.#wanted) !== untouched
    return (isTyped && !isThere) || this.#secret !== null || this.#isBusy
  }

  override render(): TemplateResult {
    const { words, language } = this.desk
    const { add } = words.setupRoom
    const wanted = this.#wanted ?? nothingWanted(language)
    const added = this.#added
    return html`
      <header class="head"><h1 tabindex="-1">${added ? add.added({ name: added.name }) : add.heading}</h1></header>
      ${
        added
          ? addedPortal(this.desk, {
              added,
              setup: this.#setup,
              secret: this.#secret,
              onStored: () => void this.#onStored(),
            })
          : this.#renderForm(wanted)
      }
      ${this.#leaving.render(words)}`
  }

  #renderForm(wanted: Wanted): TemplateResult {
    const { words } = this.desk
    const { add } = words.setupRoom
    return html`<p class="lead muted">${add.intro}</p>
      <form class="sheet" novalidate @submit=${this.#onSubmit}>
        ${portalFields(this.desk, {
          wanted,
          mistakeAt: (path, key) => this.#mistakeAt(path, key),
          languagesMistake: languagesMistake(words.setupRoom, this.#refusal),
          onInput: (part) => this.#onInput(wanted, { ...wanted, ...part }),
        })}
        ${this.#found ? foundPortal(this.desk, this.#found) : this.#renderNotDone()}
        <div class="acts">
          <button type="submit" class="primary" aria-busy=${this.#isBusy}>${add.create}</button>
        </div>
      </form>`
  }

  /** What was refused is no more once it is typed anew. */
  #onInput(before: Wanted, wanted: Wanted): void {
    this.#wanted = wanted
    this.#found = null
    const refusal = this.#isTaken ? TAKEN : this.#refusal
    const left = withoutMended(refusal, requestOf(before), requestOf(wanted))
    if (left !== refusal) this.#refusal = left
    this.requestUpdate()
  }

  #renderNotDone(): TemplateResult | typeof nothing {
    return notDone(this.desk.words, this.#isTaken ? TAKEN : this.#refusal)
  }

  get #isTaken(): boolean {
    return this.#refusal?.code === 'taken'
  }

  #mistakeAt(path: string, key?: string): string | null {
    const words = this.desk.words.setupRoom
    if (this.#isTaken) return path === 'id' && !this.#found ? words.mistakes.taken : null
    return mistakeAt(words, { refusal: this.#refusal, path, key })
  }

  readonly #onSubmit = async (event: Event): Promise<void> => {
    event.preventDefault()
    if (this.#isBusy) return
    this.#isBusy = true
    this.#refusal = null
    this.#found = null
    this.requestUpdate()
    const wanted = this.#wanted ?? nothingWanted(this.desk.language)
    const outcome = await this.desk.calls.addPortal(requestOf(wanted))
    this.#isBusy = false
    if (outcome.ok) return this.#welcome(outcome.value)
    await this.#onRefused(outcome.problem, idOf(wanted))
  }

  async #onRefused(refusal: Refusal, id: string): Promise<void> {
    const { manages, askWhoIsThere } = this.desk
    if (UNCERTAIN.includes(refusal.code) && !manages(id)) this.#unanswered.add(id)
    const isRepeated = refusal.code === 'taken' && this.#unanswered.has(id)
    if (isRepeated) await askWhoIsThere()
    this.#found = isRepeated && manages(id) ? id : null
    this.#refusal = refusal
    await this.#focusOn(this.#found ? '.found a' : WRONG)
  }

  async #welcome({ portal, secret }: AddedPortal): Promise<void> {
    this.#added = portal
    this.#secret = secret
    this.requestUpdate()
    const { calls, askWhoIsThere } = this.desk
    await askWhoIsThere()
    const setup = await calls.setupOf(portal.id)
    if (setup.ok) this.#setup = setup.value
    this.requestUpdate()
  }

  async #onStored(): Promise<void> {
    this.#secret = null
    const { say, words } = this.desk
    if (this.#added) say(words.setupRoom.add.addedSaid({ name: this.#added.name }))
    await this.#focusOn('h1')
  }

  async #focusOn(selector: string): Promise<void> {
    this.requestUpdate()
    await this.updateComplete
    this.querySelector<HTMLElement>(selector)?.focus()
  }
}

define('console-secret-shown', SecretShown)
define('console-new-portal', NewPortalRoom)
