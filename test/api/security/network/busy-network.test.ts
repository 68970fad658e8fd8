/**
 * The attacker tries many addresses from one network, or one address from many networks. Every act
 * that costs something is counted for both; where there are too many, the next one has to be paid for
 * with work, and work that was done once pays once. Nobody is locked out, however much was asked: an
 * attack on an address must not keep its owner away, nor a busy office its own people.
 */
import { beforeEach, describe, expect, it } from 'vitest'
import { leadingZeroBits } from '../../../../api/crypto/digest.ts'
import { createSweeper } from '../../../../api/worker/sweeper.ts'
import { createBrowser, type Reply } from '../../../support/api/browser.ts'
import { DAY, MINUTE, SECOND } from '../../../support/api/clock.ts'
import { solveProof } from '../../../support/api/proof.ts'
import { createFaultyStore } from '../../../support/api/servers/faults.ts'
import {
  addOtherPortal,
  changeRows,
  countIn,
  OTHER_PORTAL_URL,
  rowsIn,
  useServers,
} from '../../../support/api/servers/servers.ts'
import { REPORTER, type TestServer } from '../../../support/api/test-server.ts'

const openServer = useServers()

const OFFICE = '203.0.113.7'
const ELSEWHERE = '198.51.100.1'
const START = { portal: 'demo', journey: 'sign-in' }

const browserAt = (server: TestServer, network = OFFICE) =>
  createBrowser(server, { network, doesWork: false })

const startAt = (server: TestServer, network = OFFICE, body: object = {}) =>
  browserAt(server, network).send('POST', '/v1/flows', { ...START, ...body })

/** As if so many acts had been counted in the window that runs. */
const pretend = (server: TestServer, kind: 'network' | 'address-load', acts: number) =>
  changeRows(server, 'update attempt_budget set failures = ? where kind = ?', acts, kind)

function wantedBy(reply: Reply) {
  expect([reply.status, reply.body.code]).toEqual([429, 'proof_required'])
  const { proof } = reply.body
  if (!proof) throw new Error('No proof was asked for')
  return proof
}

/** The first solution that is not good enough. */
function wrongSolution({ challenge, bits }: { readonly challenge: string; readonly bits: number }) {
  let solution = 0
  while (leadingZeroBits(`${challenge}.${solution}`) >= bits) solution++
  return { challenge, solution: String(solution) }
}

describe('a busy network', () => {
  let server: TestServer
  beforeEach(async () => {
    server = await openServer()
  })
  const busy = async (acts = 300) => {
    await startAt(server)
    pretend(server, 'network', acts)
  }

  it('is let in three hundred times in ten minutes before work is asked for', async () => {
    for (let act = 0; act < 300; act++) expect((await startAt(server)).status).toBe(201)
    expect(wantedBy(await startAt(server)).bits).toBe(14)
    server.clock.advance(10 * MINUTE)
    expect((await startAt(server)).status).toBe(201)
  })

  it('is let in with the work done, and not without', async () => {
    await busy()
    const proof = solveProof(wantedBy(await startAt(server)))
    expect((await startAt(server, OFFICE, { proof })).status).toBe(201)
    wantedBy(await startAt(server))
  })

  it('does not pay with challenges hoarded while they were cheap', async () => {
    await busy()
    const cheap = solveProof(wantedBy(await startAt(server)))
    pretend(server, 'network', 1_000_000)
    expect(wantedBy(await startAt(server, OFFICE, { proof: cheap })).bits).toBe(20)
    pretend(server, 'network', 2 * 300 * 2)
    expect((await startAt(server, OFFICE, { proof: cheap })).status).toBe(201)
  })

  it('writes nothing about an address that it is turned away with', async () => {
    await busy()
    wantedBy(await startAt(server, OFFICE, { address: 'never-seen@example.org' }))
    expect(countIn(server, 'attempt_budget', "kind <> 'network'")).toBe(0)
  })

  it('is never locked out, however busy it is', async () => {
    await busy(1_000_000)
    expect(wantedBy(await startAt(server)).bits).toBe(20)
  })

  it('leaves others alone', async () => {
    await busy()
    expect((await startAt(server, ELSEWHERE)).status).toBe(201)
  })

  it('has its answers counted and asked for work too, and the flow goes on with it', async () => {
    const browser = browserAt(server)
    const { flow } = (await browser.start()).body
    pretend(server, 'network', 300)
    const path = `/v1/flows/${flow}/answer`
    const answer = { step: 'identify', address: REPORTER }
    const proof = solveProof(wantedBy(await browser.send('POST', path, { answer })))
    const reply = await browser.send('POST', path, { answer, proof })
    expect([reply.status, reply.body.step.name]).toEqual([200, 'password'])
  })

  it('may look at a flow, and end it, for nothing', async () => {
    const browser = browserAt(server)
    const { flow } = (await browser.start()).body
    pretend(server, 'network', 300)
    expect((await browser.see(flow)).status).toBe(200)
    expect((await browser.cancel(flow)).status).toBe(204)
  })

  it('does not fill the database by asking for work it never does', async () => {
    await busy()
    for (let asked = 0; asked < 50; asked++) wantedBy(await startAt(server))
    expect(countIn(server, 'one_time_secret', "purpose = 'proof-of-work'")).toBe(0)
    expect(countIn(server, 'attempt_budget', "kind = 'network'")).toBe(1)
  })

  it('gets no busier by asking: only what was let in is counted', async () => {
    await busy(899)
    for (let asked = 0; asked < 5; asked++) expect(wantedBy(await startAt(server)).bits).toBe(14)
    const proof = solveProof(wantedBy(await startAt(server)))
    await startAt(server, OFFICE, { proof })
    expect(wantedBy(await startAt(server)).bits).toBe(15)
  })

  it('is not written down, and neither is the address', async () => {
    await startAt(server, OFFICE, { address: REPORTER })
    const rows = JSON.stringify(rowsIn(server, 'select * from attempt_budget'))
    expect(rows).not.toMatch(/203\.0\.113|reporter|example/)
    expect(server.logLines.join('')).not.toContain('203.0.113')
  })

  it('is forgotten when its ten minutes are over', async () => {
    await busy()
    const proof = solveProof(wantedBy(await startAt(server)))
    await startAt(server, OFFICE, { proof })
    const sweeper = createSweeper(server.services)
    await sweeper.runOnce()
    expect(countIn(server, 'attempt_budget', "kind = 'network'")).toBe(1)
    server.clock.advance(DAY + 10 * MINUTE)
    await sweeper.runOnce()
    expect(countIn(server, 'attempt_budget', "kind in ('network', 'address-load')")).toBe(0)
    expect(countIn(server, 'one_time_secret', "purpose = 'proof-of-work'")).toBe(0)
  })
})

describe('work that was done', () => {
  let server: TestServer
  beforeEach(async () => {
    server = await openServer()
    await startAt(server)
    await startAt(server, ELSEWHERE)
    pretend(server, 'network', 300)
  })
  const wanted = async () => wantedBy(await startAt(server))

  it('pays once', async () => {
    const proof = solveProof(await wanted())
    expect((await startAt(server, OFFICE, { proof })).status).toBe(201)
    expect(wantedBy(await startAt(server, OFFICE, { proof })).challenge).not.toBe(proof.challenge)
  })

  it('pays once for fifty who send it at once', async () => {
    const proof = solveProof(await wanted())
    const replies = await Promise.all(
      Array.from({ length: 50 }, () => startAt(server, OFFICE, { proof })),
    )
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(1)
  })

  it('for another network pays nothing', async () => {
    const proof = solveProof(await wanted())
    wantedBy(await startAt(server, ELSEWHERE, { proof }))
    expect((await startAt(server, OFFICE, { proof })).status).toBe(201)
  })

  it('for another portal pays nothing', async () => {
    await addOtherPortal(server)
    const proof = solveProof(await wanted())
    const visitor = createBrowser(server, {
      network: OFFICE,
      origin: OTHER_PORTAL_URL,
      doesWork: false,
    })
    wantedBy(await visitor.send('POST', '/v1/flows', { ...START, portal: 'other', proof }))
  })

  it('after five minutes pays nothing', async () => {
    const [late, later] = [solveProof(await wanted()), solveProof(await wanted())]
    server.clock.advance(5 * MINUTE - SECOND)
    expect((await startAt(server, OFFICE, { proof: late })).status).toBe(201)
    server.clock.advance(SECOND)
    wantedBy(await startAt(server, OFFICE, { proof: later }))
  })

  it('badly pays nothing', async () => {
    wantedBy(await startAt(server, OFFICE, { proof: wrongSolution(await wanted()) }))
  })

  it('for less than was asked, or longer, pays nothing: the challenge cannot be altered', async () => {
    const { challenge } = await wanted()
    const [id = '', expires = '', , seal = ''] = challenge.split('.')
    const altered = [
      `${id}.${expires}.1.${seal}`,
      `${id}.${Number(expires) + DAY}.14.${seal}`,
      `x${id.slice(1)}.${expires}.14.${seal}`,
      `${id}.${expires}..${seal}`,
      `${id}.${expires}.-1.${seal}`,
      `${challenge}.`,
      `${challenge}.0`,
      '...',
      'x',
    ]
    for (const text of altered) {
      const proof = solveProof({ challenge: text, bits: 1 })
      wantedBy(await startAt(server, OFFICE, { proof }))
    }
  })

  it('is not spent where none was needed', async () => {
    const proof = solveProof(await wanted())
    pretend(server, 'network', 0)
    expect((await startAt(server, OFFICE, { proof })).status).toBe(201)
    pretend(server, 'network', 300)
    expect((await startAt(server, OFFICE, { proof })).status).toBe(201)
  })
})

describe('an address that is asked about from many networks', () => {
  it('is answered sixty times in ten minutes before work is asked for', async () => {
    const server = await openServer()
    const about = (visitor: number) =>
      startAt(server, `198.51.100.${visitor}`, { address: ` ${REPORTER.toUpperCase()}` })
    for (let visitor = 0; visitor < 60; visitor++) expect((await about(visitor)).status).toBe(201)
    expect(wantedBy(await about(60)).bits).toBe(14)
    expect((await startAt(server, ELSEWHERE, { address: 'other@example.org' })).status).toBe(201)
  })

  it('is asked for work the same whether somebody has it or not', async () => {
    const server = await openServer()
    await server.invite()
    const said = []
    for (const address of [REPORTER, 'nobody@example.org']) {
      await startAt(server, OFFICE, { address })
      pretend(server, 'address-load', 60)
      const { status, body } = await startAt(server, ELSEWHERE, { address })
      said.push([status, body.code, body.proof?.bits, Object.keys(body)])
    }
    expect(said[0]).toEqual(said[1])
  })
})

describe('counting', () => {
  it('that fails is a fault of ours, and lets nobody by', async () => {
    const faulty: { store?: ReturnType<typeof createFaultyStore> } = {}
    const server = await openServer({
      replace: ({ store }) => {
        faulty.store = createFaultyStore(store)
        return { store: faulty.store.store }
      },
    })
    const flows = countIn(server, 'flow')
    // The first call looks up the portal's origins, the second one counts.
    faulty.store?.failAt(2)
    expect((await startAt(server)).status).toBe(503)
    expect(countIn(server, 'flow')).toBe(flows)
  })
})
