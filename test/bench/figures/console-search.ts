import { type CrowdSize, MILLION, PORTAL_IDS, THOUSAND } from '../crowd/crowd.ts'
import { type Question, questionsFor } from '../crowd/questions.ts'
import { openCrowd } from '../crowd/running.ts'
import type { Contender, Figure, Open, Place } from '../figure.ts'
import { openContains, openLookUp } from '../limits/look-up.ts'
import { askAll, type Timed } from '../support/asking.ts'
import { consoleRequest } from '../support/console.ts'
import type { Reply } from '../support/http.ts'
import { percentilesOfAll } from '../support/latencies.ts'

const AT_MOST_MS = 50
const PATH = `/portals/${PORTAL_IDS.first}/people`

/** The 95th percentile of all questions, asked by as many at a time. */
function openSearch(size: CrowdSize, parallel: number): Open {
  return async (place: Place): Promise<Contender> => {
    const { crowd, port, token, stop } = await openCrowd(place, size)
    const asked = questionsFor(crowd).map((question) => timed(token, question))
    return {
      async round() {
        const latencies = await askAll({ port, parallel }, asked)
        return { value: percentilesOfAll(latencies).p95, latencies }
      },
      close: stop,
    }
  }
}

function timed(token: string, { kind, q, after, isFound }: Question): Timed {
  const query = { ...(q !== null && { q }), ...(after !== null && { after }) }
  return {
    kind,
    request: consoleRequest(token, PATH, query),
    mistake: (reply) => mistakeIn(reply, { q, isFound }),
  }
}

function mistakeIn(
  { status, body }: Reply,
  { q, isFound }: Pick<Question, 'q' | 'isFound'>,
): string | null {
  if (status !== 200) return '200'
  const { items } = JSON.parse(body) as { readonly items: readonly unknown[] }
  const isRight = isFound === null || isFound === items.length > 0
  return isRight ? null : `${isFound ? 'somebody' : 'nobody'} for "${q ?? ''}"`
}

export const consoleSearches: readonly Figure[] = [
  {
    name: 'console search among 1,000,000 people, p95',
    unit: 'ms',
    open: openSearch(MILLION, 1),
    atMost: AT_MOST_MS,
    limit: { name: 'naked SQLite, one word by an index, no order', open: openLookUp(MILLION) },
    peers: [
      { name: 'the same among 1,000', open: openSearch(THOUSAND, 1) },
      { name: "naked SQLite, `like '%…%'` and a count", open: openContains(MILLION) },
    ],
    rounds: 3,
  },
  {
    name: 'console search among 1,000,000 people, 8 in parallel, p95',
    unit: 'ms',
    open: openSearch(MILLION, 8),
    peers: [{ name: 'the same among 1,000', open: openSearch(THOUSAND, 8) }],
    rounds: 3,
  },
]
