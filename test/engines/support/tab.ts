import { vi } from 'vitest'
import { PATIENCE } from '../../support/patience.ts'
import { type Sought, seek } from './seek.ts'
import type { Engine } from './send.ts'

/** How WebDriver names an element. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'

/** Keys that write nothing, as WebDriver has them (§17.4.2). */
const KEYS = { Tab: '\uE004', Enter: '\uE007', Space: ' ' } as const

/** One window of an engine: the same for each, in words of what a person does. */
export async function openTab(engine: string, { send, end }: Engine) {
  await send('NewSession', { acceptInsecureCerts: true })
  await send('SetWindowRect', { width: 1200, height: 1000 })

  /** Runs a function in the page: it may name nothing of where it is written. */
  const run = async <Args extends readonly unknown[], Result>(
    work: (...args: Args) => Result,
    ...args: Args
  ): Promise<Result> => {
    const script = `return (${work}).apply(null, arguments)`
    return (await send('ExecuteScript', { script, args })) as Result
  }

  /** Waits until it can be seen. */
  const find = async ([kind, name]: Sought): Promise<string> => {
    const look = async () => {
      const found = (await run(seek, kind, name)) as Readonly<Record<string, string>> | null
      const id = found?.[ELEMENT]
      if (!id) throw new Error(`No ${kind} "${name}" at ${await send('GetCurrentURL')}`)
      return id
    }
    return vi.waitFor(look, { timeout: PATIENCE, interval: 50 })
  }

  const strike = (values: readonly string[]) => {
    const actions = values.flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ])
    return send('PerformActions', { actions: [{ type: 'key', id: 'keys', actions }] })
  }

  return {
    engine,
    run,
    goto: (url: string) => send('Navigate', { url }),
    url: async () => String(await send('GetCurrentURL')),
    sees: async (sought: Sought) => void (await find(sought)),
    /** Waits until it is in the page, seen or not. */
    there: (selector: string) =>
      vi.waitFor(
        async () => {
          if (!(await run((css) => document.querySelector(css) !== null, selector)))
            throw new Error(`No ${selector}`)
        },
        { timeout: PATIENCE, interval: 50 },
      ),
    /** With the mouse, in its middle. */
    click: async (sought: Sought) => send('ElementClick', { id: await find(sought) }),
    /** Scrolls until it is in the window. */
    reveal: async (sought: Sought) => {
      const element = { [ELEMENT]: await find(sought) }
      const script = "arguments[0].scrollIntoView({ block: 'center' })"
      await send('ExecuteScript', { script, args: [element] })
    },
    press: (key: keyof typeof KEYS) => strike([KEYS[key]]),
    type: (text: string) => strike([...text]),
    picture: async () => Buffer.from(String(await send('TakeScreenshot')), 'base64'),
    async close() {
      await send('DeleteSession').catch(() => undefined)
      await end()
    },
  }
}

export type Tab = Awaited<ReturnType<typeof openTab>>
