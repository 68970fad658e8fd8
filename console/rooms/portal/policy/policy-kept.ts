import { html, type TemplateResult } from 'lit'
import type { PortalSetupView } from '../../../../api/contract/console/portal-wire.ts'
import { OFFER_RULES, RECOVERY_CODE_RULES } from '../../../../api/contract/plain/policy.ts'
import { choices, fact } from '../../../parts/fields/form-fields.ts'
import type { Desk } from '../../../parts/state/room.ts'

type Policy = PortalSetupView['policy']

/** What people are offered to keep for the next time: codes for the drawer, and what does without a password. */
export type Kept = Pick<Policy, 'recoveryCodes' | 'offer'>

export const keptOf = ({ recoveryCodes, offer }: Kept): Kept => ({ recoveryCodes, offer })

export function renderKeptFacts({ words }: Desk, { recoveryCodes, offer }: Kept): TemplateResult {
  const { rules } = words.setupRoom
  return html`
    ${fact(rules.recoveryCodes, explained(rules.recoveryCodeRules[recoveryCodes], rules.recoveryCodeHints[recoveryCodes]))}
    ${fact(rules.offer, explained(rules.offers[offer], rules.offerHints[offer]))}`
}

interface Field {
  readonly desk: Desk
  readonly kept: Kept
  readonly onType: (part: Partial<Kept>) => void
}

export function renderKeptFields({ desk, kept, onType }: Field): TemplateResult {
  const { rules } = desk.words.setupRoom
  return html`
    ${choices({
      legend: rules.recoveryCodes,
      name: 'recoveryCodes',
      value: kept.recoveryCodes,
      options: options(RECOVERY_CODE_RULES, rules.recoveryCodeRules, rules.recoveryCodeHints),
      onChoose: (recoveryCodes) => onType({ recoveryCodes }),
    })}
    ${choices({
      legend: rules.offer,
      name: 'offer',
      value: kept.offer,
      options: options(OFFER_RULES, rules.offers, rules.offerHints),
      onChoose: (offer) => onType({ offer }),
    })}`
}

/** A value with what it means beneath. */
export const explained = (value: unknown, hint: string): TemplateResult =>
  html`${value}<br><span class="small muted">${hint}</span>`

/** What may be chosen, each with its name and what it means. */
export const options = <Value extends string>(
  values: readonly Value[],
  labels: Readonly<Record<Value, string>>,
  hints: Readonly<Record<Value, string>>,
) => values.map((value) => ({ value, label: labels[value], hint: hints[value] }))
