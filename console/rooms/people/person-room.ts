import { html, nothing, type TemplateResult } from 'lit'
import type { PersonView } from '../../../api/contract/console/people-wire.ts'
import { fullName } from '../../../api/contract/plain/full-name.ts'
import type { Outcome, Refusal } from '../../../widgets/client/problem.ts'
import { define } from '../../../widgets/theme/define.ts'
import { SecretShown } from '../../parts/dialogs/secret-shown.ts'
import { lastDayOf } from '../../parts/fields/last-day.ts'
import { ago, dayInWords, dayOf } from '../../parts/lists/instant.ts'
import { addressOf } from '../../parts/navigation/addresses.ts'
import { KeptFocus } from '../../parts/state/kept-focus.ts'
import { Loaded } from '../../parts/state/loaded.ts'
import { Pulse } from '../../parts/state/pulse.ts'
import { refused } from '../../parts/state/refused.ts'
import { Room } from '../../parts/state/room.ts'
import type { Corrected } from '../helpdesk/correction-draft.ts'
import { correctButton } from '../helpdesk/correction-question.ts'
import { Corrections } from '../helpdesk/corrections.ts'
import { HelpdeskSection } from '../helpdesk/helpdesk-section.ts'
import { invitations } from './person-invitations.ts'
import { type Asked, question } from './person-questions.ts'
import { activity, memberships, methods, notices, sessions } from './person-sections.ts'

interface Act {
  readonly call: () => Promise<Outcome<PersonView>>
  readonly said: string
}

/** One person: who they are, what they hold, and what can be done. */
class PersonRoom extends Room {
  readonly #person = new Loaded<PersonView>(this, () => this.desk.calls.person(this.#id))
  #asked: Asked | null = null
  #isBusy = false
  #refusal: Refusal | null = null
  #mistake: string | null = null

  constructor() {
    super()
    new KeptFocus(this)
    new Pulse(this, () => {
      const isAsking = this.#asked || this.#helpdesk?.isAsking || this.#corrections?.isAsking
      if (!isAsking) void this.#person.refresh()
    })
  }

  get #corrections() {
    return this.querySelector('console-corrections')
  }

  get #helpdesk() {
    return this.querySelector('console-helpdesk-section')
  }

  get #id(): string {
    return this.desk.route.id ?? ''
  }

  get #name(): string {
    const person = this.#person.value
    return person ? fullName(person) : this.desk.words.person.loadingName
  }

  override willUpdate(): void {
    this.#person.of(`${this.desk.portal.id} ${this.#id}`)
  }

  override render(): TemplateResult {
    const { words, portal } = this.desk
    const { value, refusal } = this.#person
    const isGone = refusal?.code === 'not_found'
    return html`
      <p class="back"><a href=${addressOf(portal.id, 'people')}>← ${words.person.back}</a></p>
      <header class="head"><h1 tabindex="-1" translate="no">${this.#name}</h1>${value ? this.#renderShared(value) : nothing}</header>
      ${refused(words, refusal, isGone ? undefined : () => void this.#person.load())}
      ${value ? this.#renderPerson(value) : nothing}
      ${!value && !refusal ? html`<p class="muted" role="status">${words.loading}</p>` : nothing}
      ${this.#renderQuestion()}`
  }

  #renderShared({ suspendedAt, mayChangeShared }: PersonView): TemplateResult | typeof nothing {
    const { words, may } = this.desk
    if (!mayChangeShared || !may('people.suspend')) return nothing
    const [act, label] = suspendedAt
      ? (['reopen', words.person.reopen] as const)
      : (['suspend', words.person.suspend] as const)
    return html`<div class="acts"><button type="button" class=${suspendedAt ? '' : 'danger-text'}
      @click=${() => this.#ask({ act })}>${label}</button></div>`
  }

  #renderPerson(person: PersonView): TemplateResult {
    const { desk } = this
    const { words, may } = desk
    return html`
      ${person.suspendedAt ? html`<p class="alert">${words.person.suspendedSince({ when: dayOf(desk, person.suspendedAt) })}</p>` : nothing}
      <dl class="facts">
        <div><dt>${words.person.name}</dt><dd><bdi translate="no">${fullName(person)}</bdi> ${this.#correct(person, 'name')}</dd></div>
        <div><dt>${words.person.address}</dt><dd><span translate="no">${person.address}</span> ${this.#correct(person, 'address')}</dd></div>
        <div><dt>${words.person.enrolled}</dt><dd>${person.enrolledAt ? ago(desk, person.enrolledAt) : words.person.notEnrolled}</dd></div>
        ${
          person.coordinates.length > 0
            ? html`<div><dt>${words.person.coordinates}</dt><dd translate="no">${person.coordinates.join(', ')}</dd></div>`
            : nothing
        }
      </dl>
      ${!person.mayChangeShared && may('people.suspend') ? html`<p class="muted">${words.person.sharedElsewhere}</p>` : nothing}
      <console-corrections .desk=${desk} .person=${person} .onPerson=${this.#onPerson}></console-corrections>
      <console-helpdesk-section .desk=${desk} .person=${person} .onPerson=${this.#onPerson} .onCorrect=${this.#onCorrect}></console-helpdesk-section>
      ${memberships(desk, person, (membership) => this.#ask({ act: 'membership', membership }))}
      ${invitations(desk, person)}
      ${methods(desk, person, (act, method) => this.#helpdesk?.ask({ act, method }))}
      ${sessions(desk, person, () => this.#ask({ act: 'sessions' }))}
      ${notices(desk, person)}
      ${activity(desk, person)}`
  }

  #correct(person: PersonView, what: Corrected): TemplateResult | typeof nothing {
    return correctButton(this.desk, person, { what, onAsk: this.#onCorrect })
  }

  readonly #onCorrect = (what: Corrected): void => this.#corrections?.ask(what)

  readonly #onPerson = (person: PersonView): void => this.#person.set(person)

  #renderQuestion(): TemplateResult | typeof nothing {
    const asked = this.#asked
    if (!asked) return nothing
    return question(this.desk, {
      asked,
      name: this.#name,
      isBusy: this.#isBusy,
      refusal: this.#refusal,
      mistake: this.#mistake,
      onInput: () => {
        this.#mistake = null
        this.requestUpdate()
      },
      onConfirm: (form) => void this.#confirm(asked, form),
      onClose: () => this.#ask(null),
    })
  }

  #ask(asked: Asked | null): void {
    this.#asked = asked
    this.#refusal = null
    this.#mistake = null
    this.requestUpdate()
  }

  async #confirm(asked: Asked, form: FormData): Promise<void> {
    const act = this.#actOf(asked, form)
    this.#mistake = act ? null : this.desk.words.person.dateMissing
    this.#refusal = null
    if (!act) return this.requestUpdate()
    this.#isBusy = true
    this.requestUpdate()
    const outcome = await act.call()
    this.#isBusy = false
    if (!outcome.ok) this.#refusal = outcome.problem
    else this.#done(outcome.value, act.said)
    this.requestUpdate()
  }

  #done(person: PersonView, said: string): void {
    this.querySelector('dialog')?.close()
    this.#person.set(person)
    this.desk.say(said)
  }

  /** Null when the day chosen cannot be used. */
  #actOf(asked: Asked, form: FormData): Act | null {
    const { calls, words } = this.desk
    const { person } = words
    const id = this.#id
    const name = this.#name
    if (asked.act === 'membership') return this.#endOf(asked.membership.id, form)
    if (asked.act === 'suspend')
      return { call: () => calls.suspend(id), said: person.suspendedSaid({ name }) }
    if (asked.act === 'reopen')
      return { call: () => calls.reopen(id), said: person.reopened({ name }) }
    return { call: () => calls.endSessions(id), said: person.sessionsEnded }
  }

  #endOf(membership: string, form: FormData): Act | null {
    const { desk } = this
    const { calls, words } = desk
    const lastDay = lastDayOf(desk, form)
    if (lastDay === undefined) return null
    const { roleEnded, roleWillEnd } = words.person
    const said = lastDay === null ? roleEnded : roleWillEnd({ day: dayInWords(desk, lastDay) })
    return { call: () => calls.endMembership(this.#id, membership, lastDay), said }
  }
}

define('console-secret-shown', SecretShown)
define('console-corrections', Corrections)
define('console-helpdesk-section', HelpdeskSection)
define('console-person', PersonRoom)
