/**
 * A fault of ours: database, disk, key, queue, provider. It is never a wrong answer, so nothing
 * is counted against anybody, and it is answered with 503.
 */
export class Unavailable extends Error {
  override readonly name = 'Unavailable'

  constructor(what: string, options?: ErrorOptions) {
    super(what, options)
  }
}
