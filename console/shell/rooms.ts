import { html, type TemplateResult } from 'lit'
import type { Desk } from '../parts/room.ts'
import type { Words } from '../words/words.ts'
import { addressOf, type RoomName } from './routes.ts'

/** Each page's code is fetched when it is first opened. */
const LOADERS: Readonly<Record<Exclude<RoomName, 'nowhere'>, () => Promise<unknown>>> = {
  overview: () => import('../rooms/overview/overview.ts'),
  invitations: () => import('../rooms/invitations/invitations.ts'),
  invite: () => import('../rooms/invite/invite.ts'),
  people: () => import('../rooms/people/people.ts'),
  person: () => import('../rooms/people/person.ts'),
  units: () => import('../rooms/units/units.ts'),
  'import-units': () => import('../rooms/units/import.ts'),
}

/** Begins to fetch a page; the element draws itself once it is known. */
export const loadRoom = (room: RoomName): Promise<unknown> =>
  room === 'nowhere' ? Promise.resolve() : LOADERS[room]()

export function roomOf(desk: Desk): TemplateResult {
  switch (desk.route.room) {
    case 'overview':
      return html`<console-overview .desk=${desk}></console-overview>`
    case 'invitations':
      return html`<console-invitations .desk=${desk}></console-invitations>`
    case 'invite':
      return html`<console-invite .desk=${desk}></console-invite>`
    case 'people':
      return html`<console-people .desk=${desk}></console-people>`
    case 'person':
      return html`<console-person .desk=${desk}></console-person>`
    case 'units':
      return html`<console-units .desk=${desk}></console-units>`
    case 'import-units':
      return html`<console-import-units .desk=${desk}></console-import-units>`
    case 'nowhere':
      return nowhere(desk.words, desk.portal.id)
  }
}

export const nowhere = (words: Words, portal: string): TemplateResult =>
  html`<header class="head"><h1 tabindex="-1">${words.noRoom}</h1></header>
    <p>${words.noRoomText}</p>
    <p><a href=${addressOf(portal, 'overview')}>${words.toOverview}</a></p>`

/** Whether somebody may open a page at all; the server decides again at each request. */
export const mayOpen = ({ route, may }: Desk): boolean =>
  (route.room !== 'invite' || may('invitations.send')) &&
  (route.room !== 'import-units' || may('units.import'))
