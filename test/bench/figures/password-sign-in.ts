import type { Contender, Figure, Open, Place } from '../figure.ts'
import { openArgon2 } from '../limits/argon2.ts'
import { openFarstu } from '../support/farstu.ts'
import { perSecond } from '../support/load.ts'
import { openPeer, type PeerOptions, PeerVisitor } from '../support/peer.ts'
import { addressOf } from '../support/people.ts'
import { codeOf, Visitor } from '../support/visitor.ts'

const SECONDS = 2.5
/** Nobody signs in more often than thirty times in ten minutes, beyond which work is asked for. */
const PEOPLE = 300

/** Addresses in turn. */
function everybody(): () => string {
  let next = 0
  return () => addressOf(next++ % PEOPLE)
}

async function openOurs(place: Place): Promise<Contender> {
  const { port, stop } = await openFarstu(place, { people: PEOPLE, level: 'aal1' })
  const nextAddress = everybody()
  const round = () =>
    perSecond({ port, seconds: SECONDS }, async (connection) => {
      codeOf(await new Visitor().signIn(connection, nextAddress(), 'done'))
    })
  return { round, close: stop }
}

function openTheirs(hash: PeerOptions['hash']): Open {
  return async (place) => {
    const { port, stop } = await openPeer(place, { people: PEOPLE, hash })
    const nextAddress = everybody()
    const round = () =>
      perSecond({ port, seconds: SECONDS }, (connection) =>
        new PeerVisitor().signIn(connection, nextAddress()),
      )
    return { round, close: stop }
  }
}

export const passwordSignIn: Figure = {
  name: 'password sign-in, 16 in parallel',
  unit: '/s',
  open: openOurs,
  limit: { name: 'Argon2id alone, 16 in parallel', open: openArgon2, target: 0.75 },
  peers: [
    { name: 'Better Auth, sign-in/email (its scrypt)', open: openTheirs('scrypt') },
    { name: 'Better Auth, sign-in/email (our Argon2id)', open: openTheirs('argon2') },
  ],
  rounds: 4,
}
