/** A wait in words, rounded up: in seconds below a minute, in minutes below an hour and a half. */
export function durationIn(locale: string, seconds: number): string {
  const minutes = Math.ceil(seconds / 60)
  const say = (amount: number, unit: string): string =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(amount)
  if (seconds < 60) return say(Math.ceil(seconds), 'second')
  return minutes < 90 ? say(minutes, 'minute') : say(Math.ceil(minutes / 60), 'hour')
}
