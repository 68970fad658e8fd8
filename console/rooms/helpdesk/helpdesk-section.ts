import { html, nothing, type TemplateResult } from 'lit'
import type { HelpdeskActView } from '../../../api/contract/console/helpdesk-wire.ts'
import type { HelpedView, PersonView } from '../../../api/contract/console/people-wire.ts'
import { CALLER_CODE } from '../../../api/contract/plain/codes.ts'
import { SHORTEST_REASON } from '../../../api/contract/plain/lengths.ts'
import { codeOf } from '../../../api/contract/plain/typed-code.ts'
import type { Outcome, Refusal } from '../../../widgets/client/problem.ts'
import type { SecretTold } from '../../parts/dialogs/secret-shown.ts'
import { lineField } from '../../parts/fields/form-fields.ts'
import { exactly } from '../../parts/lists/instant.ts'
import { refused } from '../../parts/state/refused.ts'
import { Room } from '../../parts/state/room.ts'
import { colleagueForm } from './colleague-form.ts'
import type { Corrected } from './correction-draft.ts'
import { actTable, type Decision } from './helpdesk-acts.ts'
import { type HelpAsked, helpQuestion, isReasoned, saidOf } from './helpdesk-questions.ts'
import { ringBack } from './ring-back.ts'
import { sendHelp } from './sending.ts'

/** Who is calling, what can be done for them, and what was done. Stands first on a person's page. */
export class HelpdeskSection extends Room {
  static override properties = {
    ...Room.properties,
    person: { attribute: false },
    onPerson: { attribute: false },
    onCorrect: { attribute: false },
  }

  declare person: PersonView
  declare onPerson: (person: PersonView) => void
  declare onCorrect: (what: Corrected) => void
  #asked: HelpAsked | null = null
  #isBusy = false
  #refusal: Refusal | null = null
  #mistake: string | null = null
  #typed = ''
  #pass: string | null = null

  /** Something is asked before it is done; while it is, the page is not read anew. */
  get isAsking(): boolean {
    return this.#asked !== null || this.#pass !== null || this.#typed !== ''
  }

  /** From the list of ways to verify. */
  ask(asked: HelpAsked | null): void {
    this.#asked = asked
    this.#refusal = null
    this.#mistake = null
    this.requestUpdate()
  }

  override render(): TemplateResult | typeof nothing {
    const { words, may } = this.desk
    const { helpdesk } = this.person
    if (!may('callers.verify')) return nothing
    const said = words.helpdeskRoom
    if (!helpdesk.mayHelp)
      return html`<section aria-labelledby="helpdesk">
        <header class="head"><h2 id="helpdesk">${said.heading}</h2></header><p>${said.notYours}</p>
      </section>`
    return html`<section aria-labelledby="helpdesk">
      <header class="head"><h2 id="helpdesk">${said.heading}</h2>${this.#renderGiving()}</header>
      ${this.#renderFrozen()}
      ${ringBack(this.desk, this.person, this.onCorrect)}
      ${helpdesk.verified ? this.#renderVerified(helpdesk.verified) : this.#renderUnverified()}
      ${this.#asked ? nothing : refused(words, this.#refusal)}
      ${this.#renderPass()}
      ${helpdesk.acts.length > 0 ? actTable(this.desk, helpdesk.acts, this.#onDecide) : nothing}
      ${this.#renderQuestion()}
      ${
        this.#pass
          ? html`<console-secret-shown .words=${words} .secret=${this.#pass} .told=${this.#passTold()} @stored=${this.#onRead}></console-secret-shown>`
          : nothing
      }
    </section>`
  }

  #renderGiving(): TemplateResult | typeof nothing {
    const { helpdesk, frozenAt } = this.person
    const { reset, issue, freeze, unfreeze } = this.desk.words.helpdeskRoom
    const mayGive = helpdesk.verified !== null && this.desk.may('methods.reset')
    return html`<div class="acts">
      ${mayGive ? [this.#button('reset', reset), frozenAt ? this.#button('unfreeze', unfreeze) : this.#button('pass', issue)] : nothing}
      ${frozenAt || !this.desk.may('methods.suspend') ? nothing : this.#button('freeze', freeze)}
    </div>`
  }

  #button(act: 'reset' | 'pass' | 'freeze' | 'unfreeze', label: string): TemplateResult {
    return html`<button type="button" @click=${() => this.ask({ act })}>${label}</button>`
  }

  #renderFrozen(): TemplateResult | typeof nothing {
    const { frozenAt } = this.person
    if (!frozenAt) return nothing
    const when = exactly(this.desk, frozenAt)
    return html`<p class="alert">${this.desk.words.helpdeskRoom.frozen({ when })}</p>`
  }

  #renderVerified(verified: NonNullable<PersonView['helpdesk']['verified']>): TemplateResult {
    const { helpdeskRoom: helpdesk } = this.desk.words
    const until = exactly(this.desk, verified.until)
    return html`<div class="done" role="status">
      <p><strong>${helpdesk.verified}</strong> ${helpdesk.verifiedBy[verified.via]({ until })}</p>
      ${verified.word ? html`<p>${helpdesk.word} <strong translate="no">${verified.word}</strong></p>` : nothing}
      ${verified.via === 'mailbox' ? html`<p class="small">${helpdesk.onlyMailbox({ hours: this.person.helpdesk.rules.waitHours })}</p>` : nothing}
      ${this.person.helpdesk.rules.secondAgent ? html`<p class="small">${helpdesk.secondAgent}</p>` : nothing}
    </div>`
  }

  #renderUnverified(): TemplateResult {
    const { helpdeskRoom: helpdesk } = this.desk.words
    return html`<div class="alert">
        <p><strong>${helpdesk.unverified}</strong></p>
        <p>${helpdesk.how}</p>
        <p class="small">${helpdesk.relay}</p>
      </div>
      <form class="fields" @submit=${this.#onVerify} novalidate>
        ${lineField({
          label: helpdesk.code,
          name: 'caller-code',
          value: this.#typed,
          hint: helpdesk.codeHint,
          mistake: this.#mistake && !this.#asked ? this.#mistake : null,
          width: 'short',
          most: 20,
          onInput: (value) => {
            this.#typed = value
            this.#mistake = null
            this.requestUpdate()
          },
        })}
        <div class="acts">
          <button type="submit" class="primary" aria-busy=${this.#isBusy}>${helpdesk.verify}</button>
          <button type="button" @click=${this.#onMail}>${helpdesk.mail}</button>
        </div>
      </form>
      ${this.#renderMailed()}
      ${colleagueForm(this.desk, this.#onColleague)}`
  }

  /** So that a second agent, or the same one a minute later, mails no second one for nothing. */
  #renderMailed(): TemplateResult | typeof nothing {
    const { mailed } = this.person.helpdesk
    if (!mailed) return nothing
    const { helpdeskRoom: helpdesk } = this.desk.words
    const [when, until] = [exactly(this.desk, mailed.at), exactly(this.desk, mailed.expiresAt)]
    const said = helpdesk.mailedCode[mailed.state]
    return html`<p class="small">${helpdesk.mailedCode.sent({ when, by: mailed.by ?? helpdesk.gone })}
      ${typeof said === 'string' ? said : said({ until })}</p>`
  }

  #renderPass(): TemplateResult | typeof nothing {
    const { pass } = this.person.helpdesk
    if (!pass) return nothing
    const { helpdeskRoom: helpdesk } = this.desk.words
    const until = exactly(this.desk, pass.expiresAt)
    const said = helpdesk.passes[pass.state]
    const when = exactly(this.desk, pass.issuedAt)
    const by = pass.by ?? helpdesk.machine
    return html`<div class="acts pass"><p>${typeof said === 'string' ? said : said({ until })} ${helpdesk.passes.issued({ when, by })}</p>
      ${pass.state === 'works' ? html`<button type="button" @click=${() => this.ask({ act: 'revoke' })}>${helpdesk.revoke}</button>` : nothing}</div>`
  }

  #passTold(): SecretTold {
    const { pass } = this.desk.words.helpdeskRoom
    const { shownHeading, shownText, value, stored } = pass
    return { shownHeading, shownText, value, stored }
  }

  #renderQuestion(): TemplateResult | typeof nothing {
    const asked = this.#asked
    if (!asked) return nothing
    return helpQuestion(this.desk, {
      asked,
      person: this.person,
      isBusy: this.#isBusy,
      refusal: this.#refusal,
      mistake: this.#mistake,
      onInput: () => {
        this.#mistake = null
        this.requestUpdate()
      },
      onConfirm: (form) => void this.#confirm(asked, form),
      onClose: () => this.ask(null),
    })
  }

  async #confirm(asked: HelpAsked, form: FormData): Promise<void> {
    const { words, calls } = this.desk
    const missing = missingIn(asked, form)
    if (missing) return this.#sayMistake(missing, words.helpdeskRoom[`${missing}Missing`])
    const outcome = await this.#sent(sendHelp(calls, { id: this.person.id, asked, form }))
    if (!outcome) {
      if (asked.act === 'rename' && this.#refusal?.code === 'invalid_input') this.#takenSaid()
      return
    }
    this.querySelector('dialog')?.close()
    const { person, pass, isWaiting } = helpedIn(outcome)
    this.#pass = pass
    this.desk.say(isWaiting ? words.helpdeskRoom.waits : saidOf(this.desk, asked))
    this.onPerson(person)
    this.requestUpdate()
  }

  /** The one thing that can be wrong with a name that is there. */
  #takenSaid(): void {
    this.#refusal = null
    this.#sayMistake('name', this.desk.words.helpdeskRoom.nameTaken)
  }

  /** Said aloud, and the focus goes to where it is mended. */
  #sayMistake(field: 'name' | 'reason', mistake: string): void {
    this.#mistake = mistake
    this.requestUpdate()
    this.querySelector<HTMLInputElement>(`dialog input[name=${field}]`)?.focus()
  }

  /** Null where it was refused, which is said. */
  async #sent<T>(work: Promise<Outcome<T>>): Promise<T | null> {
    this.#isBusy = true
    this.#refusal = null
    this.requestUpdate()
    const outcome = await work
    this.#isBusy = false
    if (!outcome.ok) this.#refusal = outcome.problem
    this.requestUpdate()
    return outcome.ok ? outcome.value : null
  }

  #onVerify = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    const { words, calls, say } = this.desk
    const code = codeOf(this.#typed, CALLER_CODE)
    if (code.length < CALLER_CODE.length) {
      this.#mistake = words.helpdeskRoom.codeMissing
      return this.requestUpdate()
    }
    const person = await this.#sent(calls.verifyCaller(this.person.id, code))
    this.#typed = ''
    if (!person) return this.requestUpdate()
    say(words.helpdeskRoom.verified)
    this.onPerson(person)
  }

  #onMail = async (): Promise<void> => {
    const { words, calls, say } = this.desk
    const person = await this.#sent(calls.mailCaller(this.person.id))
    if (!person) return
    say(words.helpdeskRoom.mailed)
    this.onPerson(person)
  }

  #onColleague = async (address: string): Promise<void> => {
    const { words, calls, say } = this.desk
    const person = await this.#sent(calls.askColleague(this.person.id, address))
    if (person) say(words.helpdeskRoom.colleague.asked)
  }

  #onDecide = (on: HelpdeskActView, act: Decision): void => this.ask({ act, on })

  #onRead = (): void => {
    this.#pass = null
    this.requestUpdate()
  }
}

/** The field that has too little in it. */
function missingIn(asked: HelpAsked, form: FormData): 'name' | 'reason' | null {
  const lengthOf = (name: string) => String(form.get(name) ?? '').trim().length
  if (asked.act === 'rename' && lengthOf('name') === 0) return 'name'
  return isReasoned(asked) && lengthOf('reason') < SHORTEST_REASON ? 'reason' : null
}

/** Some acts answer with the person alone: they are done, and nothing is shown. */
const helpedIn = (answer: PersonView | HelpedView): HelpedView =>
  'person' in answer ? answer : { person: answer, pass: null, isWaiting: false }

declare global {
  interface HTMLElementTagNameMap {
    'console-helpdesk-section': HelpdeskSection
  }
}
