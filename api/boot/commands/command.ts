import type { Domain } from '../../domain/domain.ts'

/** What a command is given: a way to speak, and a way to open the house for as long as it works. */
export interface Setting {
  readonly say: (text: string) => void
  /** Says what is not part of the result, which may be on its way into a file. */
  readonly remark: (text: string) => void
  readonly withDomain: (work: (domain: Domain) => Promise<void>) => Promise<void>
  /** Milliseconds since the epoch. */
  readonly now: () => number
}

export type Command = (args: readonly string[], setting: Setting) => Promise<void>
