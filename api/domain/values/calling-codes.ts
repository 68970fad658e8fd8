/** How numbers are dialled within a country. */
export interface Called {
  /** The calling code. */
  readonly code: string
  /** What is dialled before a number within the country, and is left out from abroad; '' where nothing is. */
  readonly trunk: string
  /** Digits of a number, where nothing is dialled before it: it is known by them. */
  readonly length: number
}

const withTrunk = (code: string): Called => ({ code, trunk: '0', length: 0 })
const ofLength = (code: string, length: number): Called => ({ code, trunk: '', length })

/**
 * By time zone, which is what a portal says of its place. Of a country that is not here a number is given with `+`:
 * nobody is rung at a guess.
 */
export const CALLED: Readonly<Record<string, Called | undefined>> = {
  'Europe/Stockholm': withTrunk('46'),
  'Europe/Helsinki': withTrunk('358'),
  'Europe/Mariehamn': withTrunk('358'),
  'Europe/Oslo': ofLength('47', 8),
  'Europe/Copenhagen': ofLength('45', 8),
  'Atlantic/Reykjavik': ofLength('354', 7),
  'Europe/Riga': ofLength('371', 8),
  'Europe/Warsaw': ofLength('48', 9),
  'Europe/Prague': ofLength('420', 9),
  'Europe/Berlin': withTrunk('49'),
  'Europe/Vienna': withTrunk('43'),
  'Europe/Zurich': withTrunk('41'),
  'Europe/Amsterdam': withTrunk('31'),
  'Europe/Brussels': withTrunk('32'),
  'Europe/Paris': withTrunk('33'),
  'Europe/London': withTrunk('44'),
  'Europe/Dublin': withTrunk('353'),
}
