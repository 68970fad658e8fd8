/**
 * What each entry point asks of the store, at the most: queries, and transactions around some of them.
 * On PostgreSQL each is a round trip, on SQLite each takes the one thread that serves everybody. A
 * number is lowered when less is needed, and raised for a reason that the commit gives.
 */
import { beforeAll, describe, expect, it } from 'vitest'
import { createTokenSigner } from '../../../api/adapters/jose-token-signer.ts'
import type { Services } from '../../../api/domain/services.ts'
import { walkEverywhere } from '../../support/api/entry-points.ts'
import { createCounter, type StoreCost } from '../../support/api/servers/counting.ts'
import { ENGINES } from '../../support/api/servers/servers.ts'
import { createTestServer } from '../../support/api/test-server.ts'
import { migratedPostgresDatabase } from '../../support/db/engines.ts'

interface Most {
  readonly status: number
  readonly queries: number
  readonly transactions: number
}

const most = (status: number, queries: number, transactions = 0): Most => ({
  status,
  queries,
  transactions,
})

const MOST: Readonly<Record<string, Most>> = {
  'a page of ours, the first since a change': most(200, 4),
  'a page of ours': most(200, 1),
  'the colours of our pages': most(200, 1),
  'a page that is not there': most(404, 1),
  'a preflight, the first since a change': most(204, 2),
  'a preflight': most(204, 1),
  'a preflight of an unknown page': most(403, 1),
  'a start by a link': most(201, 25, 2),
  'sending a code': most(200, 43, 2),
  'a wrong code of the mail': most(422, 38, 4),
  'the right code of the mail': most(200, 44, 4),
  'the name': most(200, 53, 2),
  'setting up an app': most(200, 48, 3),
  'choosing a password': most(200, 42, 2),
  'accepting a notice, to the end': most(200, 60, 2),
  'redeeming a code': most(200, 10, 2),
  'redeeming a used code': most(422, 6, 2),
  'checking a session': most(200, 3),
  'checking a session, counted as activity': most(200, 5, 1),
  'asking for a confirmation': most(201, 6, 1),
  'a start of a confirmation': most(201, 23, 2),
  'agreeing to what is confirmed': most(200, 30, 2),
  'confirming with the app, to the end': most(200, 48, 4),
  'redeeming a confirmation': most(200, 7, 1),
  'who is signed in': most(200, 5),
  'the own account': most(200, 13),
  'a method renamed': most(200, 30, 2),
  'asking about the own session': most(200, 3),
  'extending the own session': most(200, 4, 1),
  'a start with a session': most(201, 19, 2),
  'going on with a session, to the end': most(200, 34, 3),
  'signing out': most(204, 5, 1),
  'a start': most(201, 17, 2),
  resuming: most(200, 8),
  'the address': most(200, 20, 2),
  'a wrong password': most(422, 22, 4),
  'the right password': most(200, 31, 3),
  'a wrong code of the app': most(422, 21, 3),
  'the right code of the app, to the end': most(200, 43, 4),
  'a session ended by its host': most(204, 6, 1),
  cancelling: most(204, 3, 1),
  'the portals in the console, the first time since a change': most(200, 6),
  'the portals in the console': most(200, 5),
  'the overview of a portal in the console': most(200, 12),
  'the people of a portal in the console': most(200, 6),
  'the invitations of a portal in the console': most(200, 6),
  'the units of a portal in the console': most(200, 5),
  'the setup of a portal in the console': most(200, 9),
}

/** What was answered, and what that cost. */
type Counted = StoreCost & { readonly status: number }

const counter = createCounter()

/** The signer reads its key past the services. */
function replace(real: Services): Partial<Services> {
  const counted = counter.replace(real)
  const { store = real.store } = counted
  return { ...counted, tokenSigner: createTokenSigner({ ...real, store, issuer: real.publicUrl }) }
}

describe.each(ENGINES)('on %s', (engine) => {
  const seen = new Map<string, Counted>()

  beforeAll(async () => {
    const database = engine === 'PostgreSQL' ? await migratedPostgresDatabase() : null
    const server = await createTestServer({
      replace,
      ...(database && { databaseUrl: database.url }),
    })
    await walkEverywhere(server, async (name, send) => {
      const { made, cost } = await counter.during(send)
      seen.set(name, { status: made.status, ...cost })
      return made
    })
    return async () => {
      await server.close()
      await database?.drop()
    }
  })

  it('knows what every entry point may cost', () => {
    expect([...seen.keys()].sort()).toEqual(Object.keys(MOST).sort())
  })

  it.each(Object.entries(MOST))('%s', (name, { status, queries, transactions }) => {
    const cost = seen.get(name)
    expect(cost?.status).toBe(status)
    expect(cost?.queries.length, cost?.queries.join('\n')).toBeLessThanOrEqual(queries)
    expect(cost?.transactions).toBeLessThanOrEqual(transactions)
  })
})
