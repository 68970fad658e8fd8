import { html, nothing, type TemplateResult } from 'lit'
import type { PersonRow } from '../../../api/contract/console/people.ts'
import { define } from '../../../widgets/theme/define.ts'
import { download } from '../../parts/download.ts'
import { listView } from '../../parts/list-view.ts'
import { PagedList } from '../../parts/paged-list.ts'
import { Room } from '../../parts/room.ts'
import { search } from '../../parts/search.ts'
import type { Column } from '../../parts/table.ts'
import { addressOf } from '../../shell/routes.ts'

/** Everybody who has, or had, a role in the portal. */
class PeopleRoom extends Room {
  readonly #list = new PagedList<PersonRow>(this, (after) =>
    this.desk.calls.people({ q: this.#q, after }),
  )

  get #q(): string {
    return this.desk.route.query.get('q') ?? ''
  }

  override willUpdate(): void {
    this.#list.of(`${this.desk.portal.id} ${this.#q}`)
  }

  override render(): TemplateResult {
    const { words, portal, go, may } = this.desk
    return html`
      <header class="head">
        <h1 tabindex="-1">${words.people}</h1>
        ${
          may('people.export')
            ? html`<div class="acts"><button type="button" @click=${this.#onExport}>${words.export}</button></div>`
            : nothing
        }
      </header>
      ${search({
        label: words.peopleRoom.searchLabel,
        value: this.#q,
        onSearch: (q) => go(addressOf(portal.id, 'people', { q }), true),
      })}
      ${this.#q ? this.#amongInvitations() : nothing}
      ${listView({
        words,
        list: this.#list,
        caption: words.people,
        columns: this.#columns(),
        key: ({ id }) => id,
        empty: this.#empty(),
      })}`
  }

  #columns(): readonly Column<PersonRow>[] {
    const { words, portal } = this.desk
    const { peopleRoom } = words
    return [
      {
        head: words.list.name,
        cell: ({ id, firstName, lastName }) =>
          html`<a class="row-link" href=${addressOf(portal.id, `people/${encodeURIComponent(id)}`)}>${firstName} ${lastName}</a>`,
      },
      {
        head: peopleRoom.address,
        cell: ({ address }) => html`<span class="address">${address}</span>`,
      },
      { head: peopleRoom.units, cell: ({ units }) => units.join(', ') || words.wholePortal },
      {
        head: peopleRoom.state,
        cell: ({ isSuspended }) =>
          isSuspended
            ? html`<span class="attention">${peopleRoom.suspended}</span>`
            : peopleRoom.active,
      },
    ]
  }

  #amongInvitations(): TemplateResult {
    const { words, portal } = this.desk
    return html`<p><a href=${addressOf(portal.id, 'invitations', { q: this.#q })}>${words.peopleRoom.amongInvitations} →</a></p>`
  }

  #empty(): TemplateResult {
    const { words, portal } = this.desk
    const { peopleRoom } = words
    if (!this.#q) return html`<h2>${peopleRoom.none}</h2><p>${peopleRoom.noneNext}</p>`
    return html`<h2>${peopleRoom.noMatch}</h2><p>${peopleRoom.noMatchNext}</p>
      <a href=${addressOf(portal.id, 'people')}>${words.clearFilters}</a>`
  }

  readonly #onExport = async (): Promise<void> => {
    const { calls, say, words, portal } = this.desk
    const outcome = await calls.exportPeople({ q: this.#q })
    if (outcome.ok) download(`${portal.id}-people.csv`, outcome.value)
    say(
      outcome.ok ? words.exported : (words.refusals[outcome.refusal.code] ?? words.refusals.other),
    )
  }
}

define('console-people', PeopleRoom)
