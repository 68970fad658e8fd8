import type { DomainAnswer } from './domain-answer.ts'

/** What a browser would find where it looks for pages outside a domain (Web Authentication Level 3 §5.11.1). */
export type Judged =
  | { readonly is: 'listed' | 'unread' | 'type' | 'text' }
  | { readonly is: 'status'; readonly status: number }
  /** Origins that it has to name, and does not. */
  | { readonly is: 'lacking'; readonly origins: readonly string[] }

/** What Chromium reads of such an answer. */
const LONGEST = 262_144

/** @param wanted what the domain is to answer. */
export function judge(
  answer: DomainAnswer | null,
  wanted: { readonly address: string; readonly text: string },
): Judged {
  if (answer === null) return { is: 'unread' }
  const { status, type, text } = answer
  if (status !== 200) return { is: 'status', status }
  if (type.split(';')[0]?.trim().toLowerCase() !== 'application/json') return { is: 'type' }
  const told = text.length > LONGEST ? null : originsIn(text)
  if (!told) return { is: 'text' }
  const origins = neededBy(wanted).filter((origin) => !told.includes(origin))
  return origins.length > 0 ? { is: 'lacking', origins } : { is: 'listed' }
}

/** Pages within the domain may use its passkeys anyway. */
function neededBy({ address, text }: { readonly address: string; readonly text: string }) {
  const domain = new URL(address).hostname
  return (originsIn(text) ?? []).filter((origin) => {
    const host = new URL(origin).hostname
    return host !== domain && !host.endsWith(`.${domain}`)
  })
}

/** Browsers compare origins and no texts: a slash at the end, or capitals in a host, are no fault. */
function originsIn(text: string): readonly string[] | null {
  try {
    const { origins }: { origins?: unknown } = JSON.parse(text) ?? {}
    if (!Array.isArray(origins) || !origins.every((one) => typeof one === 'string')) return null
    return origins.map(originOf)
  } catch {
    return null
  }
}

function originOf(told: string): string {
  try {
    return new URL(told).origin
  } catch {
    return told
  }
}
