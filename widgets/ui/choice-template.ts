import { html, nothing, type TemplateResult } from 'lit'
import { define } from '../theme/define.ts'
import { FarstuChoice, FarstuChoices } from './choice.ts'

define('farstu-choice', FarstuChoice)
define('farstu-choices', FarstuChoices)

/** One that can be chosen. */
export interface ChoiceSpec {
  readonly value: string
  readonly label: string
  readonly icon: string
  /** What helps to tell it from the others, a paragraph each; `own`: the person's own names, never translated. */
  readonly hints: readonly { readonly text: string; readonly own?: true }[]
}

interface ChoicesSpec {
  /** Unique in the page. */
  readonly id: string
  readonly name: string
  /** What is chosen, for those who hear it. */
  readonly label: string
  readonly choices: readonly ChoiceSpec[]
}

const one = ({ id, name }: ChoicesSpec, choice: ChoiceSpec, at: number): TemplateResult => {
  const own = `${id}-${at}`
  const hints = choice.hints.filter(({ text }) => text !== '')
  const described = hints.map((_, hint) => `${own}-${hint}`).join(' ')
  return html`<farstu-choice .icon=${choice.icon}>
    <input type="radio" id=${own} name=${name} value=${choice.value} ?checked=${at === 0}
      aria-describedby=${described || nothing}>
    <label slot="label" for=${own}>${choice.label}</label>
    ${hints.map(
      ({ text, own: isOwn }, hint) =>
        html`<p slot="hint" id="${own}-${hint}" translate=${isOwn ? 'no' : nothing}>${text}</p>`,
    )}
  </farstu-choice>`
}

/** Radio buttons in the light DOM, the first of them chosen; arrow keys lead through them. */
export const choices = (spec: ChoicesSpec): TemplateResult =>
  html`<farstu-choices role="radiogroup" aria-label=${spec.label}>
    ${spec.choices.map((choice, at) => one(spec, choice, at))}
  </farstu-choices>`
