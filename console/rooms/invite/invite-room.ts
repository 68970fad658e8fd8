import { html, type TemplateResult } from 'lit'
import { define } from '../../../widgets/theme/define.ts'
import { Combobox } from '../../parts/fields/combobox.ts'
import { addressOf } from '../../parts/navigation/addresses.ts'
import { Room } from '../../parts/state/room.ts'
import { InviteMany } from './invite-many.ts'
import { InviteOne } from './invite-one.ts'

define('console-combobox', Combobox)
define('console-invite-one', InviteOne)
define('console-invite-many', InviteMany)

/** Inviting: one person by a form, or a handful from a spreadsheet. */
class InviteRoom extends Room {
  override render(): TemplateResult {
    const { desk } = this
    const { words, portal, route } = desk
    const isList = route.query.get('way') === 'list'
    const way = (isOn: boolean, label: string, query = {}): TemplateResult =>
      html`<li><a class="chip" aria-current=${isOn ? 'true' : 'false'}
        href=${addressOf(portal.id, 'invitations/new', query)}>${label}</a></li>`
    return html`
      <p class="back"><a href=${addressOf(portal.id, 'invitations')}>← ${words.invitations}</a></p>
      <header class="head"><h1 tabindex="-1">${words.invite.heading}</h1></header>
      <nav class="chips" aria-label=${words.invite.way}>
        <ul>
          ${way(!isList, words.invite.one)}
          ${way(isList, words.invite.list, { way: 'list' })}
        </ul>
      </nav>
      ${
        isList
          ? html`<console-invite-many .desk=${desk}></console-invite-many>`
          : html`<console-invite-one .desk=${desk}></console-invite-one>`
      }`
  }
}

define('console-invite', InviteRoom)
