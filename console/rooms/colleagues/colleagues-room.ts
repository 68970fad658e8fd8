import { html, nothing, type TemplateResult } from 'lit'
import type { ColleaguesView } from '../../../api/contract/console/colleague-wire.ts'
import { UNIT_ROLE } from '../../../api/contract/plain/portal-roles.ts'
import type { Outcome, Refusal } from '../../../widgets/client/problem.ts'
import { define } from '../../../widgets/theme/define.ts'
import { Combobox } from '../../parts/fields/combobox.ts'
import { Loaded } from '../../parts/state/loaded.ts'
import { refused } from '../../parts/state/refused.ts'
import { Room } from '../../parts/state/room.ts'
import { type Asked, colleagueQuestion, givenRole } from './colleague-questions.ts'
import { invitedTable, workingTable } from './colleague-tables.ts'

define('console-combobox', Combobox)

/** Who works in the console: with which role over which portal, with a key or without, and who is invited. */
class ColleaguesRoom extends Room {
  readonly #colleagues = new Loaded<ColleaguesView>(this, () => this.desk.calls.colleagues())
  #asked: Asked | null = null
  #isBusy = false
  #refusal: Refusal | null = null

  override willUpdate(): void {
    this.#colleagues.of('')
  }

  override render(): TemplateResult {
    const { desk } = this
    const { words } = desk
    const { colleaguesRoom: said } = words
    const { value, refusal } = this.#colleagues
    return html`
      <header class="head"><h1 tabindex="-1">${said.heading}</h1>
        ${value?.mayInvite && desk.mayEverywhere('colleagues.change') ? html`<button type="button" class="primary" @click=${() => this.#invite(value)}>${said.invite}</button>` : nothing}
      </header>
      <p class="lead muted">${said.intro}</p>
      ${refused(words, refusal, () => void this.#colleagues.load())}
      ${value ? this.#renderTables(value) : nothing}
      ${!value && !refusal ? html`<p class="muted" role="status">${words.loading}</p>` : nothing}
      ${this.#asked ? this.#renderQuestion(this.#asked) : nothing}`
  }

  #renderTables({ colleagues, invited }: ColleaguesView): TemplateResult {
    const { desk } = this
    const { colleaguesRoom: said } = desk.words
    return html`${workingTable(desk, colleagues, (asked) => this.#ask(asked))}
      <section><h2>${said.invited}</h2>
        ${
          invited.length === 0
            ? html`<p class="muted">${said.noneInvited}</p>`
            : invitedTable(desk, invited, (asked) => this.#ask(asked))
        }
      </section>`
  }

  #renderQuestion(asked: Asked): TemplateResult {
    return colleagueQuestion(this.desk, {
      asked,
      isBusy: this.#isBusy,
      refusal: this.#refusal,
      onInput: () => this.#forget(),
      onChosen: (chosen) => asked.act === 'invite' && this.#ask({ ...asked, ...chosen }),
      onConfirm: (form) => void this.#do(asked, form),
      onClose: () => this.#close(),
    })
  }

  /** Over the first portal, until another is chosen. */
  #invite({ portals }: ColleaguesView): void {
    this.#ask({ act: 'invite', portals, role: 'helpdesk', portal: portals[0]?.id ?? '' })
  }

  #ask(asked: Asked): void {
    this.#asked = asked
    this.#refusal = null
    this.requestUpdate()
  }

  /** What was refused is no more once something else is typed. */
  #forget(): void {
    if (this.#refusal === null) return
    this.#refusal = null
    this.requestUpdate()
  }

  #close(): void {
    this.#asked = null
    this.requestUpdate()
  }

  async #do(asked: Asked, form: FormData): Promise<void> {
    this.#isBusy = true
    this.requestUpdate()
    const outcome = await this.#send(asked, form)
    this.#isBusy = false
    if (outcome.ok) this.#done(asked, outcome.value)
    else this.#refusal = outcome.problem
    this.requestUpdate()
    if (!outcome.ok) await this.#toField(outcome.problem.fields)
  }

  /** On a phone the field may be above what the dialog shows, and what is wrong with it below. */
  async #toField([field]: readonly string[] = []): Promise<void> {
    if (field === undefined) return
    await this.updateComplete
    const named = CSS.escape(field)
    const shown = `dialog :is([name="${named}"]:not([type=hidden]), input#${named})`
    this.querySelector<HTMLElement>(shown)?.focus()
  }

  #send(asked: Asked, form: FormData): Promise<Outcome<ColleaguesView>> {
    const { calls } = this.desk
    if (asked.act === 'end') return calls.endColleague(asked.colleague.id, asked.role.id)
    if (asked.act === 'suspend') return calls.suspendColleague(asked.colleague.id)
    if (asked.act === 'reopen') return calls.reopenColleague(asked.colleague.id)
    if (asked.act === 'resend') return calls.resendColleague(asked.invited.id)
    if (asked.act === 'revoke') return calls.revokeColleague(asked.invited.id)
    const textOf = (name: string): string => String(form.get(name) ?? '').trim()
    const role = givenRole(textOf('role'))
    return calls.inviteColleague({
      address: textOf('address'),
      firstName: textOf('firstName'),
      lastName: textOf('lastName'),
      role,
      portal: textOf('portal') || null,
      unit: role === UNIT_ROLE ? textOf('unit') : null,
    })
  }

  #done({ act }: Asked, view: ColleaguesView): void {
    this.#colleagues.set(view)
    this.querySelector<HTMLDialogElement>('dialog')?.close()
    this.desk.say(this.desk.words.colleaguesRoom.done[act])
  }
}

define('console-colleagues', ColleaguesRoom)
