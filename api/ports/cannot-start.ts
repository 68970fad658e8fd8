/**
 * Why a server or a command does not begin, in words for whoever runs it: what is wrong, where, and
 * what to do. It is shown as it is, without a stack, and holds no key and no password.
 */
export class CannotStart extends Error {
  override readonly name = 'CannotStart'
}
