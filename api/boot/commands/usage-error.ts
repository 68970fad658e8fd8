/** Says what is wrong with a command and how to do it right; nothing was changed. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
