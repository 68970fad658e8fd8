import { afterEach } from 'vitest'

interface Closable {
  close(): Promise<unknown>
}

/** Closes what a test opened when the test ends. */
export function useClosing() {
  const open: Closable[] = []
  afterEach(async () => {
    await Promise.all(open.splice(0).map((one) => one.close()))
  })
  return async <T extends Closable>(opening: Promise<T>): Promise<T> => {
    const one = await opening
    open.push(one)
    return one
  }
}
