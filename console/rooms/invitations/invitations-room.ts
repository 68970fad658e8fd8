import { html, nothing, type TemplateResult } from 'lit'
import type { InvitationView } from '../../../api/contract/console/invitation-wire.ts'
import { define } from '../../../widgets/theme/define.ts'
import { listView } from '../../parts/lists/list-view.ts'
import { PagedList } from '../../parts/lists/paged-list.ts'
import { search } from '../../parts/lists/search.ts'
import { addressOf } from '../../parts/navigation/addresses.ts'
import { handOver } from '../../parts/state/download.ts'
import { Pulse } from '../../parts/state/pulse.ts'
import { refused } from '../../parts/state/refused.ts'
import { Room } from '../../parts/state/room.ts'
import { Changing } from './invitation-changing.ts'
import { columns } from './invitation-columns.ts'
import { filterAddress, filterOf, filters } from './invitation-filters.ts'
import { question } from './invitation-questions.ts'

/** Who has been invited, how far they have come, and what has to be looked at. */
class InvitationsRoom extends Room {
  readonly #list = new PagedList<InvitationView>(this, (after) =>
    this.desk.calls.invitations({ ...filterOf(this.desk), after }),
  )
  readonly #changing = new Changing(this, () => void this.#list.refresh())

  constructor() {
    super()
    new Pulse(this, () => void this.#list.refresh())
  }

  override willUpdate(): void {
    this.#list.of(`${this.desk.portal.id} ${JSON.stringify(filterOf(this.desk))}`)
  }

  override render(): TemplateResult {
    const { desk } = this
    const { words } = desk
    const changing = this.#changing
    const { asked, refusal, mistake } = changing
    return html`
      ${this.#head()}
      ${search({
        label: words.list.searchLabel,
        value: desk.route.query.get('q') ?? '',
        onSearch: (q) => desk.go(filterAddress(desk, { ...filterOf(desk), q }), true),
      })}
      ${filters(desk)}
      ${!asked && mistake ? html`<p class="alert" role="alert">${mistake}</p>` : nothing}
      ${asked ? nothing : refused(words, refusal)}
      ${listView({
        words,
        list: this.#list,
        caption: words.invitations,
        columns: columns(desk, {
          resend: (row) => void changing.resend(row),
          correct: (invitation) => changing.ask({ act: 'correct', invitation }),
          revoke: (invitation) => changing.ask({ act: 'revoke', invitation }),
        }),
        key: ({ id }) => id,
        empty: this.#empty(),
      })}
      ${question(desk, changing)}`
  }

  #head(): TemplateResult {
    const { words, portal, may } = this.desk
    return html`<header class="head">
      <h1 tabindex="-1">${words.invitations}</h1>
      <div class="acts">
        <button type="button" @click=${this.#onExport}>${words.export}</button>
        ${
          may('invitations.send')
            ? html`<a class="button primary" href=${addressOf(portal.id, 'invitations/new')}>${words.list.invite}</a>`
            : nothing
        }
      </div>
    </header>`
  }

  #empty(): TemplateResult {
    const { words, may, portal } = this.desk
    const { list } = words
    const maySend = may('invitations.send')
    const isFiltered = Object.values(filterOf(this.desk)).some(Boolean)
    if (isFiltered)
      return html`<h2>${list.noMatch}</h2><p>${list.noMatchNext}</p>
        <a href=${filterAddress(this.desk, {})}>${words.clearFilters}</a>`
    return html`<h2>${list.none}</h2>
      <p>${maySend ? list.noneNext : list.noneRead}</p>
      ${maySend ? html`<a href=${addressOf(portal.id, 'invitations/new')}>${list.invite}</a>` : nothing}`
  }

  readonly #onExport = async (): Promise<void> => {
    const { calls, language } = this.desk
    handOver(
      this.desk,
      'invitations',
      await calls.exportInvitations({ ...filterOf(this.desk), language }),
    )
  }
}

define('console-invitations', InvitationsRoom)
