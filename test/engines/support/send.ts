/** A command of WebDriver (W3C), by the name that Firefox has for it. */
export type Command =
  | 'NewSession'
  | 'DeleteSession'
  | 'Navigate'
  | 'GetCurrentURL'
  | 'ExecuteScript'
  | 'ElementClick'
  | 'ElementSendKeys'
  | 'PerformActions'
  | 'SetWindowRect'
  | 'TakeScreenshot'

/** Sends one and resolves what it answers; rejects with what the engine says is wrong. */
export type Send = (command: Command, args?: Readonly<Record<string, unknown>>) => Promise<unknown>

/** A browser that has been started, with nothing in it yet. */
export interface Engine {
  readonly send: Send
  readonly end: () => Promise<void>
}
