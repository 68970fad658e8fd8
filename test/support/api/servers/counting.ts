import type { Services } from '../../../../api/domain/services.ts'
import type { MakeStatement, Statement } from '../../../../api/ports/store/statement.ts'
import type { Store } from '../../../../api/ports/store/store.ts'
import type { Reply } from '../browser.ts'

/** A query by its repository's name for it, and how many rows it gave. */
export type RowsRead = readonly [query: string, rows: number]

/** What was asked of the store. */
export interface StoreCost {
  /** By the repository's name for each, in order; those in transactions too. */
  readonly queries: readonly string[]
  readonly transactions: number
}

type Call = (...given: readonly unknown[]) => unknown

/**
 * Writes down, in order, everything that the rules ask of what is outside the process: each query by
 * the repository's name for it, each read and commit, each password hash, seal, digest, signature.
 * How many rows each query gave is written down beside it: to take them apart takes time.
 */
export function createCounter() {
  const acts: string[] = []
  const read: RowsRead[] = []

  /** Each call of each method is an act; all else is as it was. */
  const counted = <Part extends object>(name: string, part: Part): Part =>
    withCalls(part, (method, call) => (...given) => {
      acts.push(`${name}.${method}`)
      return call(...given)
    })

  /** One act for each query, when it is run: making a statement costs nothing. */
  function* told(name: string, statement: Statement<unknown>): Statement<unknown> {
    let step = statement.next()
    while (!step.done) {
      acts.push(name)
      const rows = yield step.value
      read.push([name, rows.length])
      step = statement.next(rows)
    }
    return step.value
  }

  const repository = <Part extends object>(name: string, part: Part): Part =>
    withCalls(part, (method, call) => {
      const make = call as (...given: readonly unknown[]) => Statement<unknown>
      return (...given) => told(`${name}.${method}`, make(...given))
    })

  const storeOf = (real: Store): Store => {
    const parts = Object.entries(real).map(([name, part]) => [
      name,
      typeof part === 'object' ? repository(name, part) : part,
    ])
    return {
      ...(Object.fromEntries(parts) as Store),
      run: (make) => {
        acts.push('read')
        return real.run(make)
      },
      atomically: async <T>(make: MakeStatement<T>) => {
        acts.push('begin')
        const made = await real.atomically(make)
        acts.push('commit')
        return made
      },
    }
  }

  return {
    /** For the `replace` of a test server. */
    replace: (real: Services): Partial<Services> => ({
      store: storeOf(real.store),
      passwordHasher: counted('passwordHasher', real.passwordHasher),
      secretBox: counted('secretBox', real.secretBox),
      tokenSigner: counted('tokenSigner', real.tokenSigner),
      digest: counted('digest', real.digest),
    }),
    /** What was asked for since this was called last, in order. */
    take: (): readonly string[] => acts.splice(0),
    /** How many rows each query gave since this was called last, in order. */
    takeRows: (): readonly RowsRead[] => read.splice(0),
    /** What an act costs the store; what was asked for before it is forgotten. */
    async during<T>(
      act: () => Promise<T>,
    ): Promise<{ readonly made: T; readonly cost: StoreCost }> {
      read.splice(0)
      acts.splice(0)
      const made = await act()
      const transactions = acts.filter((one) => one === 'begin').length
      return { made, cost: { queries: read.map(([query]) => query), transactions } }
    },
  }
}

/** All that a request showed to whoever sent it, without what is drawn by lot each time. */
export function shownIn({ status, headers, text }: Reply, address: string) {
  const kept = [...headers].filter(([name]) => name !== 'x-request-id' && name !== 'set-cookie')
  return {
    status,
    bytes: Buffer.byteLength(text),
    text: text
      .replaceAll(address, 'ADDRESS')
      .replace(/"(requestId|flow|reference)":"[^"]*"/g, '"$1":"…"'),
    headers: kept,
    cookies: headers.getSetCookie().map((line) => line.replace(/=[^;]*/, '=…')),
  }
}

function withCalls<Part extends object>(
  part: Part,
  wrap: (method: string, call: Call) => Call,
): Part {
  return new Proxy(part, {
    get(target, method) {
      const value: unknown = Reflect.get(target, method)
      return typeof value === 'function' ? wrap(String(method), value.bind(target)) : value
    },
  })
}
