/** Words of the warning before a session ends. */
export interface SessionWords {
  /** Nobody has done anything for a while. */
  readonly idle: SessionText
  /** The session has lasted as long as it may. */
  readonly final: SessionText
  readonly stay: string
  readonly signOut: string
  /** Puts the warning away, where nothing can be done about the end. */
  readonly close: string
  readonly stayed: string
  readonly offline: string
  readonly unavailable: string
  /** BCP 47 tag for waits in words. */
  readonly locale: string
}

export interface SessionText {
  readonly heading: string
  /** `left` is at most how long there is. */
  readonly text: (left: string) => string
}
