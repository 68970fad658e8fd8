import { html, nothing, type TemplateResult } from 'lit'
import type { Page } from '../../../api/contract/console/console-wire.ts'
import type { PersonRow } from '../../../api/contract/console/people-wire.ts'
import { fullName } from '../../../api/contract/plain/full-name.ts'
import type { Outcome } from '../../../widgets/client/problem.ts'
import { define } from '../../../widgets/theme/define.ts'
import { listView } from '../../parts/lists/list-view.ts'
import { listed } from '../../parts/lists/listed.ts'
import { wholePortal } from '../../parts/lists/role-line.ts'
import { search } from '../../parts/lists/search.ts'
import { type Searched, SearchedRoom } from '../../parts/lists/searched-room.ts'
import type { Column } from '../../parts/lists/table.ts'
import { addressOf } from '../../parts/navigation/addresses.ts'
import { handOver } from '../../parts/state/download.ts'

/** Everybody who has, or had, a role in the portal. */
class PeopleRoom extends SearchedRoom<PersonRow> {
  protected ask(searched: Searched): Promise<Outcome<Page<PersonRow>>> {
    return this.desk.calls.people(searched)
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
        value: this.q,
        onSearch: (q) => go(addressOf(portal.id, 'people', { q }), true),
      })}
      ${this.q ? this.#amongInvitations() : nothing}
      ${listView({
        words,
        list: this.list,
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
        isVerbatim: true,
        cell: ({ id, ...names }) =>
          html`<a class="row-link" href=${addressOf(portal.id, `people/${encodeURIComponent(id)}`)}>${fullName(names)}</a>`,
      },
      {
        head: peopleRoom.address,
        isVerbatim: true,
        cell: ({ address }) => address,
      },
      { head: peopleRoom.units, cell: (row) => this.#units(row) },
      {
        head: peopleRoom.state,
        cell: ({ isSuspended }) =>
          isSuspended
            ? html`<span class="attention">${peopleRoom.suspended}</span>`
            : peopleRoom.active,
      },
    ]
  }

  #units({ units, hasPortalRole }: PersonRow): unknown {
    const { peopleRoom } = this.desk.words
    const named = [...(hasPortalRole ? [wholePortal(this.desk)] : []), ...units]
    return named.length > 0 ? listed(named) : html`<span class="muted">${peopleRoom.noRole}</span>`
  }

  #amongInvitations(): TemplateResult {
    const { words, portal } = this.desk
    return html`<p><a href=${addressOf(portal.id, 'invitations', { q: this.q })}>${words.peopleRoom.amongInvitations} →</a></p>`
  }

  #empty(): TemplateResult {
    const { words, portal } = this.desk
    const { peopleRoom } = words
    if (!this.q) return html`<h2>${peopleRoom.none}</h2><p>${peopleRoom.noneNext}</p>`
    return html`<h2>${peopleRoom.noMatch}</h2><p>${peopleRoom.noMatchNext}</p>
      <a href=${addressOf(portal.id, 'people')}>${words.clearFilters}</a>`
  }

  readonly #onExport = async (): Promise<void> => {
    const { calls, language } = this.desk
    handOver(this.desk, 'people', await calls.exportPeople({ q: this.q, language }))
  }
}

define('console-people', PeopleRoom)
