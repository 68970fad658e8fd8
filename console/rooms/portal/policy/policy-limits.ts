import { html, nothing, type TemplateResult } from 'lit'
import type { PortalSetupView } from '../../../../api/contract/console/portal-wire.ts'
import { LONGEST_EXTERNAL_ID } from '../../../../api/contract/plain/lengths.ts'
import { MOST_ENROLLING_UNITS } from '../../../../api/contract/plain/policy.ts'
import { fact, lineField, textField, typedIn } from '../../../parts/fields/form-fields.ts'
import { among, tick } from '../../../parts/fields/ticks.ts'
import { dayInWords } from '../../../parts/lists/instant.ts'
import { roleTold } from '../../../parts/lists/role-line.ts'
import type { Desk } from '../../../parts/state/room.ts'
import { type Factors, type Kind, kindsWhere } from './policy-factors.ts'

type Policy = PortalSetupView['policy']

/** Who may set one of a kind up: everybody where nothing is said; for ever where no day is given. */
interface LimitDraft {
  readonly kind: Kind
  readonly roles: readonly string[]
  /** As typed: external ids, one a line. */
  readonly units: string
  readonly importedOnly: boolean
  readonly lastDay: string
}

/** What is typed of a policy's limits. */
export interface Limits {
  /** As typed; empty for none. */
  readonly maxAge: string
  readonly enrolling: readonly LimitDraft[]
}

export function limitsOf(setup: PortalSetupView): Limits {
  const { maxAgeMinutes, enrolling } = setup.policy
  return {
    maxAge: maxAgeMinutes === null ? '' : String(maxAgeMinutes),
    enrolling: kindsWhere(setup, ({ isSetUp }) => isSetUp).map((kind) => {
      const limit = enrolling.find((one) => one.kind === kind)
      const { roles, units, importedOnly = false, lastDay } = limit ?? {}
      return {
        kind,
        roles: roles ?? [],
        units: (units ?? []).join('\n'),
        importedOnly,
        lastDay: lastDay ?? '',
      }
    }),
  }
}

const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
]

const isSaid = ({ roles, units, importedOnly, lastDay }: LimitDraft): boolean =>
  roles.length > 0 || linesOf(units).length > 0 || importedOnly || lastDay !== ''

/** Kinds of which it is said whose they are: those that are ticked, and what lies in a drawer. */
const shown = (setup: PortalSetupView, limits: Limits, { first, second }: Factors) =>
  limits.enrolling.filter(
    ({ kind }) => setup.kinds[kind].isSpare || [...first, ...second].includes(kind),
  )

/** What was typed, as a policy has it. Null where the age is no number. */
export function limitRules(setup: PortalSetupView, limits: Limits, factors: Factors) {
  const typed = limits.maxAge.trim()
  if (!/^\d{0,6}$/.test(typed)) return null
  return {
    maxAgeMinutes: typed === '' ? null : Number(typed),
    enrolling: shown(setup, limits, factors)
      .filter(isSaid)
      .map(({ kind, roles, units, importedOnly, lastDay }) => ({
        kind,
        roles: orNull(roles),
        units: orNull(linesOf(units)),
        importedOnly,
        lastDay: lastDay === '' ? null : lastDay,
      })),
  }
}

const orNull = (some: readonly string[]): string[] | null => (some.length > 0 ? [...some] : null)

/** The limits as they stand. */
export function renderLimitFacts(desk: Desk, { maxAgeMinutes, enrolling }: Policy): TemplateResult {
  const { rules } = desk.words.setupRoom
  const { kinds } = desk.words.person
  const told = enrolling.map(
    (limit) => html`<li>${kinds[limit.kind]}: ${whoseTold(desk, limit)}</li>`,
  )
  return html`
    ${fact(rules.maxAge, maxAgeMinutes === null ? rules.noMaxAge : rules.minutes({ count: maxAgeMinutes }))}
    ${fact(rules.enrolling, told.length > 0 ? html`<ul>${told}</ul>` : rules.everybody)}`
}

function whoseTold(
  desk: Desk,
  { roles, units, importedOnly, lastDay }: Policy['enrolling'][number],
): string {
  const { rules } = desk.words.setupRoom
  return [
    roles?.map((role) => roleTold(desk, role)).join(', ') ?? rules.everybody,
    ...(units ? [rules.unitsTold({ units: units.join(', ') })] : []),
    ...(importedOnly ? [rules.importedTold] : []),
    ...(lastDay === null ? [] : [rules.untilDay({ day: dayInWords(desk, lastDay) })]),
  ].join(', ')
}

interface Field {
  readonly desk: Desk
  readonly setup: PortalSetupView
  readonly limits: Limits
  readonly factors: Factors
  readonly mistakeAt: (path: string, key?: string) => string | null
  readonly onType: (part: Partial<Limits>) => void
}

export function renderLimitFields(field: Field): TemplateResult {
  const { desk, setup, limits, factors, mistakeAt, onType } = field
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
    <fieldset class="field" ?data-wrong=${wrong !== null} tabindex="-1">
      <legend>${rules.enrolling}</legend>
      <p class="small muted">${rules.enrollingHint}</p>
      ${wrong ? html`<p class="mistake">${wrong}</p>` : nothing}
      ${shown(setup, limits, factors).map((limit) => renderLimit(field, limit))}
    </fieldset>`
}

/** Of the units of one kind: those that were sent are numbered. */
function unitsMistake({ setup, limits, factors, mistakeAt }: Field, limit: LimitDraft) {
  const at = shown(setup, limits, factors).filter(isSaid).indexOf(limit)
  return mistakeAt(`policy.enrolling.${at}.units`, 'enrollingUnits')
}

function renderLimit(field: Field, limit: LimitDraft): TemplateResult {
  const { desk, setup, limits, onType } = field
  const { rules } = desk.words.setupRoom
  const change = (part: Partial<LimitDraft>): void =>
    onType({
      enrolling: limits.enrolling.map((one) =>
        one.kind === limit.kind ? { ...one, ...part } : one,
      ),
    })
  const ids = setup.roles.map(({ id }) => id)
  const name = `lastDay-${limit.kind}`
  return html`<fieldset class="card"><legend>${desk.words.person.kinds[limit.kind]}</legend>
    <p class="small muted">${rules.onlyRoles}</p>
    ${ids.map((id) =>
      tick({
        label: roleTold(desk, id),
        isOn: limit.roles.includes(id),
        onChange: (isOn) => change({ roles: ids.filter(among(limit.roles, id, isOn)) }),
      }),
    )}
    ${textField({
      label: rules.onlyUnits,
      name: `units-${limit.kind}`,
      hint: rules.onlyUnitsHint,
      most: MOST_UNIT_LETTERS,
      rows: 2,
      value: limit.units,
      mistake: unitsMistake(field, limit),
      onInput: (units) => change({ units }),
    })}
    ${tick({
      label: rules.importedOnly,
      isOn: limit.importedOnly,
      onChange: (importedOnly) => change({ importedOnly }),
    })}
    <div class="field"><label for=${name}>${rules.lastDay}</label>
      <input id=${name} type="date" .value=${limit.lastDay}
        @input=${(event: Event) => change({ lastDay: typedIn(event) })}></div>
  </fieldset>`
}

/** As many ids as there may be, a line each. */
const MOST_UNIT_LETTERS = MOST_ENROLLING_UNITS * (LONGEST_EXTERNAL_ID + 1)
