import { html, nothing, type TemplateResult } from 'lit'
import type { InvitationView } from '../../../api/contract/console/invitation-wire.ts'
import type {
  PeopleAnywhere,
  PersonRow,
  UnitRow,
} from '../../../api/contract/console/people-wire.ts'
import { fullName } from '../../../api/contract/plain/full-name.ts'
import { define } from '../../../widgets/theme/define.ts'
import { foundIn } from '../../parts/lists/list-view.ts'
import { listed } from '../../parts/lists/listed.ts'
import { PagedList } from '../../parts/lists/paged-list.ts'
import { wholePortal } from '../../parts/lists/role-line.ts'
import { standing } from '../../parts/lists/standing.ts'
import { addressOf } from '../../parts/navigation/addresses.ts'
import { Loaded } from '../../parts/state/loaded.ts'
import { Room } from '../../parts/state/room.ts'
import { elsewhere } from './elsewhere.ts'
import { type Finds, finds, link } from './finds.ts'

type Noun = Finds<unknown>['noun']

/** People, invitations and units that the same words find; each leads to its list. People of other portals, too. */
class SearchRoom extends Room {
  readonly #people = new PagedList<PersonRow>(this, (after) =>
    this.desk.calls.people({ q: this.#q, after }),
  )
  readonly #elsewhere = new Loaded<PeopleAnywhere>(this, () =>
    this.desk.calls.peopleElsewhere(this.#q),
  )
  readonly #invitations = new PagedList<InvitationView>(this, (after) =>
    this.desk.calls.invitations({ q: this.#q, after }),
  )
  readonly #units = new PagedList<UnitRow>(this, (after) =>
    this.desk.calls.units({ q: this.#q, after }),
  )

  get #q(): string {
    return this.desk.route.query.get('q')?.trim() ?? ''
  }

  override willUpdate(): void {
    if (this.#q === '') return
    const { may, mayElsewhere, portal } = this.desk
    const key = `${portal.id} ${this.#q}`
    if (may('people.read')) this.#people.of(key)
    if (mayElsewhere('people.read')) this.#elsewhere.of(key)
    if (may('invitations.read')) this.#invitations.of(key)
    if (may('units.read')) this.#units.of(key)
  }

  override render(): TemplateResult {
    const { searchRoom } = this.desk.words
    const q = this.#q
    if (q === '')
      return html`<header class="head"><h1 tabindex="-1">${searchRoom.heading}</h1></header>
        <p>${searchRoom.ask}</p>`
    return html`
      <header class="head"><h1 tabindex="-1">${searchRoom.headingFor({ q })}</h1></header>
      <p class="unseen" role="status">${this.#said()}</p>
      ${this.desk.may('people.read') ? this.#renderPeople() : nothing}
      ${this.desk.mayElsewhere('people.read') ? elsewhere(this.desk, this.#elsewhere) : nothing}
      ${this.desk.may('invitations.read') ? this.#renderInvitations() : nothing}
      ${this.desk.may('units.read') ? this.#renderUnits() : nothing}`
  }

  /** Once everything has been answered, how much was found of each, or that it failed. */
  #said(): string {
    const { words, may, mayElsewhere } = this.desk
    const said = [
      may('people.read') && this.#saidOf('people', this.#people),
      mayElsewhere('people.read') && this.#saidElsewhere(),
      may('invitations.read') && this.#saidOf('invitations', this.#invitations),
      may('units.read') && this.#saidOf('units', this.#units),
    ]
    return said.includes(null) ? words.loading : said.filter(Boolean).join(' ')
  }

  /** Null while it is on its way. */
  #saidOf(noun: Noun, { items, hasMore, refusal }: PagedList<unknown>): string | null {
    const { words } = this.desk
    if (refusal) return `${words[noun]}: ${words.searchRoom.failed}`
    return items && `${words[noun]}: ${foundIn(words, items.length, hasMore)}`
  }

  #saidElsewhere(): string | null {
    const { words } = this.desk
    const { value, refusal } = this.#elsewhere
    const { heading } = words.searchRoom.elsewhere
    if (refusal) return `${heading}: ${words.searchRoom.failed}`
    return value && `${heading}: ${foundIn(words, value.items.length, value.hasMore)}`
  }

  #section<Item>(rest: Omit<Finds<Item>, 'desk' | 'q'>): TemplateResult {
    return finds({ desk: this.desk, q: this.#q, ...rest })
  }

  #renderPeople(): TemplateResult {
    const { portal, words } = this.desk
    return this.#section<PersonRow>({
      noun: 'people',
      list: this.#people,
      item: ({ id, address, units, hasPortalRole, isSuspended, ...names }) => ({
        name: link(addressOf(portal.id, `people/${encodeURIComponent(id)}`), fullName(names)),
        about: listed([address, ...(hasPortalRole ? [wholePortal(this.desk)] : []), ...units]),
        mark: isSuspended
          ? html`<span class="attention">${words.peopleRoom.suspended}</span>`
          : nothing,
      }),
    })
  }

  #renderInvitations(): TemplateResult {
    const { portal } = this.desk
    return this.#section<InvitationView>({
      noun: 'invitations',
      list: this.#invitations,
      item: ({ address, ...invitation }) => ({
        name: link(addressOf(portal.id, 'invitations', { q: address }), fullName(invitation)),
        about: address,
        mark: standing(this.desk, invitation),
      }),
    })
  }

  #renderUnits(): TemplateResult {
    const { portal } = this.desk
    return this.#section<UnitRow>({
      noun: 'units',
      list: this.#units,
      item: ({ name, externalId, contact }) => ({
        name: link(addressOf(portal.id, 'units', { q: externalId }), name),
        about: [externalId, contact].filter(Boolean).join(', '),
        mark: nothing,
      }),
    })
  }
}

define('console-search', SearchRoom)
