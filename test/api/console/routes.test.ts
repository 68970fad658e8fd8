/**
 * The table of the console's routes, by which its calls are made: what the server serves, no more, no
 * fewer and nothing else. The compiler holds most of it; this file does not compile otherwise.
 */
import type { ExtractSchema } from 'hono/types'
import type { JSONParsed } from 'hono/utils/types'
import { describe, expectTypeOf, it } from 'vitest'
import type { MeView } from '../../../api/contract/console/console-wire.ts'
import type { ConsoleAnswer, ConsoleRoute } from '../../../api/contract/console/routes.ts'
import type { consoleRoutes } from '../../../api/routes/console/console-routes.ts'
import type { Call, Given } from '../../../console/data/call.ts'
import type { Outcome } from '../../../widgets/client/problem.ts'

type Served = ExtractSchema<ReturnType<typeof consoleRoutes>>
type Verbs = { readonly GET: '$get'; readonly POST: '$post' }

/** `GET /me`, of every verb at every path. */
type ServedRoute = {
  [Path in keyof Served & string]: {
    [Verb in keyof Verbs]: Verbs[Verb] extends keyof Served[Path] ? `${Verb} ${Path}` : never
  }[keyof Verbs]
}[keyof Served & string]

type AnsweredAt<Path, Verb> = Path extends keyof Served
  ? Served[Path] extends { readonly [V in Verb & string]: { output: infer Answer } }
    ? Answer
    : never
  : never
type Answered<Route> = Route extends `${infer Verb extends keyof Verbs} ${infer Path}`
  ? AnsweredAt<Path, Verbs[Verb]>
  : never

type AnsweredOtherwise = {
  [Route in ConsoleRoute]: Answered<Route> extends JSONParsed<ConsoleAnswer<Route>> ? never : Route
}[ConsoleRoute]

describe('the table of routes', () => {
  it('has those that the server serves', () => {
    expectTypeOf<ServedRoute>().toEqualTypeOf<ConsoleRoute>()
  })

  it('has the answers that the server gives; files are none in JSON', () => {
    expectTypeOf<AnsweredOtherwise>().toEqualTypeOf<
      | 'GET /portals/:portal/invitations.csv'
      | 'GET /portals/:portal/people.csv'
      | 'POST /portals/:portal/setup/preview.csv'
    >()
  })
})

describe('a call of the console', () => {
  type Portal = { readonly portal: string }
  type Import = 'POST /portals/:portal/units/import'

  it('has the answer of its route', () => {
    const call: Call = async () => ({ ok: false, problem: { code: 'offline' } })
    expectTypeOf(call('GET /me', {})).resolves.toEqualTypeOf<Outcome<MeView>>()
  })

  it('names a route that there is', () => {
    expectTypeOf<'POST /portals/:portal/overview'>().not.toExtend<ConsoleRoute>()
  })

  it('has every name in its path', () => {
    expectTypeOf<Portal>().toExtend<Given<'GET /portals/:portal/setup'>>()
    expectTypeOf<Portal>().not.toExtend<Given<'GET /portals/:portal/people/:id'>>()
  })

  it('has the body that is asked for, and may leave out an empty one', () => {
    expectTypeOf<Portal>().toExtend<Given<'POST /portals/:portal/setup/secrets'>>()
    expectTypeOf<Portal>().not.toExtend<Given<Import>>()
    type Lacking = Portal & { readonly body: { readonly csv: string } }
    expectTypeOf<Lacking>().not.toExtend<Given<Import>>()
    type Whole = Portal & { readonly body: { readonly csv: string; readonly dryRun: boolean } }
    expectTypeOf<Whole>().toExtend<Given<Import>>()
  })

  it('is asked for what its route can be asked for', () => {
    type Asked<Query> = Portal & { readonly query: Query }
    expectTypeOf<Asked<{ q: string }>>().not.toExtend<Given<'GET /portals/:portal/overview'>>()
    type List = Given<'GET /portals/:portal/invitations'>
    expectTypeOf<Asked<{ standing: 'sent' }>>().toExtend<List>()
    expectTypeOf<Asked<{ standing: 'lost' }>>().not.toExtend<List>()
  })
})
