import { html, nothing, type TemplateResult } from 'lit'
import { LANGUAGE_FACTS } from '../../../api/contract/plain/language-facts.ts'
import { LANGUAGES } from '../../../api/contract/plain/languages.ts'
import type { Desk } from '../state/room.ts'
import { focusSoon } from './focus.ts'
import { withoutAt } from './rows.ts'

interface LanguagesField {
  /** In order, the default first. */
  readonly chosen: readonly string[]
  readonly hint: string
  readonly mistake: string | null
  readonly onChange: (chosen: readonly string[]) => void
}

/** A language by its name in the console's own. */
export const languageName = ({ language }: Desk, tag: string): string =>
  new Intl.DisplayNames([language], { type: 'language' }).of(tag) ?? tag

/** The same at the beginning of a line. */
export function languageTitle(desk: Desk, tag: string): string {
  const name = languageName(desk, tag)
  return name.slice(0, 1).toLocaleUpperCase(desk.language) + name.slice(1)
}

/** Whether somebody who speaks it has read what widgets and mails say in it; a language without words has none. */
const isReviewed = (tag: string): boolean =>
  LANGUAGES.every((each) => each !== tag || LANGUAGE_FACTS[each].reviewed)

/** Languages in order: the first is the default. Offered are those that the widgets speak. */
export function languagesField(desk: Desk, field: LanguagesField): TemplateResult {
  const { basics } = desk.words.setupRoom
  const { chosen, hint, mistake, onChange } = field
  const others = LANGUAGES.filter((tag) => !chosen.includes(tag))
  const add = (event: Event, tag: string): void => {
    onChange([...chosen, tag])
    focusSoon(event, 'fieldset', 'li:last-of-type button')
  }
  return html`<fieldset class="field" tabindex=${mistake ? '-1' : nothing} ?data-wrong=${Boolean(mistake)}
    aria-describedby="languages-hint ${mistake ? 'languages-mistake' : ''}">
    <legend>${basics.languages}</legend>
    <p class="small muted" id="languages-hint">${hint}</p>
    <ul class="ordered">
      ${chosen.map((tag, at) => row(desk, field, { tag, at }))}
    </ul>
    ${
      others.length > 0
        ? html`<div class="acts">${others.map((tag) => {
            const name = languageName(desk, tag)
            const label = basics.addLanguage({ name })
            const told = isReviewed(tag) ? label : `${label} (${basics.unreviewed})`
            return html`<button type="button" @click=${(event: Event) => add(event, tag)}>${told}</button>`
          })}</div>`
        : nothing
    }
    ${mistake ? html`<p class="mistake" id="languages-mistake">${mistake}</p>` : nothing}
  </fieldset>`
}

function row(
  desk: Desk,
  { chosen, onChange }: LanguagesField,
  { tag, at }: { readonly tag: string; readonly at: number },
): TemplateResult {
  const { basics } = desk.words.setupRoom
  const name = languageName(desk, tag)
  const first = (): void => onChange([tag, ...withoutAt(chosen, at)])
  const remove = (event: Event): void => {
    onChange(withoutAt(chosen, at))
    focusSoon(event, 'fieldset', '.acts button')
  }
  return html`<li>
    <span>${languageTitle(desk, tag)}${at === 0 ? html` <span class="muted">(${basics.isDefault})</span>` : nothing}
      ${isReviewed(tag) ? nothing : html`<span class="small muted">${basics.unreviewed}</span>`}</span>
    ${
      at > 0
        ? html`<button type="button" aria-label=${basics.firstLanguage({ name })} @click=${first}>${basics.makeFirst}</button>`
        : nothing
    }
    ${
      chosen.length > 1
        ? html`<button type="button" aria-label=${basics.removeLanguage({ name })}
            @click=${remove}>${basics.remove}</button>`
        : nothing
    }
  </li>`
}
