/**
 * The only script of this portal's own. When a Farstu element is done, it hands the one-time code
 * to this portal's server, which redeems it, and goes where the server says.
 */

const isOwnPath = (next) => typeof next === 'string' && /^\/(?![/\\])/.test(next)

/** Tells this portal's server; gives the page that it names. */
const tellServer = async (path, body) => {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const { next } = await response.json()
  if (!isOwnPath(next)) throw new TypeError('the server named no page of this portal')
  return next
}

/** The sentence is in the page already, in its language. */
const tellUnsent = () => {
  const problem = document.querySelector('[data-unsent]')
  if (problem) problem.hidden = false
}

// Gone back to, a page kept as it was would show what is over, and go on with a state that is used.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) location.reload()
})

document.addEventListener('farstu-signed-in', async ({ detail, target }) => {
  try {
    location.assign(await tellServer('/session', { code: detail.code }))
  } catch {
    tellUnsent()
    // The code is spent or lost: the element offers to continue with the session it has made.
    target.restart()
  }
})

const redeemElsewhere = async ({ detail, target }) => {
  try {
    location.assign(await tellServer(target.dataset.redeem, { code: detail.code }))
  } catch {
    tellUnsent()
  }
}
document.addEventListener('farstu-verified', redeemElsewhere)
document.addEventListener('farstu-confirmed', redeemElsewhere)

// What is not confirmed is not done: back to where it was asked for.
document.addEventListener('farstu-cancelled', ({ target }) => {
  const { back } = target.dataset
  if (isOwnPath(back)) location.assign(back)
})

// What is still to be done is not said above what is done, or cannot be.
document.addEventListener('farstu-step', ({ detail }) => {
  const isOver = ['done', 'denied'].includes(detail.step)
  for (const text of document.querySelectorAll('[data-until-done]')) text.hidden = isOver
})

const hasChanged = (field) => {
  if (field.type === 'file') return field.files.length > 0
  if (field.options) return [...field.options].some((one) => one.selected !== one.defaultSelected)
  return 'defaultValue' in field && field.value !== field.defaultValue
}

/** What was typed into the forms of this page is kept by the server for whoever typed it. */
const keepTyped = async () => {
  const changed = [...document.forms].filter(
    (form) => form.elements.author && [...form.elements].some(hasChanged),
  )
  const told = await Promise.all(
    changed.map(async (form) => {
      const path = `/${document.documentElement.lang}/kept`
      const fields = [...new FormData(form)]
      const texts = fields.filter(([, value]) => typeof value === 'string')
      const response = await fetch(path, { method: 'POST', body: new URLSearchParams(texts) })
      const { kept } = await response.json()
      // No page can keep a file that was chosen; that is said, too.
      return kept === 'ended' && texts.length < fields.length ? 'file' : kept
    }),
  ).catch(() => [])
  return ['kept', 'file'].find((one) => told.includes(one)) ?? 'ended'
}

/** Signed out by the menu: the page leaves as by the button, and what else notices it leads nowhere. */
let isLeaving = false
const leaveAsByButton = () => {
  isLeaving = true
  document.querySelector('form[data-sign-out]').requestSubmit()
}

document.addEventListener('farstu-signed-out', async ({ target }) => {
  if (target.localName === 'farstu-account-menu') leaveAsByButton()
  if (isLeaving) return
  const element = document.querySelector('farstu-session')
  // On a page that nobody needs to be signed in for, the element there goes on by itself.
  if (!element) return
  const start = `/${document.documentElement.lang}/`
  const { session } = element.dataset
  const kept = await keepTyped()
  // What is shown must not stay, so it leaves even when the server could not be told.
  location.assign(await tellServer(`${start}session/over`, { session, kept }).catch(() => start))
})
