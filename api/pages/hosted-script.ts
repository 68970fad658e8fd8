import type { SignedIn } from '../../widgets/events/signed-in-event.ts'
import { CLIENT_HEADER } from '../contract/plain/transport.ts'

/**
 * Leads on from a hosted page when its widget is done: back to the page that asked, with the code
 * for the host's server, or to the portal's start page, without it, when no host was waiting for one
 * at an address that is registered. Our server wrote both addresses into the page.
 */
const widget = document.querySelector<HTMLElement>('farstu-login, farstu-invitation')

/** Whoever signs out on the page of their account has nothing more to see there. */
const account = document.querySelector<HTMLElement>('farstu-account')
account?.addEventListener('farstu-signed-out', () => location.assign(account.dataset.home ?? '/'))

widget?.addEventListener('farstu-signed-in', (event) => {
  const { code, state } = (event as CustomEvent<SignedIn>).detail
  const { back, home = '/' } = widget.dataset
  if (!code || !state || !back) return location.assign(home)
  const target = new URL(back)
  target.searchParams.set('farstu_code', code)
  target.searchParams.set('farstu_state', state)
  location.assign(target.href)
})

/** "This was not me": by a press alone. The token stands in the fragment, and leaves it only in the request. */
const notMe = document.querySelector<HTMLElement>('#not-me')
notMe?.querySelector('button')?.addEventListener('click', () => void press(notMe))

const ANSWERS: Readonly<Record<string, string>> = {
  code_used: 'used',
  code_expired: 'expired',
  not_found: 'unknown',
  invalid_input: 'unknown',
}

async function press(page: HTMLElement): Promise<void> {
  const answer = await answerTo(page.dataset.portal ?? '', location.hash.slice(1))
  const isOver = answer !== 'wrong'
  for (const part of page.querySelectorAll<HTMLElement>('[data-before]')) part.hidden = isOver
  for (const part of page.querySelectorAll<HTMLElement>('[data-answer]'))
    part.hidden = part.dataset.answer !== answer
  if (isOver) page.querySelector('h2')?.focus()
}

async function answerTo(portal: string, token: string): Promise<string> {
  try {
    const response = await fetch('/v1/account/not-me', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', [CLIENT_HEADER]: '1' },
      body: JSON.stringify({ portal, token }),
    })
    if (response.ok) return 'done'
    const { code } = await response.json()
    return ANSWERS[code] ?? 'wrong'
  } catch {
    return 'wrong'
  }
}
