import type { SignedIn } from '../../widgets/events/signed-in-event.ts'

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
