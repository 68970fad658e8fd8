import type {
  AddedPortal,
  MadeSecret,
  PortalSetupView,
} from '../../../../api/contract/console/portal-wire.ts'
import type { Problem } from '../../../../api/contract/problem-wire.ts'
import { rowsIn } from '../servers/servers.ts'
import type { TestServer } from '../test-server.ts'
import type { ConsoleVisitor } from './console.ts'

export const SETUP = '/portals/demo/setup'

type Answer = PortalSetupView & MadeSecret & AddedPortal & Problem

/** Sends to a portal's set-up; what came back, whatever it was. */
export async function sent({ post }: ConsoleVisitor, path: string, body: object = {}) {
  const { status, text } = await post(path, body)
  return { status, body: JSON.parse(text) as Answer }
}

export async function setUp({ get }: ConsoleVisitor, path = SETUP): Promise<PortalSetupView> {
  return JSON.parse((await get(path)).text)
}

/** Changes settings from the version that is there. */
export async function changed(visitor: ConsoleVisitor, to: object, path = SETUP) {
  const { version } = await setUp(visitor, path)
  return sent(visitor, path, { version, ...to })
}

/** Events of an act, the newest first, with their details. */
export function eventsOf(server: TestServer, act: string) {
  const sql = `select e.actor_type as actor, e.target_type as target, e.target_id as id, d.details
    from audit_event e join audit_detail d on d.event_id = e.id where e.act = ? order by e.rowid desc`
  return rowsIn(server, sql, act).map(({ actor, target, id, details }) => ({
    actor,
    target,
    id,
    details: JSON.parse(String(details)) as Record<string, unknown>,
  }))
}

/** What a reply refuses, and at which fields. */
export const refusedAt = ({ status, body }: Awaited<ReturnType<typeof sent>>) => [
  status,
  body.code,
  ...(body.fields ?? []),
]

export const notice = (title: string, languages: readonly string[] = ['en', 'sv']) => ({
  document: 'privacy',
  after: 1,
  material: true,
  texts: Object.fromEntries(
    languages.map((language) => [
      language,
      { title, sections: [{ heading: 'Controller', body: 'The Example Agency.' }] },
    ]),
  ),
})
