import { html, nothing, type TemplateResult } from 'lit'
import type { PortalSetupView } from '../../../api/contract/console/portal-wire.ts'
import { choices, fact, lineField, typedIn } from '../../parts/fields/form-fields.ts'
import { dayInWords } from '../../parts/lists/instant.ts'
import { roleTold } from '../../parts/lists/role-line.ts'
import type { Desk } from '../../parts/state/room.ts'

type Policy = PortalSetupView['policy']
type Kind = Policy['secondFactors'][number]

/** Who may set one of a kind up: everybody where no role is ticked; for ever where no day is given. */
interface LimitDraft {
  readonly kind: Kind
  readonly roles: readonly string[]
  readonly lastDay: string
}

/** What is typed of a policy's limits. */
export interface Limits {
  /** As typed; empty for none. */
  readonly maxAge: string
  /** Null for what a sign-in takes. */
  readonly acts: readonly Kind[] | null
  readonly enrolling: readonly LimitDraft[]
  readonly secondAgent: boolean
  /** As typed. */
  readonly helpWait: string
}

export function limitsOf({ policy, addable }: PortalSetupView): Limits {
  const { maxAgeMinutes, actFactors, enrolling, secondAgent, helpWaitHours } = policy
  return {
    secondAgent,
    helpWait: String(helpWaitHours),
    maxAge: maxAgeMinutes === null ? '' : String(maxAgeMinutes),
    acts: actFactors,
    enrolling: addable.map((kind) => {
      const limit = enrolling.find((one) => one.kind === kind)
      return { kind, roles: limit?.roles ?? [], lastDay: limit?.lastDay ?? '' }
    }),
  }
}

/** What was typed, as a policy has it. Null where the age is no number. */
export function policyOf({ maxAge, acts, enrolling, secondAgent, helpWait }: Limits) {
  const typed = maxAge.trim()
  if (!/^\d{0,6}$/.test(typed) || !/^\d{1,3}$/.test(helpWait.trim())) return null
  const limited = enrolling.filter(({ roles, lastDay }) => roles.length > 0 || lastDay !== '')
  return {
    secondAgent,
    helpWaitHours: Number(helpWait),
    maxAgeMinutes: typed === '' ? null : Number(typed),
    actFactors: acts && [...acts],
    enrolling: limited.map(({ kind, roles, lastDay }) => ({
      kind,
      roles: roles.length > 0 ? [...roles] : null,
      lastDay: lastDay === '' ? null : lastDay,
    })),
  }
}

/** The limits as they stand. */
export function renderLimitFacts(desk: Desk, { policy }: PortalSetupView): TemplateResult {
  const { rules } = desk.words.setupRoom
  const { kinds } = desk.words.person
  const { maxAgeMinutes, actFactors, enrolling, secondAgent, helpWaitHours } = policy
  const acts = actFactors?.map((kind) => kinds[kind]).join(', ') ?? rules.actsAs
  const told = enrolling.map(({ kind, roles, lastDay }) => {
    const who = roles?.map((role) => roleTold(desk, role)).join(', ') ?? rules.everybody
    const until = lastDay === null ? '' : `, ${rules.untilDay({ day: dayInWords(desk, lastDay) })}`
    return html`<li>${kinds[kind]}: ${who}${until}</li>`
  })
  return html`
    ${fact(rules.maxAge, maxAgeMinutes === null ? rules.noMaxAge : rules.minutes({ count: maxAgeMinutes }))}
    ${fact(rules.acts, acts)}
    ${fact(rules.enrolling, told.length > 0 ? html`<ul>${told}</ul>` : rules.everybody)}
    ${fact(rules.helpWait, rules.hours({ count: helpWaitHours }))}
    ${secondAgent ? fact(rules.secondAgent, rules.secondAgentHint) : nothing}`
}

interface Field {
  readonly desk: Desk
  readonly setup: PortalSetupView
  readonly limits: Limits
  readonly mistakeAt: (path: string) => string | null
  readonly onType: (part: Partial<Limits>) => void
}

export function renderLimitFields(field: Field): TemplateResult {
  const { desk, limits, mistakeAt, onType } = field
  const { rules } = desk.words.setupRoom
  const wrong = mistakeAt('policy.enrolling')
  return html`
    ${lineField({
      label: rules.maxAge,
      name: 'maxAgeMinutes',
      hint: rules.maxAgeHint,
      type: 'number',
      width: 'number',
      value: limits.maxAge,
      mistake: mistakeAt('policy.maxAgeMinutes'),
      onInput: (maxAge) => onType({ maxAge }),
    })}
    ${renderActs(field)}
    ${tick({ label: rules.secondAgent, isOn: limits.secondAgent, onChange: (secondAgent) => onType({ secondAgent }) })}
    <p class="small muted">${rules.secondAgentHint}</p>
    ${lineField({
      label: rules.helpWait,
      name: 'helpWaitHours',
      hint: rules.helpWaitHint,
      type: 'number',
      width: 'number',
      value: limits.helpWait,
      mistake: mistakeAt('policy.helpWaitHours'),
      onInput: (helpWait) => onType({ helpWait }),
    })}
    <fieldset class="field" ?data-wrong=${wrong !== null} tabindex="-1">
      <legend>${rules.enrolling}</legend>
      <p class="small muted">${rules.enrollingHint}</p>
      ${wrong ? html`<p class="mistake">${wrong}</p>` : nothing}
      ${limits.enrolling.map((limit) => renderLimit(field, limit))}
    </fieldset>`
}

function renderActs({ desk, setup, limits, onType }: Field): TemplateResult {
  const { rules } = desk.words.setupRoom
  const { kinds } = desk.words.person
  const { secondFactors } = setup.policy
  const { acts } = limits
  return html`${choices({
    legend: rules.acts,
    name: 'acts',
    value: acts === null ? 'as' : 'only',
    options: [
      { value: 'as', label: rules.actsAs, hint: rules.actsAsHint },
      { value: 'only', label: rules.actsOnly, hint: rules.actsOnlyHint },
    ],
    onChoose: (chosen) => onType({ acts: chosen === 'as' ? null : secondFactors }),
  })}
  ${
    acts === null
      ? nothing
      : secondFactors.map((kind) =>
          tick({
            label: kinds[kind],
            isOn: acts.includes(kind),
            onChange: (isOn) => onType({ acts: secondFactors.filter(among(acts, kind, isOn)) }),
          }),
        )
  }`
}

function renderLimit({ desk, setup, limits, onType }: Field, limit: LimitDraft): TemplateResult {
  const { rules } = desk.words.setupRoom
  const kind = desk.words.person.kinds[limit.kind]
  const change = (part: Partial<LimitDraft>): void =>
    onType({
      enrolling: limits.enrolling.map((one) =>
        one.kind === limit.kind ? { ...one, ...part } : one,
      ),
    })
  const ids = setup.roles.map(({ id }) => id)
  const name = `lastDay-${limit.kind}`
  return html`<fieldset class="card"><legend>${kind}</legend>
    <p class="small muted">${rules.onlyRoles}</p>
    ${ids.map((id) =>
      tick({
        label: roleTold(desk, id),
        isOn: limit.roles.includes(id),
        onChange: (isOn) => change({ roles: ids.filter(among(limit.roles, id, isOn)) }),
      }),
    )}
    <div class="field"><label for=${name}>${rules.lastDay}</label>
      <input id=${name} type="date" .value=${limit.lastDay}
        @input=${(event: Event) => change({ lastDay: typedIn(event) })}></div>
  </fieldset>`
}

/** Those that were on, with this one as it is now. */
const among =
  <T>(on: readonly T[], changed: T, isOn: boolean) =>
  (one: T): boolean =>
    one === changed ? isOn : on.includes(one)

interface Tick {
  readonly label: string
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
}

const tick = ({ label, isOn, onChange }: Tick): TemplateResult =>
  html`<label class="choice"><input type="checkbox" .checked=${isOn}
    @change=${({ target }: Event) => onChange((target as HTMLInputElement).checked)}>
    <span>${label}</span></label>`
