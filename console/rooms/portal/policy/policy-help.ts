import { html, nothing, type TemplateResult } from 'lit'
import type { PortalSetupView } from '../../../../api/contract/console/portal-wire.ts'
import { fact, lineField } from '../../../parts/fields/form-fields.ts'
import { tick } from '../../../parts/fields/ticks.ts'
import type { Desk } from '../../../parts/state/room.ts'

type Policy = PortalSetupView['policy']

/** What is typed of how much the helpdesk may give by itself. */
export interface Help {
  readonly secondAgent: boolean
  /** Hours, as typed. */
  readonly wait: string
}

export const helpOf = ({ policy }: PortalSetupView): Help => ({
  secondAgent: policy.secondAgent,
  wait: String(policy.helpWaitHours),
})

/** As a policy has it; null where the hours are no number. */
export const helpRules = ({ secondAgent, wait }: Help) =>
  /^\d{1,3}$/.test(wait.trim()) ? { secondAgent, helpWaitHours: Number(wait) } : null

export function renderHelpFacts(
  desk: Desk,
  { secondAgent, helpWaitHours }: Policy,
): TemplateResult {
  const { rules } = desk.words.setupRoom
  return html`
    ${fact(rules.helpWait, rules.hours({ count: helpWaitHours }))}
    ${secondAgent ? fact(rules.secondAgent, rules.secondAgentHint) : nothing}`
}

interface Field {
  readonly desk: Desk
  readonly help: Help
  readonly mistakeAt: (path: string) => string | null
  readonly onType: (part: Partial<Help>) => void
}

export function renderHelpFields({ desk, help, mistakeAt, onType }: Field): TemplateResult {
  const { rules } = desk.words.setupRoom
  return html`
    ${tick({ label: rules.secondAgent, isOn: help.secondAgent, onChange: (secondAgent) => onType({ secondAgent }) })}
    <p class="small muted">${rules.secondAgentHint}</p>
    ${lineField({
      label: rules.helpWait,
      name: 'helpWaitHours',
      hint: rules.helpWaitHint,
      type: 'number',
      width: 'number',
      value: help.wait,
      mistake: mistakeAt('policy.helpWaitHours'),
      onInput: (wait) => onType({ wait }),
    })}`
}
