import type { DomainAnswer } from './domain-answer.ts'

/** The frame itself waits eight seconds for the domain; beyond this it never came up. */
const LONGEST_WAIT_MS = 12_000

/** Null where it could not be read. */
export function readDomain(portal: string): Promise<DomainAnswer | null> {
  const frame = document.createElement('iframe')
  frame.hidden = true
  frame.src = `/console/_domain/${encodeURIComponent(portal)}`
  return new Promise((resolve) => {
    const end = (answer: DomainAnswer | null): void => {
      removeEventListener('message', onMessage)
      clearTimeout(timer)
      frame.remove()
      resolve(answer)
    }
    const onMessage = (event: MessageEvent<DomainAnswer | null>): void => {
      if (event.source === frame.contentWindow && event.origin === location.origin) end(event.data)
    }
    const timer = setTimeout(() => end(null), LONGEST_WAIT_MS)
    addEventListener('message', onMessage)
    document.body.append(frame)
  })
}
