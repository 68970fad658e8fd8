/**
 * The only script of this portal's own. When a Farstu element is done, it hands the one-time code
 * to this portal's server, which redeems it, and goes where the server says.
 */

const isOwnPath = (next) => typeof next === 'string' && /^\/(?![/\\])/.test(next)

const handOver = async (code) => {
  const response = await fetch('/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
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

document.addEventListener('farstu-signed-in', async ({ detail, target }) => {
  try {
    location.assign(await handOver(detail.code))
  } catch {
    tellUnsent()
    // The code is spent or lost: the element offers to continue with the session it has made.
    target.restart()
  }
})
