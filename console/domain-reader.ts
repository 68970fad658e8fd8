import type { DomainAnswer } from './rooms/portal/related/domain-answer.ts'

const LONGEST_WAIT_MS = 8000

/**
 * Reads in a frame what a portal's domain answers browsers, and tells the page around it. The frame's policy lets it
 * ask that one address; the page's own lets it ask nobody but us.
 */
void read(document.documentElement.dataset.address ?? '').then((answer) =>
  parent.postMessage(answer, location.origin),
)

/** Null where the browser hands nothing out: nobody answers, or other pages may not read it. It does not say which. */
async function read(address: string): Promise<DomainAnswer | null> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), LONGEST_WAIT_MS)
  try {
    const { status, headers, text } = await asked(address, stop.signal)
    return { status, type: headers.get('content-type') ?? '', text }
  } catch {
    return null
  } finally {
    clearTimeout(timer)
  }
}

async function asked(address: string, signal: AbortSignal) {
  const response = await fetch(address, {
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
    signal,
  })
  const { status, headers } = response
  return { status, headers, text: await response.text() }
}
