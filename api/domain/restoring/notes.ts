import type { Statement } from '../../ports/store/statement.ts'
import type { Store } from '../../ports/store/store.ts'
import type { Taken } from './taken.ts'

/** Said of a method that only reads, gives, or puts something in the place of something of the same worth. */
export const NOTHING = 'nothing is taken'

/** What is noted of a method, asked in its transaction before it; null for nothing. */
type Note<Method> = Method extends (...args: infer Args) => Statement<unknown>
  ? (store: Store, args: Args) => Statement<Taken | null>
  : never

/** Every method of a repository decides; a new one does not compile until it does. */
export type Notes<Repository> = {
  readonly [Method in keyof Repository]: typeof NOTHING | Note<Repository[Method]>
}

/** A note that follows from what the method is called with. */
export const says =
  <Args extends readonly unknown[]>(said: (args: Args) => Taken | null) =>
  (_store: Store, args: Args): Statement<Taken | null> =>
    asking(said(args))

/** A statement that asks nothing of the database. */
function* asking<Value>(value: Value): Statement<Value> {
  yield* []
  return value
}

/** The repository, with its notes written where a method did something. */
export function noting<Repository extends object>(
  repository: Repository,
  notes: Notes<Repository>,
  { store, write }: { readonly store: Store; readonly write: (taken: Taken) => void },
): Repository {
  const noted = Object.keys(notes).flatMap((name) => {
    const note: unknown = Reflect.get(notes, name)
    const method: unknown = Reflect.get(repository, name)
    if (!makes<Taken | null>(note) || !makes<unknown>(method)) return []
    const both = function* (...args: unknown[]): Statement<unknown> {
      const entry = yield* note(store, args)
      const result = yield* method(...args)
      const isDone = result !== false && result !== null && result !== 0
      if (entry && isDone) write(entry)
      return result
    }
    return [[name, both]]
  })
  return { ...repository, ...Object.fromEntries(noted) }
}

const makes = <Result>(found: unknown): found is (...args: unknown[]) => Statement<Result> =>
  typeof found === 'function'
