/** Pages of a portal, by their path below `/console/<portal>/`. */
export type RoomName =
  | 'overview'
  | 'invitations'
  | 'invite'
  | 'people'
  | 'person'
  | 'units'
  | 'import-units'
  | 'nowhere'

export interface Route {
  readonly portal: string | null
  readonly room: RoomName
  /** Of the person shown; otherwise null. */
  readonly id: string | null
  readonly path: string
  readonly query: URLSearchParams
}

const BASE = '/console/'

/** What an address of the console shows. */
export function routeOf(url: URL): Route {
  const parts = url.pathname.slice(BASE.length).split('/').filter(Boolean).map(decodeURIComponent)
  const [portal = null, noun = 'overview', rest = null, ...more] = parts
  const room = more.length > 0 ? 'nowhere' : roomOf(noun, rest)
  const id = room === 'person' ? rest : null
  return { portal, room, id, path: url.pathname, query: url.searchParams }
}

function roomOf(noun: string, rest: string | null): RoomName {
  if (noun === 'people') return rest === null ? 'people' : 'person'
  if (noun === 'invitations') return oneOf(rest, { '': 'invitations', new: 'invite' })
  if (noun === 'units') return oneOf(rest, { '': 'units', import: 'import-units' })
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
