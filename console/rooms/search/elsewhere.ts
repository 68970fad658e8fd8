import { html, nothing, type TemplateResult } from 'lit'
import type { PeopleAnywhere, PersonAnywhere } from '../../../api/contract/console/people-wire.ts'
import { fullName } from '../../../api/contract/plain/full-name.ts'
import { listed } from '../../parts/lists/listed.ts'
import { wholePortal } from '../../parts/lists/role-line.ts'
import { addressOf } from '../../parts/navigation/addresses.ts'
import type { Loaded } from '../../parts/state/loaded.ts'
import { refused } from '../../parts/state/refused.ts'
import type { Desk } from '../../parts/state/room.ts'

type Place = PersonAnywhere['portals'][number]

/** People who were found in other portals, with the way to their page in each. */
export function elsewhere(desk: Desk, found: Loaded<PeopleAnywhere>): TemplateResult {
  const { words } = desk
  const { value, refusal } = found
  return html`<section aria-labelledby="found-elsewhere">
    <header class="head"><h2 id="found-elsewhere">${words.searchRoom.elsewhere.heading}</h2></header>
    ${refused(words, refusal, () => void found.load())}
    ${value ? shown(desk, value) : nothing}
    ${value || refusal ? nothing : html`<p class="muted">${words.loading}</p>`}
  </section>`
}

function shown(desk: Desk, { items, hasMore }: PeopleAnywhere): TemplateResult {
  const { searchRoom, nothingYet } = desk.words
  const none = hasMore ? nothingYet : searchRoom.none.people
  return html`
    ${items.length === 0 ? html`<p class="muted">${none}</p>` : html`<ul class="finds">${items.map((person) => find(desk, person))}</ul>`}
    ${hasMore ? html`<p class="muted">${searchRoom.elsewhere.more}</p>` : nothing}`
}

function find(desk: Desk, person: PersonAnywhere): TemplateResult {
  const { words } = desk
  return html`<li>
    <strong translate="no">${fullName(person)}</strong>
    <span class="muted"><bdi>${person.address}</bdi></span>
    <div>
      ${person.portals.map((place) => portal(desk, person, place))}
      ${person.isSuspended ? html`<span class="attention">${words.peopleRoom.suspended}</span>` : nothing}
    </div>
  </li>`
}

/** One portal of several people: which person it leads to is heard, too. */
function portal(desk: Desk, person: PersonAnywhere, { id, name, units, hasPortalRole }: Place) {
  const address = addressOf(id, `people/${encodeURIComponent(person.id)}`)
  const roles = [...(hasPortalRole ? [wholePortal(desk)] : []), ...units]
  return html`<div>
    <a translate="no" href=${address} aria-label=${`${name}: ${fullName(person)}`}>${name}</a>
    <span class="muted">${listed(roles)}</span>
  </div>`
}
