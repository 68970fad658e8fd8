/** Passwords that many people choose, and that guessers therefore try first. */
export interface CommonPasswords {
  /** Resolves whether a password is one, compared without regard to case. */
  open(): Promise<(password: string) => boolean>
}
