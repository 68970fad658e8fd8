/** Work for the server that takes longer than this is told to the person. */
const LONG_MS = 2000

/** Calls back with true once work takes long, and with false when it is over. */
export function watchWork(done: Promise<unknown>, show: (isLong: boolean) => void): void {
  const timer = setTimeout(show, LONG_MS, true)
  const end = (): void => {
    clearTimeout(timer)
    show(false)
  }
  done.then(end, end)
}
