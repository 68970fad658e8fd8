/** Pages of a portal, by their path below `/console/<portal>/`. */
export type RoomName =
  | 'overview'
  | 'invitations'
  | 'invite'
  | 'people'
  | 'person'
  | 'helpdesk'
  | 'search'
  | 'units'
  | 'import-units'
  | 'own-units'
  | 'setup'
  | 'new-portal'
  | 'colleagues'
  | 'nowhere'

export interface Route {
  readonly portal: string | null
  readonly room: RoomName
  /** Of the person shown, or the page of the set-up; otherwise null. */
  readonly id: string | null
  readonly path: string
  readonly query: URLSearchParams
}

const BASE = '/console/'
/** Pages of no portal: no portal's id has an underscore. */
const APART: Readonly<Record<string, RoomName>> = {
  _new: 'new-portal',
  _colleagues: 'colleagues',
}

/** Of the page that adds a portal: it belongs to none. */
export const newPortalAddress = `${BASE}_new`
/** Of the page that says who works in the console. */
export const colleaguesAddress = `${BASE}_colleagues`

/** Whether a page belongs to no portal. */
export const isApart = (room: RoomName): boolean => Object.values(APART).includes(room)

/** What an address of the console shows. */
export function routeOf(url: URL): Route {
  const parts = url.pathname.slice(BASE.length).split('/').filter(Boolean).map(decoded)
  const [portal = null, noun = 'overview', rest = null, ...more] = parts
  const apart = parts.length === 1 ? APART[portal ?? ''] : undefined
  if (apart)
    return { portal: null, room: apart, id: null, path: url.pathname, query: url.searchParams }
  const room = more.length > 0 ? 'nowhere' : roomOf(noun, rest)
  const id = room === 'person' || room === 'setup' ? rest : null
  return { portal, room, id, path: url.pathname, query: url.searchParams }
}

/** A name that is cut in the middle of a sign belongs to nothing, and stays as it is. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

function roomOf(noun: string, rest: string | null): RoomName {
  if (noun === 'people') return rest === null ? 'people' : 'person'
  if (noun === 'invitations') return oneOf(rest, { '': 'invitations', new: 'invite' })
  if (noun === 'units') return oneOf(rest, { '': 'units', import: 'import-units' })
  if (noun === 'search') return oneOf(rest, { '': 'search' })
  if (noun === 'own-units') return oneOf(rest, { '': 'own-units' })
  if (noun === 'helpdesk') return oneOf(rest, { '': 'helpdesk' })
  if (noun === 'setup') return 'setup'
  return noun === 'overview' && rest === null ? 'overview' : 'nowhere'
}

const oneOf = (rest: string | null, rooms: Readonly<Record<string, RoomName>>): RoomName =>
  rooms[rest ?? ''] ?? 'nowhere'

/** The address of a page; what is empty in the query is left out. */
export function addressOf(
  portal: string,
  page: string,
  query: Readonly<Record<string, string | null | undefined>> = {},
): string {
  const given = Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : []))
  const search = given.length === 0 ? '' : `?${new URLSearchParams(given)}`
  return `${BASE}${encodeURIComponent(portal)}/${page}${search}`
}
