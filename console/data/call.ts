import type {
  ConsoleAnswer,
  ConsoleRoute,
  ConsoleRoutes,
} from '../../api/contract/console/routes.ts'
import { ask } from '../../widgets/client/ask.ts'
import type { Outcome } from '../../widgets/client/problem.ts'

/** `portal` and `id` of `GET /portals/:portal/people/:id`. */
type NameIn<Route> = Route extends `${string}:${infer Name}/${infer Rest}`
  ? Name | NameIn<Rest>
  : Route extends `${string}:${infer Name}`
    ? Name
    : never

/** What is empty is left out. */
type Loose<Query> = { readonly [Key in keyof Query]?: Query[Key] | null }

type Beside<Route> = Route extends { readonly query: infer Query }
  ? { readonly query?: [Query] extends [never] ? never : Loose<Query> }
  : Route extends { readonly body: infer Body }
    ? Record<never, never> extends Body
      ? { readonly body?: Body }
      : { readonly body: Body }
    : never

/** The names in a route's path, and what is sent beside it. */
export type Given<Route extends ConsoleRoute> = Beside<ConsoleRoutes[Route]> & {
  readonly [Name in NameIn<Route>]: string
}

export type BodyOf<Route extends ConsoleRoute> = ConsoleRoutes[Route] extends {
  readonly body: infer Body
}
  ? Body
  : never
export type QueryOf<Route extends ConsoleRoute> = NonNullable<
  Given<Route> extends { readonly query?: infer Query } ? Query : never
>

/** Asks a route of the console. Another path, body or answer than its own does not compile. */
export type Call = <Route extends ConsoleRoute>(
  route: Route,
  given: Given<Route>,
) => Promise<Outcome<ConsoleAnswer<Route>>>

interface Parts {
  readonly query?: Readonly<Record<string, string | null | undefined>>
  readonly body?: object
}

/** Why somebody signs in again: nobody is there, or it was too long ago for this act. */
export type AgainFor = 'unauthorized' | 'sign_in_too_old'

/**
 * @param signInAgain resolves true when somebody is signed in again, and the request is then sent once more; false
 *   when they think better of it. Either refusal changed nothing, so that is safe for every request.
 */
export function createCall(signInAgain: (why: AgainFor) => Promise<boolean>): Call {
  return async function call<Route extends ConsoleRoute>(route: Route, given: Given<Route>) {
    const [method = '', path = ''] = route.split(' ')
    const { query = {}, body = {} }: Parts = given
    const address = `/v1/console${withNames(path, given)}${search(query)}`
    const init = { method, ...(method === 'POST' && { body: JSON.stringify(body) }) }
    const as = path.endsWith('.csv') ? 'blob' : 'json'
    const outcome = await ask<ConsoleAnswer<Route>>(address, init, as)
    const why = outcome.ok ? null : againFor(outcome.problem.code)
    if (!why || !(await signInAgain(why))) return outcome
    return call(route, given)
  }
}

const againFor = (code: string): AgainFor | null =>
  code === 'unauthorized' || code === 'sign_in_too_old' ? code : null

const withNames = (path: string, names: Readonly<Record<string, unknown>>): string =>
  path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(names[name])))

function search(query: NonNullable<Parts['query']>): string {
  const given = Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : []))
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`
}
