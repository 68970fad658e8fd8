import { html, nothing, type TemplateResult } from 'lit'
import type { Page } from '../../../api/contract/console/console-wire.ts'
import type { UnitRow } from '../../../api/contract/console/people-wire.ts'
import type { Outcome } from '../../../widgets/client/problem.ts'
import { define } from '../../../widgets/theme/define.ts'
import { listView } from '../../parts/lists/list-view.ts'
import { search } from '../../parts/lists/search.ts'
import { type Searched, SearchedRoom } from '../../parts/lists/searched-room.ts'
import { addressOf } from '../../parts/navigation/addresses.ts'

/** The units that people report for. */
class UnitsRoom extends SearchedRoom<UnitRow> {
  protected ask(searched: Searched): Promise<Outcome<Page<UnitRow>>> {
    return this.desk.calls.units(searched)
  }

  override render(): TemplateResult {
    const { words, portal, go, may } = this.desk
    const { unitsRoom } = words
    return html`
      <header class="head">
        <h1 tabindex="-1">${words.units}</h1>
        ${
          may('units.import')
            ? html`<div class="acts"><a class="button primary" href=${addressOf(portal.id, 'units/import')}>${unitsRoom.import}</a></div>`
            : nothing
        }
      </header>
      ${search({
        label: unitsRoom.searchLabel,
        value: this.q,
        onSearch: (q) => go(addressOf(portal.id, 'units', { q }), true),
      })}
      ${listView({
        words,
        list: this.list,
        caption: words.units,
        key: ({ id }) => id,
        empty: this.#empty(),
        columns: [
          {
            head: unitsRoom.name,
            isVerbatim: true,
            cell: ({ name }) => html`<strong>${name}</strong>`,
          },
          { head: unitsRoom.id, isVerbatim: true, cell: ({ externalId }) => externalId },
          {
            head: unitsRoom.contact,
            isVerbatim: true,
            cell: ({ contact }) => contact ?? '–',
          },
          { head: unitsRoom.people, isNumber: true, cell: (row) => this.#people(row) },
        ],
      })}`
  }

  #people({ people, externalId }: UnitRow): unknown {
    const { portal } = this.desk
    if (people === 0) return people
    return html`<a href=${addressOf(portal.id, 'people', { q: externalId })}>${people}</a>`
  }

  #empty(): TemplateResult {
    const { words, portal, may } = this.desk
    const { unitsRoom } = words
    if (this.q)
      return html`<h2>${unitsRoom.noMatch}</h2><p>${unitsRoom.noMatchNext}</p>
        <a href=${addressOf(portal.id, 'units')}>${words.clearFilters}</a>`
    return html`<h2>${unitsRoom.none}</h2>
      <p>${may('units.import') ? unitsRoom.noneNext : unitsRoom.noneRead}</p>`
  }
}

define('console-units', UnitsRoom)
