import { html, nothing, type TemplateResult } from 'lit'
import type { PortalSetupView } from '../../../api/contract/console/portal-wire.ts'
import { LONGEST_REASON, SHORTEST_REASON } from '../../../api/contract/plain/lengths.ts'
import {
  PASSWORD_PRESETS,
  POLICY_LEVELS,
  SESSION_KINDS,
} from '../../../api/contract/plain/policy.ts'
import { needsReason } from '../../../api/contract/plain/weak-policy.ts'
import type { Outcome } from '../../../widgets/client/problem.ts'
import { define } from '../../../widgets/theme/define.ts'
import { choices, fact, lineField, textField } from '../../parts/fields/form-fields.ts'
import {
  type Acts,
  actRules,
  actsOf,
  renderActFacts,
  renderActFields,
} from './policy/policy-acts.ts'
import {
  asksNoPassword,
  type Factors,
  factorsOf,
  renderFactorFields,
} from './policy/policy-factors.ts'
import {
  type Help,
  helpOf,
  helpRules,
  renderHelpFacts,
  renderHelpFields,
} from './policy/policy-help.ts'
import {
  explained,
  type Kept,
  keptOf,
  options,
  renderKeptFacts,
  renderKeptFields,
} from './policy/policy-kept.ts'
import {
  type Limits,
  limitRules,
  limitsOf,
  renderLimitFacts,
  renderLimitFields,
} from './policy/policy-limits.ts'
import { type PolicyReach, PolicyReachList, reachOf } from './policy/policy-reach.ts'
import { SetupSection } from './setup-section.ts'

define('console-policy-reach', PolicyReachList)

type Policy = PortalSetupView['policy']

type Elsewhere =
  | 'graceSignIns'
  | 'graceDays'
  | 'firstFactors'
  | 'secondFactors'
  | 'maxAgeMinutes'
  | 'actFactors'
  | 'acts'
  | 'enrolling'
  | 'offer'
  | 'recoveryCodes'
  | 'secondAgent'
  | 'helpWaitHours'

interface Rules extends Omit<Policy, Elsewhere> {
  readonly factors: Factors
  readonly acts: Acts
  readonly limits: Limits
  readonly help: Help
  readonly kept: Kept
  /** As typed. */
  readonly graceSignIns: string
  readonly graceDays: string
  readonly reason: string
}

/** The stricter one first. */
const LEVELS = [...POLICY_LEVELS].reverse()

/** What people must show to come in, and for how long they are in. */
export class RulesSection extends SetupSection<Rules> {
  protected readonly permission = 'portal.change'
  /** Whom the policy that was about to be saved concerns, once the server has asked to look. */
  #reach: PolicyReach | null = null

  protected heading(): string {
    return this.wordsHere.rules.heading
  }

  protected draftOf(setup: PortalSetupView): Rules {
    const { level, password, sessions, rememberAddresses } = setup.policy
    return {
      ...{ level, password, sessions, rememberAddresses },
      factors: factorsOf(setup),
      acts: actsOf(setup),
      limits: limitsOf(setup),
      help: helpOf(setup),
      kept: keptOf(setup.policy),
      graceSignIns: String(setup.policy.graceSignIns),
      graceDays: String(setup.policy.graceDays),
      reason: '',
    }
  }

  protected renderRead(setup: PortalSetupView): TemplateResult {
    const { policy } = setup
    const { rules } = this.wordsHere
    const { level, password, sessions, graceSignIns, firstFactors, secondFactors } = policy
    const { rememberAddresses } = policy
    const { kinds } = this.desk.words.person
    const named = (factors: Policy['firstFactors']) => factors.map((kind) => kinds[kind]).join(', ')
    return html`<dl class="facts stacked">
      ${fact(rules.level, explained(rules.levels[level], rules.levelHints[level]))}
      ${fact(rules.firstFactors, named(firstFactors))}
      ${level === 'aal2' ? fact(rules.secondFactors, named(secondFactors)) : nothing}
      ${asksNoPassword(setup, firstFactors) ? nothing : fact(rules.password, explained(rules.passwords[password], rules.passwordHints[password]))}
      ${fact(rules.sessions, explained(rules.sessionKinds[sessions], rules.sessionHints[sessions]))}
      ${fact(rules.grace, explained(graceSignIns, rules.graceHint))}
      ${fact(rules.graceDays, explained(rules.days({ count: policy.graceDays }), rules.graceDaysHint))}
      ${fact(rules.remember, rules.remembers[rememberAddresses ? 'yes' : 'no'])}
      ${renderKeptFacts(this.desk, policy)}
      ${renderActFacts(this.desk, policy)}
      ${renderLimitFacts(this.desk, policy)}
      ${renderHelpFacts(this.desk, policy)}
    </dl>`
  }

  protected renderFields(draft: Rules): TemplateResult {
    const { rules } = this.wordsHere
    return html`
      ${choices({
        legend: rules.level,
        name: 'level',
        value: draft.level,
        options: options(LEVELS, rules.levels, rules.levelHints),
        onChoose: (level) => this.type({ level }),
      })}
      ${renderFactorFields({
        ...this.#told(),
        factors: draft.factors,
        onType: (part) => this.type({ factors: { ...(this.draft ?? draft).factors, ...part } }),
      })}
      ${asksNoPassword(this.base, draft.factors.first) ? nothing : this.#renderPassword(draft)}
      ${choices({
        legend: rules.sessions,
        name: 'sessions',
        value: draft.sessions,
        options: options(SESSION_KINDS, rules.sessionKinds, rules.sessionHints),
        onChoose: (sessions) => this.type({ sessions }),
      })}
      ${lineField({
        label: rules.grace,
        name: 'graceSignIns',
        hint: rules.graceHint,
        type: 'number',
        width: 'number',
        value: draft.graceSignIns,
        mistake: this.mistakeAt('policy.graceSignIns'),
        onInput: (graceSignIns) => this.type({ graceSignIns }),
      })}
      ${lineField({
        label: rules.graceDays,
        name: 'graceDays',
        hint: rules.graceDaysHint,
        type: 'number',
        width: 'number',
        value: draft.graceDays,
        mistake: this.mistakeAt('policy.graceDays'),
        onInput: (graceDays) => this.type({ graceDays }),
      })}
      ${this.#renderRemember(draft)}
      ${renderKeptFields({
        desk: this.desk,
        kept: draft.kept,
        onType: (part) => this.type({ kept: { ...(this.draft ?? draft).kept, ...part } }),
      })}
      ${renderActFields({
        ...this.#told(),
        acts: draft.acts,
        second: draft.factors.second,
        onType: (part) => this.type({ acts: { ...(this.draft ?? draft).acts, ...part } }),
      })}
      ${renderLimitFields({
        ...this.#told(),
        limits: draft.limits,
        factors: draft.factors,
        onType: (part) => this.type({ limits: { ...(this.draft ?? draft).limits, ...part } }),
      })}
      ${renderHelpFields({
        ...this.#told(),
        help: draft.help,
        onType: (part) => this.type({ help: { ...(this.draft ?? draft).help, ...part } }),
      })}
      ${this.#needsReason(draft) ? this.#renderReason(draft) : nothing}
      ${this.#reach ? html`<console-policy-reach .desk=${this.desk} .reach=${this.#reach}></console-policy-reach>` : nothing}`
  }

  protected async send(draft: Rules): Promise<Outcome<PortalSetupView>> {
    const { level, password, sessions, rememberAddresses, factors } = draft
    const limits = limitRules(this.base, draft.limits, factors)
    const help = helpRules(draft.help)
    const reason = draft.reason.trim()
    const wrong = this.#wrongIn(draft)
    if (wrong) return wrongAt(wrong)
    if (!limits) return wrongAt('policy.maxAgeMinutes')
    if (!help) return wrongAt('policy.helpWaitHours')
    const policy = {
      ...{ level, password, sessions, rememberAddresses },
      ...draft.kept,
      firstFactors: [...factors.first],
      secondFactors: [...factors.second],
      graceSignIns: Number(draft.graceSignIns),
      graceDays: Number(draft.graceDays),
      ...actRules(draft.acts, factors.second),
      ...limits,
      ...help,
    }
    return this.#change(policy, this.#needsReason(draft) ? reason : undefined)
  }

  /** What can be told without the server; null for nothing. */
  #wrongIn(draft: Rules): string | null {
    const isUnexplained = this.#needsReason(draft) && draft.reason.trim().length < SHORTEST_REASON
    if (isUnexplained) return 'reason'
    if (draft.factors.second.length === 0) return 'policy.secondFactors'
    if (draft.acts.rest?.length === 0) return 'policy.actFactors'
    if (!/^\d{1,2}$/.test(draft.graceSignIns.trim())) return 'policy.graceSignIns'
    return /^\d{1,3}$/.test(draft.graceDays.trim()) ? null : 'policy.graceDays'
  }

  /** What parts of the form are drawn with. */
  #told() {
    return {
      desk: this.desk,
      setup: this.base,
      mistakeAt: (path: string, key?: string) => this.mistakeAt(path, key),
    }
  }

  /** Of another policy than the one that was looked at, it is looked at anew. */
  async #change(policy: Policy, reason: string | undefined): Promise<Outcome<PortalSetupView>> {
    const { version } = this.base
    const isLookedAt = JSON.stringify(this.#reach?.asked) === JSON.stringify({ version, policy })
    const preview = isLookedAt ? this.#reach?.preview : undefined
    const outcome = await this.desk.calls.changeSetup({
      version,
      policy,
      ...(reason !== undefined && { reason }),
      ...(preview !== undefined && { preview }),
    })
    this.#reach = null
    if (outcome.ok || outcome.problem.code !== 'preview_needed') return outcome
    const read = await reachOf(this.desk.calls, { version, policy })
    if (!read.ok) return read
    this.#reach = read.value
    return outcome
  }

  #needsReason(draft: Rules): boolean {
    const graceSignIns = Number(draft.graceSignIns) || 0
    const graceDays = Number(draft.graceDays) || 0
    return needsReason(this.base.policy, { ...draft, graceSignIns, graceDays })
  }

  #renderPassword({ password }: Rules): TemplateResult {
    const { rules } = this.wordsHere
    return choices({
      legend: rules.password,
      name: 'password',
      value: password,
      options: options(PASSWORD_PRESETS, rules.passwords, rules.passwordHints),
      onChoose: (chosen) => this.type({ password: chosen }),
    })
  }

  #renderRemember({ rememberAddresses }: Rules): TemplateResult {
    const { rules } = this.wordsHere
    const onChange = ({ target }: Event): void =>
      this.type({ rememberAddresses: (target as HTMLInputElement).checked })
    return html`<label class="choice"><input type="checkbox" name="rememberAddresses"
        .checked=${rememberAddresses} @change=${onChange}>
      <span>${rules.rememberTick}<br><span class="small muted">${rules.rememberHint}</span></span></label>`
  }

  #renderReason({ reason }: Rules): TemplateResult {
    const { rules } = this.wordsHere
    return html`<div class="alert">
      <p role="alert">${rules.reasonText}</p>
      ${textField({
        label: rules.reason,
        name: 'reason',
        hint: rules.reasonHint,
        most: LONGEST_REASON,
        rows: 3,
        value: reason,
        mistake: this.mistakeAt('reason'),
        onInput: (text) => this.type({ reason: text }),
      })}
    </div>`
  }
}

/** Said before the server is asked, in its words. */
const wrongAt = (path: string): Outcome<never> => ({
  ok: false,
  problem: { code: 'invalid_input', fields: [path] },
})
