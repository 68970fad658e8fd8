import { join } from 'node:path'
import type { Contender, Open } from '../figure.ts'
import { hold } from '../support/check.ts'
import { install } from '../support/farstu.ts'
import { hostRequest } from '../support/host.ts'
import { perSecond } from '../support/load.ts'
import { startServer } from '../support/server.ts'
import { BARE_ANSWER, BARE_PATH } from './bare-answer.ts'

const SECONDS = 1.5

/** Requests per second to a JSON route with nothing behind it; `isNaked` without our middleware. */
export function openBare({ isNaked }: { readonly isNaked: boolean }): Open {
  return async (place): Promise<Contender> => {
    const { folder, port, env, portalSecret } = await install(place, { people: 0, level: 'aal1' })
    const script = join(place.built, 'bare-server.mjs')
    const bareEnv = { ...env, ...(isNaked && { BARE_NAKED: '1' }) }
    const server = await startServer({ script, port, env: bareEnv, folder })
    const body = { sid: 'AAAAAAAAAAAAAAAAAAAAAA' }
    const request = hostRequest({ portalSecret }, BARE_PATH, body)
    const expected = JSON.stringify(BARE_ANSWER)
    return {
      round: () =>
        perSecond({ port, seconds: SECONDS }, async (connection) => {
          const reply = await connection.send(request)
          hold(reply.status === 200 && reply.body === expected, reply, 'the bare answer')
        }),
      close: server.stop,
    }
  }
}
