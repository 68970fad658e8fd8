import { type Crowd, type CrowdSize, MILLION, PORTAL_IDS, THOUSAND } from '../crowd/crowd.ts'
import { SIGNING_IN } from '../crowd/kept.ts'
import { openCrowd } from '../crowd/running.ts'
import type { Contender, Figure, Open, Place } from '../figure.ts'
import { askAll, type Timed } from '../support/asking.ts'
import { consoleRequest } from '../support/console.ts'
import { percentilesOfAll } from '../support/latencies.ts'
import { perSecond } from '../support/load.ts'
import { addressOf } from '../support/people.ts'
import { codeOf, Visitor } from '../support/visitor.ts'

const SECONDS = 2
const PEOPLE = 200
const LISTS = 20
const IN_PORTAL = `/portals/${PORTAL_IDS.first}`

type Asked = (crowd: Crowd, token: string) => readonly Timed[]

/** Requests of the console, one at a time; the 95th percentile in milliseconds. */
function openAsking(size: CrowdSize, asked: Asked): Open {
  return async (place: Place): Promise<Contender> => {
    const { crowd, port, token, stop } = await openCrowd(place, size)
    const all = asked(crowd, token)
    return {
      async round() {
        const latencies = await askAll({ port, parallel: 1 }, all)
        return { value: percentilesOfAll(latencies).p95, latencies }
      },
      close: stop,
    }
  }
}

/** Everything about somebody, for people from all over the crowd. */
const details: Asked = (crowd, token) => {
  const ids: string[] = []
  for (const { person, memberships } of crowd.members()) {
    if (memberships.every(({ portalId }) => portalId !== PORTAL_IDS.first)) continue
    if (ids.push(person.id) === PEOPLE) break
  }
  return ids.map((id) => ({
    kind: 'a person',
    request: consoleRequest(token, `${IN_PORTAL}/people/${id}`),
    mistake: ({ status, body }) =>
      status === 200 && body.includes(`"id":"${id}"`) ? null : `the person ${id}`,
  }))
}

/** The list of invitations as it is opened, filtered and searched. */
const invitations: Asked = ({ names }, token) => {
  const queries: Readonly<Record<string, (index: number) => Readonly<Record<string, string>>>> = {
    'all of them': () => ({}),
    'those that are complete': () => ({ standing: 'complete' }),
    'one letter': (index) => ({ q: (names.last[index] ?? 'a').slice(0, 1) }),
    'a common first name': (index) => ({ q: names.first[index] ?? '' }),
    'first and last name': (index) => ({ q: `${names.first[index]} ${names.last[index]}` }),
  }
  return Object.entries(queries).flatMap(([kind, query]) =>
    Array.from({ length: LISTS }, (_, index) => ({
      kind,
      request: consoleRequest(token, `${IN_PORTAL}/invitations`, query(index)),
      mistake: ({ status, body }) =>
        status === 200 && body.startsWith('{"items":[') ? null : 'a list of invitations',
    })),
  )
}

function openSigningIn(size: CrowdSize): Open {
  return async (place) => {
    const { port, stop } = await openCrowd(place, size)
    let next = 0
    const round = () =>
      perSecond({ port, seconds: SECONDS }, async (connection) => {
        codeOf(await new Visitor().signIn(connection, addressOf(next++ % SIGNING_IN), 'done'))
      })
    return { round, close: stop }
  }
}

export const growth: readonly Figure[] = [
  {
    name: 'a person in the console, among 1,000,000, p95',
    unit: 'ms',
    open: openAsking(MILLION, details),
    peers: [{ name: 'the same among 1,000', open: openAsking(THOUSAND, details) }],
    rounds: 3,
  },
  {
    name: 'invitations in the console, 100,000 of them, p95',
    unit: 'ms',
    open: openAsking(MILLION, invitations),
    peers: [{ name: 'the same with 100', open: openAsking(THOUSAND, invitations) }],
    rounds: 3,
  },
  {
    name: 'password sign-in among 1,000,000 people, 16 in parallel',
    unit: '/s',
    open: openSigningIn(MILLION),
    peers: [{ name: 'the same among 1,000', open: openSigningIn(THOUSAND) }],
    rounds: 3,
  },
]
