import type { Contender, Figure, Place } from '../figure.ts'
import { openBare } from '../limits/bare.ts'
import { hold } from '../support/check.ts'
import { type Farstu, openFarstu } from '../support/farstu.ts'
import { hostRequest, redeem } from '../support/host.ts'
import type { Connection } from '../support/http.ts'
import { forEach, perSecond } from '../support/load.ts'
import { openPeer, PeerVisitor } from '../support/peer.ts'
import { addressOf } from '../support/people.ts'
import { codeOf, Visitor } from '../support/visitor.ts'

const SESSIONS = 64
const SECONDS = 1.5

const ADDRESSES = Array.from({ length: SESSIONS }, (_, index) => addressOf(index))

/** A request that asks for one session, and what its answer must contain. */
interface Question {
  readonly request: string
  readonly expected: string
}

async function signedIn(
  farstu: Farstu,
  connection: Connection,
  address: string,
): Promise<Question> {
  const code = codeOf(await new Visitor().signIn(connection, address, 'done'))
  const { sid, person } = await redeem(connection, farstu, code)
  return {
    request: hostRequest(farstu, '/v1/sessions/check', { sid }),
    expected: `{"active":true,"personId":"${person.id}","acr":"aal1"`,
  }
}

/** Asks for all sessions in turn, for a while. */
function asking(port: number, questions: readonly Question[]): () => Promise<number> {
  let next = 0
  const question = () => questions[next++ % questions.length] ?? { request: '', expected: '' }
  return () =>
    perSecond({ port, seconds: SECONDS }, async (connection) => {
      const { request, expected } = question()
      const reply = await connection.send(request)
      hold(reply.status === 200 && reply.body.includes(expected), reply, expected)
    })
}

async function openOurs(place: Place): Promise<Contender> {
  const farstu = await openFarstu(place, { people: SESSIONS, level: 'aal1' })
  const questions = await forEach(farstu, ADDRESSES, (connection, address) =>
    signedIn(farstu, connection, address),
  )
  return { round: asking(farstu.port, questions), close: farstu.stop }
}

async function openTheirs(place: Place): Promise<Contender> {
  const peer = await openPeer(place, { people: SESSIONS, hash: 'argon2' })
  const questions = await forEach(peer, ADDRESSES, async (connection, address) => {
    const visitor = new PeerVisitor()
    await visitor.signIn(connection, address)
    return { request: visitor.sessionRequest(), expected: `"email":"${address}"` }
  })
  return { round: asking(peer.port, questions), close: peer.stop }
}

export const sessionCheck: Figure = {
  name: "session check by a host's server",
  unit: '/s',
  open: openOurs,
  limit: {
    name: 'bare JSON route behind the same middleware',
    open: openBare({ isNaked: false }),
    target: 0.5,
  },
  peers: [{ name: 'Better Auth, get-session', open: openTheirs, target: 12 }],
}
