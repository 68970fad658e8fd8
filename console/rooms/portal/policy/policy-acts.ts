import { html, nothing, type TemplateResult } from 'lit'
import type { PortalSetupView } from '../../../../api/contract/console/portal-wire.ts'
import { LONGEST_ACT } from '../../../../api/contract/plain/lengths.ts'
import { MOST_POLICY_ACTS, POLICY_ACTS } from '../../../../api/contract/plain/policy.ts'
import { redrawn } from '../../../parts/fields/focus.ts'
import { choices, fact, lineField } from '../../../parts/fields/form-fields.ts'
import { ticks } from '../../../parts/fields/ticks.ts'
import type { Desk } from '../../../parts/state/room.ts'
import type { Kind } from './policy-factors.ts'

type Policy = PortalSetupView['policy']
type Act = Pick<Policy['acts'][number], 'by' | 'act'>

/** An act of which something else is said than of the rest; nothing ticked for what a sign-in takes. */
interface ActDraft extends Act {
  readonly factors: readonly Kind[]
}

/** What is typed of what confirms acts. */
export interface Acts {
  /** Null for what a sign-in takes. */
  readonly rest: readonly Kind[] | null
  readonly own: readonly ActDraft[]
  /** The host's word for one that is to be added. */
  readonly added: string
}

export const actsOf = ({ policy }: PortalSetupView): Acts => ({
  rest: policy.actFactors,
  own: policy.acts.map((one) => ({ ...one, factors: one.factors ?? [] })),
  added: '',
})

/** As a policy has it: of what is ticked, what still is a second factor. */
export function actRules({ rest, own }: Acts, second: readonly Kind[]) {
  const still = (kinds: readonly Kind[]) => second.filter((kind) => kinds.includes(kind))
  return {
    actFactors: rest && still(rest),
    acts: own.map(({ by, act, factors }) => {
      const only = still(factors)
      return { by, act, factors: only.length > 0 ? only : null }
    }),
  }
}

export function renderActFacts(desk: Desk, { actFactors, acts }: Policy): TemplateResult {
  const { rules } = desk.words.setupRoom
  const told = (factors: readonly Kind[] | null) =>
    factors?.map((kind) => desk.words.person.kinds[kind]).join(', ') ?? rules.actsAs
  const single = acts.map((one) => html`<li>${nameOf(desk, one)}: ${told(one.factors)}</li>`)
  return html`
    ${fact(rules.acts, told(actFactors))}
    ${fact(rules.actsOwn, single.length > 0 ? html`<ul>${single}</ul>` : rules.actsNone)}`
}

function nameOf({ words }: Desk, { by, act }: Act): string {
  const { rules } = words.setupRoom
  const ours = POLICY_ACTS.find((one) => by === 'us' && one === act)
  return ours ? rules.actNames[ours] : rules.hostAct({ act })
}

interface Field {
  readonly desk: Desk
  readonly acts: Acts
  /** What is ticked beside them. */
  readonly second: readonly Kind[]
  readonly mistakeAt: (path: string, key?: string) => string | null
  readonly onType: (part: Partial<Acts>) => void
}

export function renderActFields(field: Field): TemplateResult {
  return html`${renderRest(field)}${renderOwn(field)}`
}

function renderRest({ desk, acts: { rest }, second, mistakeAt, onType }: Field): TemplateResult {
  const { rules } = desk.words.setupRoom
  return html`${choices({
    legend: rules.acts,
    name: 'acts',
    value: rest === null ? 'as' : 'only',
    options: [
      { value: 'as', label: rules.actsAs, hint: rules.actsAsHint },
      { value: 'only', label: rules.actsOnly, hint: rules.actsOnlyHint },
    ],
    onChoose: (chosen) => onType({ rest: chosen === 'as' ? null : second }),
  })}
  ${
    rest === null
      ? nothing
      : ticks({
          legend: rules.actsOnly,
          values: second,
          on: rest,
          labelOf: (kind) => desk.words.person.kinds[kind],
          mistake: mistakeAt('policy.actFactors', 'acts'),
          onChange: (on) => onType({ rest: on }),
        })
  }`
}

function renderOwn(field: Field): TemplateResult {
  const { desk, acts, second, mistakeAt, onType } = field
  const { rules } = desk.words.setupRoom
  const wrong = mistakeAt('policy.acts')
  const left = POLICY_ACTS.filter((act) => !has(acts, { by: 'us', act }))
  const put = (added: Act, more: Partial<Acts> = {}): void =>
    onType({ own: [...acts.own, { ...added, factors: second }], ...more })
  return html`<fieldset class="field acts-field" ?data-wrong=${wrong !== null} tabindex="-1">
    <legend>${rules.actsOwn}</legend>
    <p class="small muted">${rules.actsOwnHint}</p>
    ${wrong ? html`<p class="mistake">${wrong}</p>` : nothing}
    ${acts.own.map((act) => renderAct(field, act))}
    ${
      acts.own.length < MOST_POLICY_ACTS
        ? html`<div class="acts">${left.map(
            (act) =>
              html`<button type="button" @click=${(event: Event) => {
                put({ by: 'us', act })
                void focusLast(event)
              }}>${rules.addAct({ what: rules.actNames[act] })}</button>`,
          )}</div>${renderAdding(field, put)}`
        : nothing
    }
  </fieldset>`
}

const has = ({ own }: Acts, { by, act }: Act): boolean =>
  own.some((one) => one.by === by && one.act === act)

function renderAct({ desk, acts, second, onType }: Field, own: ActDraft): TemplateResult {
  const { rules } = desk.words.setupRoom
  const what = nameOf(desk, own)
  const others = acts.own.filter((one) => one !== own)
  const drop = (event: Event): void => {
    onType({ own: others })
    void focusLast(event)
  }
  return html`<div class="card">
    ${ticks({
      legend: what,
      values: second,
      on: own.factors,
      labelOf: (kind) => desk.words.person.kinds[kind],
      onChange: (factors) =>
        onType({ own: acts.own.map((one) => (one === own ? { ...one, factors } : one)) }),
    })}
    <div class="acts"><button type="button" aria-label=${rules.removeAct({ what })} @click=${drop}>
      ${desk.words.setupRoom.basics.remove}</button></div>
  </div>`
}

function renderAdding({ desk, acts, onType, mistakeAt }: Field, put: Put): TemplateResult {
  const { rules } = desk.words.setupRoom
  const act = acts.added.trim()
  const isNew = act !== '' && !has(acts, { by: 'host', act })
  const add = (event: Event): void => {
    if (!isNew) return
    put({ by: 'host', act }, { added: '' })
    void focusLast(event)
  }
  return lineField({
    label: rules.hostActLabel,
    name: 'hostAct',
    hint: rules.hostActHint,
    most: LONGEST_ACT,
    width: 'short',
    value: acts.added,
    mistake: mistakeAt('hostAct'),
    onInput: (added) => onType({ added }),
    beside: html`<button type="button" @click=${add}>${rules.addHostAct}</button>`,
  })
}

type Put = (added: Act, more?: Partial<Acts>) => void

/** The last act, once the page has been drawn again; where there is none, the first way to add one. */
async function focusLast(event: Event): Promise<void> {
  const list = event.target instanceof Element ? event.target.closest('.acts-field') : null
  await redrawn(list)
  const last = [...(list?.querySelectorAll<HTMLElement>('.card input') ?? [])].at(-1)
  ;(last ?? list?.querySelector('button'))?.focus()
}
