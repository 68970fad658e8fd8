import type { Authenticator } from '../../support/webauthn/authenticator.ts'
import type { Contender, Figure, Place } from '../figure.ts'
import { openBare } from '../limits/bare.ts'
import { openCommits } from '../limits/commits.ts'
import { openP256 } from '../limits/p256.ts'
import { commitsPer } from '../support/commits.ts'
import { openFarstu } from '../support/farstu.ts'
import { Connection } from '../support/http.ts'
import { rateOf } from '../support/load.ts'
import { PORTAL_ORIGIN } from '../support/portal.ts'
import { codeOf, Visitor } from '../support/visitor.ts'

const ROUNDS = 4
const PEOPLE = 150
/** The start, that a passkey is to be asked for, and what was signed. */
const CALLS = 3

/** A whole sign-in by a passkey alone, up to the code for the host. */
async function signIn(connection: Connection, authenticator: Authenticator): Promise<void> {
  const visitor = new Visitor()
  await visitor.start(connection)
  const asked = { step: 'identify', method: 'passkey' } as const
  const { options } = await visitor.answer(connection, asked, 'passkey')
  const assertion = authenticator.get(options, { origin: PORTAL_ORIGIN })
  codeOf(await visitor.answer(connection, { step: 'passkey', assertion }, 'done'))
}

async function openOurs(place: Place): Promise<Contender> {
  const farstu = await openFarstu(place, { people: PEOPLE, level: 'aal2', hasPasskeys: true })
  return { round: () => rateOf(farstu, farstu.authenticators, signIn), close: farstu.stop }
}

async function commitsOfASignIn(place: Place): Promise<number> {
  const farstu = await openFarstu(place, { people: 20, level: 'aal2', hasPasskeys: true })
  const connection = await Connection.open(farstu.port)
  const left = [...farstu.authenticators]
  const commits = await commitsPer(farstu.databaseFile, async () => {
    const authenticator = left.pop()
    if (authenticator) await signIn(connection, authenticator)
  })
  connection.close()
  await farstu.stop()
  return commits
}

/** Sign-ins per second if each took its calls to a bare route, one verification and its commits, one after the other. */
async function openParts(place: Place): Promise<Contender> {
  const perSignIn = await commitsOfASignIn(place)
  const bare = await openBare({ isNaked: false })(place)
  const p256 = await openP256()
  const commits = await openCommits(place)
  const rate = async ({ round }: Contender): Promise<number> => Number(await round())
  return {
    note: `${CALLS} calls, ${perSignIn} commits`,
    async round() {
      const seconds =
        CALLS / (await rate(bare)) + 1 / (await rate(p256)) + perSignIn / (await rate(commits))
      return 1 / seconds
    },
    async close() {
      for (const part of [bare, p256, commits]) await part.close()
    },
  }
}

export const passkeySignIn: Figure = {
  name: 'passkey sign-in',
  unit: '/s',
  open: openOurs,
  limit: {
    name: 'its HTTP calls, one P-256 verification and its fsynced commits',
    open: openParts,
    target: 0.6,
  },
  rounds: ROUNDS,
}
