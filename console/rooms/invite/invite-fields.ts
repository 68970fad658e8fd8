import { html, nothing, type TemplateResult } from 'lit'
import {
  FEWEST_DAYS,
  MOST_DAYS,
  USUAL_DAYS,
} from '../../../api/contract/plain/invitation-states.ts'
import type { Desk } from '../../parts/state/room.ts'

interface Field {
  readonly label: string
  readonly name: string
  /** `address`: an e-mail address; a field of type `email` would change what was typed or pasted into it. */
  readonly type?: 'text' | 'number' | 'address' | 'telephone'
  readonly hint?: string
  readonly mistake?: string | null
  readonly value?: string
  readonly width?: 'short' | 'number'
}

/** Which keys a telephone shows. */
const MODES: Readonly<Record<string, 'email' | 'tel'>> = { address: 'email', telephone: 'tel' }

/** A labelled field; what is wrong with it stands at it and describes it. */
export function field({ label, name, type, hint, mistake, value, width }: Field): TemplateResult {
  const described = [hint ? `${name}-hint` : '', mistake ? `${name}-mistake` : ''].filter(Boolean)
  return html`<div class="field ${width ?? ''}">
    <label for=${name}>${label}</label>
    ${hint ? html`<p class="small muted" id="${name}-hint">${hint}</p>` : nothing}
    <input id=${name} name=${name} type=${type === 'number' ? type : 'text'}
      inputmode=${MODES[type ?? 'text'] ?? nothing} autocapitalize=${type === 'address' ? 'none' : nothing}
      autocomplete="off" .value=${value ?? ''}
      min=${type === 'number' ? FEWEST_DAYS : nothing} max=${type === 'number' ? MOST_DAYS : nothing} @change=${putRight}
      aria-invalid=${mistake ? 'true' : 'false'} aria-describedby=${described.join(' ') || nothing}>
    ${mistake ? html`<p class="mistake" id="${name}-mistake">${mistake}</p>` : nothing}
  </div>`
}

/** What goes for all letters sent together: their language, and for how long they are open. */
export function letterFields(desk: Desk): TemplateResult {
  const { words, portal, language } = desk
  const names = new Intl.DisplayNames([language], { type: 'language' })
  return html`<div class="pair">
    ${
      portal.languages.length > 1
        ? html`<div class="field short">
            <label for="language">${words.invite.language}</label>
            <select id="language" name="language">
              ${portal.languages.map((tag) => html`<option value=${tag} ?selected=${tag === language}>${names.of(tag) ?? tag}</option>`)}
            </select>
          </div>`
        : nothing
    }
    ${field({ label: words.invite.days, name: 'days', hint: words.invite.daysHint, type: 'number', value: String(USUAL_DAYS), width: 'number' })}
  </div>`
}

/** The text of a field of a form, without blanks around it. */
export const textOf = (form: FormData, name: string): string => String(form.get(name) ?? '').trim()

/** Days as they stand in the field, which holds what the server takes. */
export const daysOf = (form: FormData): number => within(String(form.get('days') ?? ''))

/** The nearest number of days that the server takes; for nonsense what is usual. */
function within(typed: string): number {
  const days = typed.trim() === '' ? Number.NaN : Math.round(Number(typed))
  return Number.isFinite(days) ? Math.min(MOST_DAYS, Math.max(FEWEST_DAYS, days)) : USUAL_DAYS
}

/** What is sent is what is seen: a number that cannot be is put right where it stands. */
function putRight({ target }: Event): void {
  if (target instanceof HTMLInputElement && target.type === 'number')
    target.value = String(within(target.value))
}
