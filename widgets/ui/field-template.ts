import { html, nothing, type TemplateResult } from 'lit'
import { define } from '../theme/define.ts'
import { FarstuField } from './field.ts'

define('farstu-field', FarstuField)

export interface FieldSpec {
  /** Unique in the page: labels and messages are tied to the field by it. */
  readonly id: string
  readonly name: string
  readonly label: string
  readonly autocomplete: string
  readonly type?: 'text' | 'password'
  /** Of an address; a field of type `email` would change what was typed or pasted into it. */
  readonly inputmode?: 'email'
  /** Shown at first; what is typed afterwards is never overwritten. */
  readonly value?: string
  readonly readonly?: boolean
  readonly hint?: string
  readonly error?: string | null
  /** An element with the id `<id>-rules` that also describes the field. */
  readonly rules?: TemplateResult
  readonly action?: TemplateResult
}

const DESCRIBING = ['error', 'hint', 'rules'] as const

/** Ids of what describes a field, for `aria-describedby`, which is left out where there is nothing. */
export function describedBy(spec: Pick<FieldSpec, 'id' | (typeof DESCRIBING)[number]>) {
  const parts = DESCRIBING.filter((part) => spec[part])
  return parts.map((part) => `${spec.id}-${part}`).join(' ') || nothing
}

/** Hint and message, as direct children of the field that draws them. */
export const aside = (spec: Pick<FieldSpec, 'id' | 'hint' | 'error'>) =>
  html`${
    spec.error
      ? html`<p slot="error" id="${spec.id}-error" role="alert">${spec.error}</p>`
      : nothing
  }${spec.hint ? html`<p slot="hint" id="${spec.id}-hint">${spec.hint}</p>` : nothing}`

/** One labelled field in the light DOM. */
export const field = (spec: FieldSpec): TemplateResult => html`<farstu-field>
  <label slot="label" for=${spec.id}>${spec.label}</label>
  <input id=${spec.id} name=${spec.name} type=${spec.type ?? 'text'} value=${spec.value ?? nothing}
    autocomplete=${spec.autocomplete} autocapitalize=${(spec.type ?? spec.inputmode) ? 'none' : 'words'}
    inputmode=${spec.inputmode ?? nothing}
    autocorrect="off" spellcheck="false" ?readonly=${spec.readonly} aria-invalid=${spec.error ? 'true' : 'false'}
    aria-describedby=${describedBy(spec)}>
  ${spec.action}${spec.rules}${aside(spec)}
</farstu-field>`
