import { html, nothing, type TemplateResult } from 'lit'
import type { Names } from '../../../api/contract/plain/full-name.ts'
import { LONGEST_NAME } from '../../../api/contract/plain/lengths.ts'
import { quietButton } from '../../ui/quiet-button.ts'
import type { Drawn } from './account-words.ts'
import type { Opened } from './methods-section.ts'

/** What is open beneath the name. */
export const OWN_NAME: Opened = { what: 'own-name', id: 'own-name' }

/** What is pressed beneath the personal information. */
export interface PersonalActs {
  readonly open: (opened: Opened | null) => void
  readonly call: (names: Names) => void
  readonly speak: (language: string) => void
}

interface Shown extends Drawn {
  readonly opened: Opened | null
  /** What is wrong with the name that was typed. */
  readonly wrong: string | null
  readonly acts: PersonalActs
}

/** Name, address, and the language of mails. */
export function personalSection(shown: Shown): TemplateResult {
  const { account, told, opened, acts } = shown
  const words = told.words.personal
  return html`<section aria-labelledby="personal">
    <h3 id="personal">${words.heading}</h3>
    <dl data-row=${OWN_NAME.id}><dt>${words.name}</dt><dd class="name" tabindex="-1"><bdi>${account.name}</bdi></dd>
      <dt>${words.address}</dt><dd><bdi>${account.address}</bdi></dd></dl>
    ${
      opened?.what === OWN_NAME.what
        ? nameTemplate(shown)
        : html`<div class="acts">${quietButton([words.change, () => acts.open(OWN_NAME)])}</div>`
    }
    ${languageTemplate(shown)}
  </section>`
}

function nameTemplate({ account, told, wrong, acts }: Shown): TemplateResult {
  const words = told.words.personal
  const field = (name: keyof Names, label: string, autocomplete: 'given-name' | 'family-name') =>
    html`<label for=${name}>${label}</label>
      <input id=${name} name=${name} dir="auto" autocomplete=${autocomplete} .value=${account[name]} maxlength=${LONGEST_NAME}
        aria-invalid=${wrong !== null} aria-describedby=${wrong ? 'wrong' : nothing}>`
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    const typed = new FormData(event.target as HTMLFormElement)
    const said = (name: keyof Names) => String(typed.get(name) ?? '')
    acts.call({ firstName: said('firstName'), lastName: said('lastName') })
  }
  return html`<form class="box" novalidate @submit=${onSubmit}>
    ${field('firstName', words.first, 'given-name')}${field('lastName', words.last, 'family-name')}
    ${wrong ? html`<p id="wrong" class="alert" role="alert">${wrong}</p>` : nothing}
    <div class="acts"><button class="plain" type="submit">${words.save}</button>
      ${quietButton([told.words.methods.back, () => acts.open(null)])}</div>
  </form>`
}

function languageTemplate({ account, told, acts }: Shown): TemplateResult {
  const words = told.words.personal
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    acts.speak(String(new FormData(event.target as HTMLFormElement).get('language') ?? ''))
  }
  return html`<form @submit=${onSubmit}>
    <label for="language">${words.language}</label>
    <select id="language" name="language">${languagesIn(account).map(
      (tag) =>
        html`<option value=${tag} ?selected=${tag === account.mailLanguage}>${told.language(tag)}</option>`,
    )}</select>
    <div class="acts"><button class="plain" type="submit">${words.choose}</button></div>
  </form>`
}

/** The one that is chosen may be another portal's. */
const languagesIn = ({ mailLanguage, mailLanguages }: Drawn['account']): readonly string[] => [
  ...new Set([...mailLanguages, mailLanguage]),
]
