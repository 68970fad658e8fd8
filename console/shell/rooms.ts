import { html, type TemplateResult } from 'lit'
import type { ConsolePermission } from '../../api/contract/console/console-wire.ts'
import { isApart, type RoomName } from '../parts/navigation/addresses.ts'
import { nowhere } from '../parts/navigation/nowhere.ts'
import type { Desk } from '../parts/state/room.ts'

/** Each page's code is fetched when it is first opened. */
const LOADERS: Readonly<Record<Exclude<RoomName, 'nowhere'>, () => Promise<unknown>>> = {
  overview: () => import('../rooms/overview/overview-room.ts'),
  invitations: () => import('../rooms/invitations/invitations-room.ts'),
  invite: () => import('../rooms/invite/invite-room.ts'),
  people: () => import('../rooms/people/people-room.ts'),
  person: () => import('../rooms/people/person-room.ts'),
  helpdesk: () => import('../rooms/helpdesk/helpdesk-room.ts'),
  search: () => import('../rooms/search/search-room.ts'),
  units: () => import('../rooms/units/units-room.ts'),
  'import-units': () => import('../rooms/units/import-units-room.ts'),
  'own-units': () => import('../rooms/own-units/own-units-room.ts'),
  setup: () => import('../rooms/portal/setup-room.ts'),
  colleagues: () => import('../rooms/colleagues/colleagues-room.ts'),
  'new-portal': () => import('../rooms/new-portal/new-portal-room.ts'),
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
    case 'helpdesk':
      return html`<console-helpdesk .desk=${desk}></console-helpdesk>`
    case 'search':
      return html`<console-search .desk=${desk}></console-search>`
    case 'units':
      return html`<console-units .desk=${desk}></console-units>`
    case 'import-units':
      return html`<console-import-units .desk=${desk}></console-import-units>`
    case 'own-units':
      return html`<console-own-units .desk=${desk}></console-own-units>`
    case 'setup':
      return html`<console-setup .desk=${desk}></console-setup>`
    case 'colleagues':
      return html`<console-colleagues .desk=${desk}></console-colleagues>`
    case 'new-portal':
      return html`<console-new-portal .desk=${desk}></console-new-portal>`
    case 'nowhere':
      return nowhere(desk.words, desk.portal)
  }
}

/** Which right each page of a portal asks for, and each that is of none; null for what is no page. */
const ASKS: Readonly<Record<RoomName, ConsolePermission | null>> = {
  overview: 'overview.read',
  invitations: 'invitations.read',
  invite: 'invitations.send',
  people: 'people.read',
  person: 'people.read',
  helpdesk: 'callers.verify',
  search: 'people.read',
  units: 'units.read',
  'import-units': 'units.import',
  'own-units': 'own-units.read',
  setup: 'portal.read',
  colleagues: 'colleagues.read',
  'new-portal': 'portals.add',
  nowhere: null,
}

/** Whether somebody may open a page at all; the server decides again at each request. */
export function mayOpen({ route, may, mayEverywhere }: Desk): boolean {
  const asks = ASKS[route.room]
  return asks === null || (isApart(route.room) ? mayEverywhere(asks) : may(asks))
}
