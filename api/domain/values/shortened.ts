/** Says that something is left out. */
const MARK = '…'

/** How much a piece of text takes; pieces together take the sum. */
export type Measure = (piece: string) => number

/** As schemas count: UTF-16 units. */
export const inUnits: Measure = (piece) => piece.length

/** What people take for one character: an emoji family, a letter with its marks. */
const characters = new Intl.Segmenter('und', { granularity: 'grapheme' })

/**
 * The text where it takes no more than `most`; otherwise its beginning and its end with a mark between:
 * names that begin alike often end in what tells them apart. No character is cut in two, as long as
 * one of them has room.
 */
export function shortened(text: string, most: number, measure: Measure = inUnits): string {
  if (measure(text) <= most) return text
  const whole = [...characters.segment(text)].map(({ segment }) => segment)
  const room = most - measure(MARK)
  const fitting = (pieces: readonly string[], space: number) => taken(pieces, space, measure)
  const half = fitting(whole, room / 2).join('') || fitting(whole, room).join('')
  const start = half || withoutJoiner(fitting([...text], room).join(''))
  const end = fitting([...whole].reverse(), room - measure(start)).reverse()
  return `${start.trimEnd()}${MARK}${end.join('').trimStart()}`
}

/** As many pieces as there is room for, the first ones first. */
function taken(pieces: readonly string[], room: number, measure: Measure): string[] {
  let left = room
  const more = pieces.findIndex((piece) => {
    left -= measure(piece)
    return left < 0
  })
  return pieces.slice(0, more < 0 ? pieces.length : more)
}

/** Of a character that was cut after all, because it is longer than the room. */
function withoutJoiner(part: string): string {
  return part.replace(/\p{Join_C}+$/u, '')
}
