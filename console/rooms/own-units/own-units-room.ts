import { html, nothing, type TemplateResult } from 'lit'
import type { InvitedResult } from '../../../api/contract/console/invitation-wire.ts'
import type { OwnUnitsView, OwnUnitView } from '../../../api/contract/console/own-units-wire.ts'
import { fullName } from '../../../api/contract/plain/full-name.ts'
import type { Outcome, Refusal } from '../../../widgets/client/problem.ts'
import { define } from '../../../widgets/theme/define.ts'
import { lastDayOf } from '../../parts/fields/last-day.ts'
import { dayInWords } from '../../parts/lists/instant.ts'
import { Loaded } from '../../parts/state/loaded.ts'
import { refused } from '../../parts/state/refused.ts'
import { Room } from '../../parts/state/room.ts'
import { mistakeTold } from '../invite/mistake-told.ts'
import { type Asked, question, wantedIn } from './own-unit-questions.ts'
import { type Invited, invitedTable, peopleTable } from './own-unit-tables.ts'

/** Units that whoever looks coordinates: who reports for each, and who is invited to. */
class OwnUnitsRoom extends Room {
  readonly #own = new Loaded<OwnUnitsView>(this, () => this.desk.calls.ownUnits())
  #asked: Asked | null = null
  #isBusy = false
  #refusal: Refusal | null = null
  #mistake: string | null = null
  /** An address that looks mistyped, and was asked about once. */
  #hinted = ''

  override willUpdate(): void {
    this.#own.of('')
  }

  override render(): TemplateResult {
    const { words } = this.desk
    const { value, refusal } = this.#own
    return html`
      <header class="head"><h1 tabindex="-1">${words.ownUnits}</h1></header>
      <p class="lead muted">${words.ownUnitsRoom.intro}</p>
      ${refused(words, refusal, () => void this.#own.load())}
      ${this.#asked ? nothing : refused(words, this.#refusal)}
      ${!this.#asked && this.#mistake ? html`<p class="alert" role="alert">${this.#mistake}</p>` : nothing}
      ${value?.units.map((unit) => this.#renderUnit(unit))}
      ${!value && !refusal ? html`<p class="muted" role="status">${words.loading}</p>` : nothing}
      ${this.#asked ? this.#renderQuestion(this.#asked) : nothing}`
  }

  #renderUnit(unit: OwnUnitView): TemplateResult {
    const { desk } = this
    const { ownUnitsRoom: said } = desk.words
    const isEmpty = unit.people.length === 0
    return html`<section>
      <header class="head"><h2 translate="no">${unit.name}</h2>
        ${
          desk.may('own-units.change')
            ? html`<button type="button" class="primary" aria-label=${said.inviteTo({ unit: unit.name })}
                @click=${() => this.#ask({ act: 'invite', unit })}>${said.invite}</button>`
            : nothing
        }
      </header>
      ${isEmpty ? html`<p class="muted">${said.nobody}</p>` : peopleTable(desk, unit, (reporter) => this.#ask({ act: 'end', unit, reporter }))}
      ${this.#renderInvited(unit)}
    </section>`
  }

  #renderInvited(unit: OwnUnitView): TemplateResult | typeof nothing {
    const { desk } = this
    const { ownUnitsRoom: said } = desk.words
    const { name, invited, older } = unit
    if (invited.length === 0 && older === 0) return nothing
    const acts = {
      resend: (one: Invited) => void this.#change(one, 'resend'),
      revoke: (one: Invited) => this.#ask({ act: 'revoke', unit, invited: one }),
    }
    return html`<h3>${said.invited({ unit: name })}</h3>
      ${invited.length > 0 ? invitedTable(desk, unit, acts) : nothing}
      ${older > 0 ? html`<p class="muted">${said.older({ count: older })}</p>` : nothing}`
  }

  #renderQuestion(asked: Asked): TemplateResult {
    return question(this.desk, {
      asked,
      isBusy: this.#isBusy,
      refusal: this.#refusal,
      mistake: this.#mistake,
      onInput: () => this.#forget(),
      onConfirm: (form) => void this.#confirm(asked, form),
      onClose: () => this.#ask(null),
    })
  }

  #ask(asked: Asked | null): void {
    this.#asked = asked
    this.#hinted = ''
    this.#forget()
  }

  /** What is typed anew is no longer wrong. */
  #forget(): void {
    this.#refusal = null
    this.#mistake = null
    this.requestUpdate()
  }

  async #confirm(asked: Asked, form: FormData): Promise<void> {
    if (asked.act === 'invite') return this.#invite(asked.unit, form)
    if (asked.act === 'revoke') return this.#change(asked.invited, 'revoke')
    return this.#end(asked.reporter.id, form)
  }

  async #end(membership: string, form: FormData): Promise<void> {
    const { desk } = this
    const { roleEnded, roleWillEnd, dateMissing } = desk.words.person
    const lastDay = lastDayOf(desk, form)
    if (lastDay === undefined) return this.#wrong(dateMissing)
    const said = lastDay === null ? roleEnded : roleWillEnd({ day: dayInWords(desk, lastDay) })
    const own = await this.#sent(desk.calls.endOwnMembership(membership, lastDay))
    if (own) this.#done(own, said)
  }

  async #change(invited: Invited, act: 'resend' | 'revoke'): Promise<void> {
    const { calls, words } = this.desk
    const sent = await this.#sent(calls.onOwnInvitation(invited.id, act))
    if (!sent) return
    const { result, ...own } = sent
    const said = { resend: words.list.resent, revoke: words.list.revoked }[act]
    if (result.ok) this.#done(own, said({ name: fullName(invited) }))
    else this.#wrong(words.list.changeMistakes[result.mistake], own)
  }

  /** Looked at first, so that a mistyped address is noticed before it is used. */
  async #invite(unit: OwnUnitView, form: FormData): Promise<void> {
    const { calls, words } = this.desk
    const wanted = wantedIn(form, unit)
    const looked = await this.#sent(calls.inviteToUnit({ ...wanted, dryRun: true }))
    if (!looked || !this.#isGood(looked.result, wanted.address)) return
    const sent = await this.#sent(calls.inviteToUnit({ ...wanted, dryRun: false }))
    if (!sent) return
    const { result, ...own } = sent
    if (result.ok) this.#done(own, words.invite.sent({ name: fullName(wanted) }))
    else this.#wrong(mistakeTold(words, result), own)
  }

  #isGood(result: InvitedResult, address: string): boolean {
    const { words } = this.desk
    const meant = result.hint?.meant
    const isAsked = this.#hinted === address
    if (!result.ok) this.#wrong(mistakeTold(words, result))
    else if (meant && !isAsked) this.#wrong(words.ownUnitsRoom.meant({ address: meant }))
    this.#hinted = address
    return result.ok && (!meant || isAsked)
  }

  #wrong(mistake: string, own: OwnUnitsView | null = null): void {
    this.#mistake = mistake
    if (own) this.#own.set(own)
    this.requestUpdate()
    void this.#showFault()
  }

  /** What was done from a menu far down is refused at the top; what was said before is not said beside it. */
  async #showFault(): Promise<void> {
    if (this.#asked) return
    this.desk.say('')
    await this.updateComplete
    this.querySelector('[role=alert]')?.scrollIntoView({ block: 'nearest' })
  }

  /** Null where it was refused, which is then told, and while something else is sent. */
  async #sent<T>(call: Promise<Outcome<T>>): Promise<T | null> {
    this.#forget()
    this.#isBusy = true
    const outcome = await call
    this.#isBusy = false
    if (!outcome.ok) this.#refusal = outcome.problem
    this.requestUpdate()
    if (!outcome.ok) void this.#showFault()
    return outcome.ok ? outcome.value : null
  }

  #done(own: OwnUnitsView, said: string): void {
    this.#own.set(own)
    this.querySelector('dialog')?.close()
    this.desk.say(said)
  }
}

define('console-own-units', OwnUnitsRoom)
