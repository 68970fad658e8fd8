import { html, type TemplateResult } from 'lit'
import { type FieldSpec, field } from '../../ui/field-template.ts'

interface PasswordWords {
  readonly show: string
  readonly hide: string
  readonly showPassword: string
  readonly hidePassword: string
}

export interface PasswordSpec extends Omit<FieldSpec, 'action' | 'type'> {
  readonly shown: boolean
  /** Absent where another field's button shows this one too. */
  readonly toggle?: () => void
  readonly words: PasswordWords
}

/** A password field, as a rule with a button that shows what is typed. */
export function passwordField({ shown, toggle, words, ...spec }: PasswordSpec): TemplateResult {
  const type = shown ? 'text' : 'password'
  if (!toggle) return field({ ...spec, type })
  const action = html`<button slot="action" type="button"
    aria-label=${shown ? words.hidePassword : words.showPassword} @click=${toggle}>${shown ? words.hide : words.show}</button>`
  return field({ ...spec, type, action })
}

export interface UsernameSpec {
  readonly id: string
  readonly label: string
  readonly address: string
  readonly notYou?: { readonly label: string; readonly act: () => void }
}

/** The address that a password is filed under, for password managers and for reading. */
export function usernameField({ id, label, address, notYou }: UsernameSpec): TemplateResult {
  const spec = { id, label, name: 'username', value: address, readonly: true } as const
  const kind = { inputmode: 'email', autocomplete: 'username' } as const
  if (!notYou) return field({ ...spec, ...kind })
  const action = html`<button slot="action" type="button" @click=${notYou.act}>${notYou.label}</button>`
  return field({ ...spec, ...kind, action })
}
