import { html, nothing, type TemplateResult } from 'lit'
import type { ManagedPortalView, MeView } from '../../api/contract/console/console.ts'
import { LANGUAGE_NAMES, LANGUAGES, type Language, type Words } from '../words/words.ts'
import { addressOf, type RoomName, type Route } from './routes.ts'

const NOUNS = ['overview', 'invitations', 'people', 'units'] as const
type Noun = (typeof NOUNS)[number]

/** Which noun a page belongs to. */
const BELONGS: Readonly<Record<RoomName, Noun | null>> = {
  overview: 'overview',
  invitations: 'invitations',
  invite: 'invitations',
  people: 'people',
  person: 'people',
  units: 'units',
  'import-units': 'units',
  nowhere: null,
}

interface Side {
  readonly words: Words
  readonly language: Language
  readonly me: MeView
  readonly portal: ManagedPortalView
  readonly route: Route
  readonly isOpen: boolean
  readonly onToggle: () => void
  readonly onPortal: (id: string) => void
  readonly onLanguage: (language: Language) => void
  readonly onSignOut: () => void
}

const chosenIn = (event: Event): string =>
  event.target instanceof HTMLSelectElement ? event.target.value : ''

/** The left side: where one can go, in which portal, and who is signed in. A menu where it is narrow. */
export function side(parts: Side): TemplateResult {
  const { words, isOpen, onToggle } = parts
  return html`<header class="side ${isOpen ? 'open' : ''}">
    <div class="top">
      <p class="brand">Farstu <span class="muted">${words.product}</span></p>
      <button type="button" class="menu-button" aria-expanded=${isOpen} aria-controls="side"
        @click=${onToggle}>${isOpen ? words.closeMenu : words.menu}</button>
    </div>
    <div id="side">
      ${portals(parts)}
      ${nouns(parts)}
      ${who(parts)}
    </div>
  </header>`
}

function portals({ words, me, portal, onPortal }: Side): TemplateResult {
  if (me.portals.length === 1) return html`<p class="portal">${portal.name}</p>`
  return html`<label class="portal">${words.portal}
    <select @change=${(event: Event) => onPortal(chosenIn(event))}>
      ${me.portals.map(({ id, name }) => html`<option value=${id} ?selected=${id === portal.id}>${name}</option>`)}
    </select>
  </label>`
}

function nouns({ words, portal, route }: Side): TemplateResult {
  return html`<nav aria-label=${words.navigation}>
    <ul>
      ${NOUNS.map(
        (noun) =>
          html`<li><a href=${addressOf(portal.id, noun)}
            aria-current=${BELONGS[route.room] === noun ? 'page' : nothing}>${words[noun]}</a></li>`,
      )}
    </ul>
  </nav>`
}

function who({ words, language, me, portal, onLanguage, onSignOut }: Side): TemplateResult {
  return html`<div class="who">
    ${languageChoice(words, language, onLanguage)}
    <p><span class="small muted">${words.signedInAs}</span><br>
      <strong>${me.person.name}</strong><br>
      <span class="small muted">${me.person.address}</span><br>
      <span class="small muted">${words.roles[portal.role] ?? portal.role}</span></p>
    <button type="button" @click=${onSignOut}>${words.signOut}</button>
  </div>`
}

/** The names of languages are written in themselves. */
export function languageChoice(
  words: Words,
  language: Language,
  onLanguage: (language: Language) => void,
): TemplateResult {
  const choose = (event: Event): void => {
    const chosen = LANGUAGES.find((each) => each === chosenIn(event))
    if (chosen) onLanguage(chosen)
  }
  return html`<label class="language">${words.language}
    <select @change=${choose}>
      ${LANGUAGES.map((each) => html`<option value=${each} lang=${each} ?selected=${each === language}>${LANGUAGE_NAMES[each]}</option>`)}
    </select>
  </label>`
}
