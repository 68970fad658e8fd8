/**
 * The digits of a code as somebody types or pastes it: "123 456", "123-456", full-width digits
 * or "Your code: 123456". At most `length` digits; fewer while it is being typed.
 */
export function normaliseCode(typed: string, length: number): string {
  const plain = typed.normalize('NFKC')
  const whole = plain.match(new RegExp(`(?<!\\d)\\d{${length}}(?!\\d)`))
  if (whole) return whole[0]
  const parted = plain.match(new RegExp(`(?<!\\d)\\d(?:[ \\u00a0-]?\\d){${length - 1}}(?!\\d)`))
  return (parted?.[0] ?? plain).replace(/\D/g, '').slice(0, length)
}
