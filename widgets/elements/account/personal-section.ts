import { html, nothing, type TemplateResult } from 'lit'
import type { Names } from '../../../api/contract/plain/full-name.ts'
import { LONGEST_NAME, LONGEST_TELEPHONE } from '../../../api/contract/plain/lengths.ts'
import { quietButton } from '../../ui/quiet-button.ts'
import type { Drawn } from './account-words.ts'
import { doneHere } from './done-told.ts'
import type { CodeAsked } from './helpdesk-code.ts'
import type { Opened } from './methods-section.ts'

/** What is open beneath the name. */
export const OWN_NAME: Opened = { what: 'own-name', id: 'own-name' }

/** What is open beneath the telephone. */
export const OWN_TELEPHONE: Opened = { what: 'own-telephone', id: 'own-telephone' }

/** What is pressed beneath the personal information. */
export interface PersonalActs {
  readonly open: (opened: Opened | null) => void
  readonly call: (names: Names) => void
  /** To one that has just been proven. */
  readonly readdress: (address: string) => void
  /** Empty for none. */
  readonly ringAt: (telephone: string) => void
  readonly speak: (language: string) => void
}

interface Shown extends Drawn {
  readonly opened: Opened | null
  /** What is wrong with the name that was typed. */
  readonly wrong: string | null
  readonly acts: PersonalActs
  readonly asked: CodeAsked
}

/** Name, address, telephone, and the language of mails. */
export function personalSection(shown: Shown): TemplateResult {
  const { account, told, opened, acts, asked } = shown
  const words = told.words.personal
  return html`<section aria-labelledby="personal">
    <h3 id="personal">${words.heading}</h3>
    <dl data-row=${OWN_NAME.id}><dt>${words.name}</dt><dd class="name" tabindex="-1"><bdi>${account.name}</bdi></dd></dl>
    ${doneHere(shown, 'named')}
    ${
      opened?.what === OWN_NAME.what
        ? nameTemplate(shown)
        : html`<div class="acts">${quietButton([words.change, () => acts.open(OWN_NAME)])}</div>`
    }
    <dl><dt>${words.address}</dt><dd><bdi>${account.address}</bdi></dd></dl>
    <farstu-new-address .words=${told.words} .asked=${asked} @proven=${(event: CustomEvent<string>) => acts.readdress(event.detail)}></farstu-new-address>
    ${telephoneTemplate(shown)}
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

function telephoneTemplate(shown: Shown): TemplateResult {
  const { account, told, opened, acts, at } = shown
  const words = told.words.personal
  const { telephone } = account
  const label = telephone ? words.changeTelephone : words.addTelephone
  return html`<dl data-row=${OWN_TELEPHONE.id}><dt>${words.telephone}</dt>
      <dd class="name" tabindex="-1">${telephone ? html`<bdi dir="ltr">${telephone.number}</bdi>` : words.noTelephone}
        ${telephone && !telephone.isOwn ? html`<p>${words.telephoneOffice({ when: at(telephone.since) })}</p>` : nothing}</dd></dl>
    ${doneHere(shown, 'telephone')}
    ${
      opened?.what === OWN_TELEPHONE.what
        ? telephoneForm(shown)
        : html`<div class="acts">${quietButton([label, () => acts.open(OWN_TELEPHONE)])}</div>`
    }`
}

function telephoneForm({ account, told, wrong, acts }: Shown): TemplateResult {
  const words = told.words.personal
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    acts.ringAt(String(new FormData(event.target as HTMLFormElement).get('telephone') ?? '').trim())
  }
  return html`<form class="box" novalidate @submit=${onSubmit}>
    <label for="own-telephone-field">${words.telephone}</label>
    <p id="telephone-hint">${words.telephoneHint}</p>
    <input id="own-telephone-field" name="telephone" type="tel" dir="ltr" autocomplete="tel" .value=${account.telephone?.number ?? ''}
      maxlength=${LONGEST_TELEPHONE} aria-invalid=${wrong !== null} aria-describedby="telephone-hint${wrong ? ' wrong' : ''}">
    ${wrong ? html`<p id="wrong" class="alert" role="alert">${wrong}</p>` : nothing}
    <div class="acts"><button class="plain" type="submit">${words.saveTelephone}</button>
      ${quietButton([told.words.methods.back, () => acts.open(null)])}</div>
  </form>`
}

function languageTemplate(shown: Shown): TemplateResult {
  const { account, told, acts } = shown
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
    ${doneHere(shown, 'language')}
  </form>`
}

/** The one that is chosen may be another portal's. */
const languagesIn = ({ mailLanguage, mailLanguages }: Drawn['account']): readonly string[] => [
  ...new Set([...mailLanguages, mailLanguage]),
]
