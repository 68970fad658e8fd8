import { totpAt } from '../../support/totp.ts'
import type { Contender, Figure, Place } from '../figure.ts'
import { openCommitsFor } from '../limits/commits.ts'
import { commitsPer } from '../support/commits.ts'
import { openFarstu } from '../support/farstu.ts'
import { Connection } from '../support/http.ts'
import { forEach, rateOf } from '../support/load.ts'
import { openPeer, PeerVisitor } from '../support/peer.ts'
import { addressOf, TOTP_SECRET } from '../support/people.ts'
import { codeOf, Visitor } from '../support/visitor.ts'

const ROUNDS = 4
const ANSWERS = 150
/** A code is taken once, so that everybody signs in once. */
const PEOPLE = (ROUNDS + 1) * ANSWERS

/** Addresses of the next round. */
function nextPeople(): () => readonly string[] {
  let from = 0
  return () => {
    from += ANSWERS
    return Array.from({ length: ANSWERS }, (_, index) => addressOf(from - ANSWERS + index))
  }
}

async function untilCode(connection: Connection, address: string): Promise<Visitor> {
  const visitor = new Visitor()
  await visitor.signIn(connection, address, 'totp')
  return visitor
}

async function answerCode(connection: Connection, visitor: Visitor): Promise<void> {
  const code = totpAt(TOTP_SECRET, Date.now())
  codeOf(await visitor.answer(connection, { step: 'totp', code }, 'done'))
}

async function openOurs(place: Place): Promise<Contender> {
  const farstu = await openFarstu(place, { people: PEOPLE, level: 'aal2' })
  const people = nextPeople()
  return {
    async round() {
      const visitors = await forEach(farstu, people(), untilCode)
      return rateOf(farstu, visitors, answerCode)
    },
    close: farstu.stop,
  }
}

async function openTheirs(place: Place): Promise<Contender> {
  const peer = await openPeer(place, { people: ANSWERS, hasTotp: true, hash: 'argon2' })
  const addresses = nextPeople()()
  return {
    async round() {
      const visitors = await forEach(peer, addresses, async (connection, address) => {
        const visitor = new PeerVisitor()
        await visitor.untilCode(connection, address)
        return visitor
      })
      return rateOf(peer, visitors, (connection, visitor) =>
        visitor.verifyTotp(connection, totpAt(TOTP_SECRET, Date.now())),
      )
    },
    close: peer.stop,
  }
}

async function commitsOfAnAnswer(place: Place): Promise<number> {
  const farstu = await openFarstu(place, { people: ANSWERS, level: 'aal2' })
  const connection = await Connection.open(farstu.port)
  const visitors = await forEach(farstu, nextPeople()().slice(0, 20), untilCode)
  const commits = await commitsPer(farstu.databaseFile, async () => {
    const visitor = visitors.pop()
    if (visitor) await answerCode(connection, visitor)
  })
  connection.close()
  await farstu.stop()
  return commits
}

export const totpSignIn: Figure = {
  name: 'code of an authenticator app, up to the session',
  unit: '/s',
  open: openOurs,
  limit: { name: 'the fsynced commits that it makes', open: openCommitsFor(commitsOfAnAnswer) },
  peers: [{ name: 'Better Auth, two-factor/verify-totp', open: openTheirs }],
  rounds: ROUNDS,
}
