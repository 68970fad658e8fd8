import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import type {
  ConsolePermission,
  ManagedPortalView,
  MeView,
} from '../../api/contract/console/console-wire.ts'
import { LANGUAGE_FACTS, nameOfLanguage } from '../../api/contract/plain/language-facts.ts'
import { LANGUAGES } from '../../api/contract/plain/languages.ts'
import { rolesWordsIn } from '../../api/contract/plain/words/generated/roles.ts'
import {
  addressOf,
  colleaguesAddress,
  newPortalAddress,
  type RoomName,
  type Route,
} from '../parts/navigation/addresses.ts'
import { searchField } from '../parts/navigation/search-field.ts'
import type { Language, Words } from '../words/chosen-language.ts'

const NOUNS = [
  'overview',
  'invitations',
  'people',
  'helpdesk',
  'units',
  'own-units',
  'setup',
] as const
type Noun = (typeof NOUNS)[number]

/** Which right each asks for. */
const ASKS: Readonly<Record<Noun, ConsolePermission>> = {
  overview: 'overview.read',
  invitations: 'invitations.read',
  people: 'people.read',
  helpdesk: 'callers.verify',
  units: 'units.read',
  'own-units': 'own-units.read',
  setup: 'portal.read',
}

/** Which noun a page belongs to. */
const BELONGS: Readonly<Record<RoomName, Noun | null>> = {
  overview: 'overview',
  invitations: 'invitations',
  invite: 'invitations',
  people: 'people',
  person: 'people',
  helpdesk: 'helpdesk',
  search: null,
  units: 'units',
  'import-units': 'units',
  'own-units': 'own-units',
  setup: 'setup',
  'new-portal': null,
  colleagues: null,
  nowhere: null,
}

interface Side {
  readonly words: Words
  readonly language: Language
  readonly me: MeView
  /** Null where there is none yet, and while one is being added. */
  readonly portal: ManagedPortalView | null
  readonly route: Route
  readonly isOpen: boolean
  /** Whether the key "/" leads to the search. */
  readonly hasSlash: boolean
  readonly onSlash: () => void
  readonly onSearch: (q: string) => void
  readonly onToggle: () => void
  readonly onPortal: (id: string) => void
  readonly onLanguage: (language: Language) => void
  readonly onSignOut: () => void
}

const chosenIn = (event: Event): string =>
  event.target instanceof HTMLSelectElement ? event.target.value : ''

/** The left side: where one can go, in which portal, and who is signed in. A menu where it is narrow. */
export function side(shown: Side): TemplateResult {
  const { words, isOpen, onToggle } = shown
  return html`<header class="side ${isOpen ? 'open' : ''}">
    <div class="top">
      <p class="brand"><span translate="no">Farstu</span> <span class="muted">${words.product}</span></p>
      <button type="button" class="menu-button" aria-expanded=${isOpen} aria-controls="side"
        @click=${onToggle}>${isOpen ? words.closeMenu : words.menu}</button>
    </div>
    ${shown.portal?.permissions.includes(ASKS.people) ? searchField(shown) : nothing}
    <div id="side">
      ${portals(shown)}
      ${addPortal(shown)}
      ${nouns(shown)}
      ${colleagues(shown)}
      ${who(shown)}
    </div>
  </header>`
}

function portals({ words, me, portal, route, onPortal }: Side): TemplateResult | typeof nothing {
  if (me.portals.length === 0) return nothing
  if (portal && me.portals.length === 1)
    return html`<p class="portal" translate="no">${portal.name}</p>`
  const here = portal?.id ?? ''
  // It stands at the other one once that is shown: what is unsaved may keep somebody here.
  const choose = (event: Event): void => {
    const chosen = chosenIn(event)
    if (event.target instanceof HTMLSelectElement) event.target.value = here
    onPortal(chosen)
  }
  const apart = route.room === 'colleagues' ? words.colleagues : words.addPortal
  return html`<label class="portal">${words.portal}
    <select translate="no" .value=${live(here)} aria-describedby="portal-hint" @change=${choose}>
      ${portal ? nothing : html`<option value="" selected>${apart}</option>`}
      ${me.portals.map(({ id, name }) => html`<option value=${id} ?selected=${id === here}>${name}</option>`)}
    </select>
  </label>
  <p class="small muted" id="portal-hint">${words.portalHint}</p>`
}

function addPortal({ words, me, route }: Side): TemplateResult | typeof nothing {
  if (!me.everywhere.includes('portals.add')) return nothing
  return html`<a class="add-portal" href=${newPortalAddress}
    aria-current=${route.room === 'new-portal' ? 'page' : nothing}>${words.addPortal}</a>`
}

/** Who works in the console is of no portal. */
function colleagues({ words, me, route }: Side): TemplateResult | typeof nothing {
  if (!me.everywhere.includes('colleagues.read')) return nothing
  return html`<a class="add-portal" href=${colleaguesAddress}
    aria-current=${route.room === 'colleagues' ? 'page' : nothing}>${words.colleagues}</a>`
}

function nouns({ words, portal, route }: Side): TemplateResult | typeof nothing {
  if (!portal) return nothing
  const seen = NOUNS.filter((noun) => portal.permissions.includes(ASKS[noun]))
  return html`<nav aria-label=${words.navigation}>
    <ul>
      ${seen.map(
        (noun) =>
          html`<li><a href=${addressOf(portal.id, noun)}
            aria-current=${BELONGS[route.room] === noun ? 'page' : nothing}>${nounTold(words, noun)}</a></li>`,
      )}
    </ul>
  </nav>`
}

const nounTold = (words: Words, noun: Noun): string =>
  noun === 'own-units' ? words.ownUnits : words[noun]

function who(shown: Side): TemplateResult {
  const { words, language, me, portal, onLanguage, onSignOut } = shown
  return html`<div class="who">
    ${languageChoice(words, language, onLanguage)}
    <label class="choice small"><input type="checkbox" .checked=${shown.hasSlash} @change=${shown.onSlash}> ${words.slash}</label>
    <p><span class="small muted">${words.signedInAs}</span><br>
      <strong translate="no">${me.person.name}</strong><br>
      <span class="small muted" translate="no">${me.person.address}</span><br>
      ${portal ? html`<span class="small muted">${rolesWordsIn[language].names[portal.role]}</span>` : nothing}</p>
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
  const unread = LANGUAGES.filter((each) => !LANGUAGE_FACTS[each].reviewed)
  return html`<div class="language"><label>${words.language}
    <select aria-describedby="language-hint" @change=${choose}>
      ${LANGUAGES.map((each) => html`<option value=${each} lang=${each} ?selected=${each === language}>${nameOfLanguage(each)}</option>`)}
    </select></label>
    <span class="muted" id="language-hint">${unread.map((each) => words.unreviewed({ name: nameOfLanguage(each) }))}</span>
  </div>`
}
