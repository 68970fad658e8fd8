/** Providers that people have their own mailboxes at; most often these are what was mistyped. */
const COMMON = [
  'gmail.com',
  'hotmail.com',
  'hotmail.se',
  'outlook.com',
  'live.com',
  'live.se',
  'yahoo.com',
  'yahoo.se',
  'icloud.com',
  'telia.com',
  'comhem.se',
  'bredband.net',
  'protonmail.com',
]
/** Real ones that look like another. */
const REAL: ReadonlySet<string> = new Set([...COMMON, 'mail.com', 'ymail.com', 'email.com'])
/** Same name in another country; "hotmail.co" and "hotmail.cm" have lost a letter. */
const OTHER_COUNTRY = /\.(?!co$|cm$|om$)[a-z]{2}$/

/**
 * The address that was probably meant, where the domain is one slip of the finger away (a letter more, less, another, or
 * two swapped) from a common one. Null when there is nothing to say. It is a guess, so only a hint.
 *
 * @param email as `parseAddress` gives it
 */
export function addressHint(email: string): { readonly meant: string } | null {
  const at = email.lastIndexOf('@') + 1
  const domain = email.slice(at).toLowerCase()
  if (REAL.has(domain)) return null
  const meant = COMMON.find((common) => isSlip(domain, common) && !isAbroad(domain, common))
  return meant === undefined ? null : { meant: email.slice(0, at) + meant }
}

function isAbroad(domain: string, common: string): boolean {
  return OTHER_COUNTRY.test(domain) && nameOf(domain) === nameOf(common)
}

function nameOf(domain: string): string {
  return domain.slice(0, domain.lastIndexOf('.'))
}

/** Whether the two differ by one slip: what is left between their common ends says which. */
function isSlip(typed: string, meant: string): boolean {
  const start = commonStart(typed, meant)
  const end = Math.min(
    commonStart(reversed(typed), reversed(meant)),
    Math.min(typed.length, meant.length) - start,
  )
  const wrong = typed.slice(start, typed.length - end)
  const right = meant.slice(start, meant.length - end)
  const isSwap = wrong.length === 2 && reversed(wrong) === right
  return isSwap || (wrong.length <= 1 && right.length <= 1)
}

function commonStart(a: string, b: string): number {
  let length = 0
  while (length < a.length && a[length] === b[length]) length += 1
  return length
}

function reversed(text: string): string {
  return [...text].reverse().join('')
}
