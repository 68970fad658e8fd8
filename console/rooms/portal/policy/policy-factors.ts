import { html, nothing, type TemplateResult } from 'lit'
import type { KindOffer, PortalSetupView } from '../../../../api/contract/console/portal-wire.ts'
import { choices } from '../../../parts/fields/form-fields.ts'
import { ticks } from '../../../parts/fields/ticks.ts'
import type { Desk } from '../../../parts/state/room.ts'

type Policy = PortalSetupView['policy']
/** A kind of method, as a policy names it. */
export type Kind = Policy['secondFactors'][number]

/** What is ticked: what a sign-in begins with, and what comes on top of that. */
export interface Factors {
  readonly first: readonly Kind[]
  /** The preferred one first. */
  readonly second: readonly Kind[]
}

/** Kinds of which something is so, in the server's order. */
export const kindsWhere = (
  { kinds }: Pick<PortalSetupView, 'kinds'>,
  is: (offer: KindOffer) => boolean,
): readonly Kind[] => {
  const all = Object.entries(kinds) as readonly (readonly [Kind, KindOffer])[]
  return all.filter(([, offer]) => is(offer)).map(([kind]) => kind)
}

/** Whether nobody chooses a password: what everybody has elsewhere from their invitation is left out. */
export const asksNoPassword = (
  setup: Pick<PortalSetupView, 'kinds'>,
  first: readonly Kind[],
): boolean =>
  !kindsWhere(setup, (offer) => offer.first === 'usual').some((kind) => first.includes(kind))

export const factorsOf = ({ policy }: PortalSetupView): Factors => ({
  first: policy.firstFactors,
  second: policy.secondFactors,
})

interface Field {
  readonly desk: Desk
  readonly setup: PortalSetupView
  readonly factors: Factors
  readonly mistakeAt: (path: string) => string | null
  readonly onType: (part: Partial<Factors>) => void
}

export function renderFactorFields(field: Field): TemplateResult {
  return html`${renderFirst(field)}${renderSecond(field)}${renderSuggested(field)}`
}

function renderFirst({ desk, setup, factors, mistakeAt, onType }: Field): TemplateResult {
  const { rules } = desk.words.setupRoom
  const { kinds } = desk.words.person
  return html`${ticks({
    legend: rules.firstFactors,
    hint: rules.firstFactorsHint,
    values: kindsWhere(setup, ({ first }) => first !== 'never'),
    on: factors.first,
    labelOf: (kind) => kinds[kind],
    mistake: mistakeAt('policy.firstFactors'),
    onChange: (first) => onType({ first }),
  })}
  <div role="status">${asksNoPassword(setup, factors.first) ? html`<p class="hint">${rules.passwordless}</p>` : nothing}</div>`
}

function renderSecond({ desk, setup, factors, mistakeAt, onType }: Field): TemplateResult {
  const { rules } = desk.words.setupRoom
  const { kinds } = desk.words.person
  return ticks({
    legend: rules.secondFactors,
    hint: rules.secondFactorsHint,
    values: kindsWhere(setup, ({ second }) => second === 'may'),
    on: factors.second,
    labelOf: (kind) => kinds[kind],
    mistake: mistakeAt('policy.secondFactors'),
    onChange: (on) => onType({ second: inOrder(factors.second, on) }),
  })
}

/** What was there stays in its order; what is new comes last. */
const inOrder = (before: readonly Kind[], on: readonly Kind[]): readonly Kind[] => [
  ...before.filter((kind) => on.includes(kind)),
  ...on.filter((kind) => !before.includes(kind)),
]

/** Which of them somebody who is new is led to: only those that people set up themselves. */
function renderSuggested({ desk, setup, factors, onType }: Field) {
  const { rules } = desk.words.setupRoom
  const offered = factors.second.filter((kind) => setup.kinds[kind].isSetUp)
  const [suggested] = offered
  if (suggested === undefined || offered.length < 2) return nothing
  return choices({
    legend: rules.suggested,
    name: 'suggested',
    value: suggested,
    options: kindsWhere(setup, ({ second }) => second === 'may')
      .filter((kind) => offered.includes(kind))
      .map((value) => ({ value, label: desk.words.person.kinds[value] })),
    onChoose: (kind) =>
      onType({ second: [kind, ...factors.second.filter((other) => other !== kind)] }),
  })
}
