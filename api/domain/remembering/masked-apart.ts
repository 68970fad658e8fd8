import { maskAddress } from '../values/address.ts'

/** Each address in part, with as many letters as tell it from the others. */
export function maskedApart(emails: readonly string[]): readonly string[] {
  return emails.map((email) => {
    const others = emails.filter((one) => one !== email)
    const all = [...email.slice(0, email.lastIndexOf('@'))].length
    for (let letters = 1; letters < Math.max(all, 2); letters++) {
      const masked = maskAddress(email, letters)
      if (others.every((other) => maskAddress(other, letters) !== masked)) return masked
    }
    return email
  })
}
