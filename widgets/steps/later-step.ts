import {
  type CSSResultGroup,
  html,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit'
import type { Answer } from '../../api/contract/requests.ts'
import type { ConfirmsView, InvitationTold, Journey, StepName } from '../../api/contract/views.ts'
import type { WidgetProblem } from '../client/problem.ts'
import { type Act, quietButton } from '../ui/quiet-button.ts'
import type { FrameWords } from '../words/common.ts'
import type { FirstWords } from '../words/generated/first.ts'
import { stepStyles } from './step.styles.ts'
import { StepElement } from './step-element.ts'

/** Journeys in which the person or the address is given, and "not you?" would lead back to it. */
const GIVEN: readonly Journey[] = [
  'verify-email',
  'add-method',
  'try-method',
  'change-password',
  'confirm',
]

/** How few tries are left when they are told. */
const FEW = 3

/** A step's heading and lead are its words of these names, unless there is more to say. */
interface Titled {
  readonly heading?: unknown
  readonly lead?: unknown
}

const plainly = (text: unknown): string | null => (typeof text === 'string' ? text : null)

/** A step after the first: it is known who this is about, and it may be somebody else. */
export abstract class LaterStep<N extends StepName, W extends object> extends StepElement<N, W> {
  static override styles: CSSResultGroup = stepStyles

  static override properties: PropertyDeclarations = {
    username: { attribute: false },
    _isLocked: { state: true },
  }

  declare words: StepElement<N, W>['words'] & Titled
  declare common: FirstWords['common'] & FrameWords
  /** The address in full, where it is known: what password managers file a password under. */
  username: string | null = null

  /**
   * Too many attempts: nothing is sent until the time that the server gave has passed, which makes
   * it false; undefined where nothing was locked.
   */
  protected _isLocked: boolean | undefined

  #lock: ReturnType<typeof setTimeout> | undefined

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed)
    if (!changed.has('problem')) return
    clearTimeout(this.#lock)
    const { code, retryAfterSeconds: seconds } = this.problem ?? {}
    this._isLocked = (code === 'locked' && seconds !== undefined) || undefined
    if (!this._isLocked) return
    const open = (): void => {
      this._isLocked = false
    }
    this.#lock = setTimeout(open, (seconds ?? 0) * 1000)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearTimeout(this.#lock)
  }

  /** Under whatever the step itself draws, so that no kind of method can forget what leads away from it. */
  override render(): TemplateResult {
    const ways = this.#ways()
    return ways.length > 0
      ? html`${super.render()}<div class="ways">${this._renderLinks(ways)}</div>`
      : super.render()
  }

  #ways(): readonly Act[] {
    const { ways, step } = this.view
    const away = (act: 'other' | 'lost' | 'skip') => () =>
      this.actions.answer({ step: step.name, [act]: true } as unknown as Answer)
    return [
      ...(ways?.other ? [[this.common.otherWay, away('other')] as const] : []),
      ...(ways?.lost ? [[this.common.lost, away('lost')] as const] : []),
      ...(ways?.skip ? [[this.common.skip, away('skip')] as const] : []),
    ]
  }

  protected override _heading(): string | TemplateResult {
    return plainly(this.words.heading) ?? ''
  }

  protected override _lead(): string | null {
    return plainly(this.words.lead)
  }

  protected override get _waits(): boolean {
    return this.busy || this._isLocked === true
  }

  protected override _message(): string | null {
    return this._complaint === null && this._isLocked === false ? null : super._message()
  }

  protected override _explain(problem: WidgetProblem): string {
    const text = super._explain(problem)
    const { attemptsLeft } = problem
    if (!attemptsLeft || attemptsLeft > FEW) return text
    return `${text} ${this.common.attemptsLeft({ attempts: attemptsLeft })}`
  }

  /** Who invited, to what, and until when. */
  protected _told({ inviter, until }: InvitationTold): string {
    const { common, view } = this
    return `${common.invited(inviter, view.portal.name)} ${common.validUntil(until)}`
  }

  /** What is confirmed, in the server's words, or in ours of the person's own name for it. */
  protected _act({ act, text, method }: ConfirmsView): string {
    if (act === 'address.change') return this.common.changingAddress({ address: text })
    if (act === 'host' || !method) return text
    const kind = this.common.kinds[method]
    return text === ''
      ? this.common.removingKind({ kind })
      : this.common.removing({ name: text, kind })
  }

  /** Heard before the line about who this is about; null where that line is not wanted. */
  protected _who(): string | null {
    return this.common.who
  }

  /** Whether somebody else can take this person's place. */
  protected _canSwitch(): boolean {
    return !GIVEN.includes(this.view.journey)
  }

  protected override _renderEyebrow(): TemplateResult | typeof nothing {
    const { progress, confirms } = this.view
    if (confirms)
      return html`<span class="eyebrow">${this.common.confirming}: ${this._act(confirms)}</span> `
    if (!progress) return nothing
    return html`<span class="eyebrow">${this.common.step({ at: progress.at, of: progress.of })}</span> `
  }

  protected override _renderWho(): TemplateResult | typeof nothing {
    const { who } = this.view
    const heard = this._who()
    if (!who || heard === null) return nothing
    const address = html`<span><span class="unseen">${heard} </span><span translate="no">${who.address}</span></span>`
    if (!this._canSwitch()) return html`<p>${address}</p>`
    return html`<p class="who">${address}
      ${quietButton([this.common.notYou, this._onNotYou])}</p>`
  }

  /** There while the lock lasts, so that its end is said aloud; no fault, and so not red. */
  protected override _renderStatus(): TemplateResult | typeof nothing {
    if (this._isLocked === undefined) return this.#renderRemembers()
    return html`<p role="status">${this._isLocked ? nothing : this.common.lockOver}</p>${this.#renderRemembers()}`
  }

  /** Said before anything is kept, and taken back by one press. */
  #renderRemembers(): TemplateResult | typeof nothing {
    const { remembers } = this.view
    if (remembers === null) return nothing
    const { common } = this
    return html`<label class="tick"><input type="checkbox" .checked=${remembers} @click=${this.#onTick}>
      <span>${common.remember}<br><span class="small muted">${common.rememberHint}</span></span></label>`
  }

  /** The tick is as the server has it: it changes with the answer. */
  #onTick = (event: Event): void => {
    event.preventDefault()
    this.actions.answer({ step: 'remember', address: !this.view.remembers })
  }

  protected _onNotYou = (): void => {
    const { journey } = this.view
    this.actions.restart({ journey, invitation: undefined, address: undefined })
  }
}
