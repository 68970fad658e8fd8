import type { Contender, Figure, Place } from '../figure.ts'
import { openCommitsFor } from '../limits/commits.ts'
import { commitsPer } from '../support/commits.ts'
import { type Farstu, openFarstu } from '../support/farstu.ts'
import { redeem } from '../support/host.ts'
import { Connection } from '../support/http.ts'
import { forEach, rateOf } from '../support/load.ts'
import { addressOf } from '../support/people.ts'
import { codeOf, Visitor } from '../support/visitor.ts'

const BROWSERS = 16
const CODES_EACH = 12
/** Enough to count the commits of one. */
const FEW = 1

/** Browsers with a session, in which "Continue as …" gives a new code without a new password. */
function signedIn(farstu: Farstu): Promise<Visitor[]> {
  const addresses = Array.from({ length: BROWSERS }, (_, index) => addressOf(index))
  return forEach(farstu, addresses, async (connection, address) => {
    const visitor = new Visitor()
    codeOf(await visitor.signIn(connection, address, 'done'))
    return visitor
  })
}

async function nextCode(connection: Connection, visitor: Visitor): Promise<string> {
  await visitor.start(connection)
  return codeOf(await visitor.answer(connection, { step: 'identify', continue: true }, 'done'))
}

/** Codes live for a minute: they are made right before they are redeemed. */
async function makeCodes(
  farstu: Farstu,
  visitors: readonly Visitor[],
  each = CODES_EACH,
): Promise<string[]> {
  const made = await forEach(farstu, visitors, async (connection, visitor) => {
    const codes: string[] = []
    while (codes.length < each) codes.push(await nextCode(connection, visitor))
    return codes
  })
  return made.flat()
}

async function openOurs(place: Place): Promise<Contender> {
  const farstu = await openFarstu(place, { people: BROWSERS, level: 'aal1' })
  const visitors = await signedIn(farstu)
  return {
    async round() {
      const codes = await makeCodes(farstu, visitors)
      return rateOf(farstu, codes, async (connection, code) => {
        await redeem(connection, farstu, code)
      })
    },
    close: farstu.stop,
  }
}

async function commitsOfARedemption(place: Place): Promise<number> {
  const farstu = await openFarstu(place, { people: BROWSERS, level: 'aal1' })
  const codes = await makeCodes(farstu, await signedIn(farstu), FEW)
  const connection = await Connection.open(farstu.port)
  const commits = await commitsPer(farstu.databaseFile, async () => {
    await redeem(connection, farstu, codes.pop() ?? '')
  })
  connection.close()
  await farstu.stop()
  return commits
}

export const redemption: Figure = {
  name: 'redemption of a code, with its signed token',
  unit: '/s',
  open: openOurs,
  limit: { name: 'the fsynced commits that it makes', open: openCommitsFor(commitsOfARedemption) },
  rounds: 4,
}
