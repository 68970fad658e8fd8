/** Passwords that many people choose, and that guessers therefore try first. */
export interface CommonPasswords {
  /** Compared without regard to case. */
  has(password: string): Promise<boolean>
}
