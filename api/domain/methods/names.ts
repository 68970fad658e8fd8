import { shortened } from '../values/shortened.ts'

interface Named {
  readonly name: string
}

/** In UTF-16 units: what an answer may give, so that a name that is suggested can be given back. */
const LONGEST = 100

/** Two methods of a person are told apart by name, whatever the capitals. */
export function isTaken(name: string, methods: readonly Named[]): boolean {
  return methods.some((method) => folded(method.name) === folded(name))
}

/** The name itself, or with the first number that makes it another: "Portal", "Portal 2". */
export function freeName(name: string, methods: readonly Named[]): string {
  let free = shortened(name, LONGEST)
  for (let number = 2; isTaken(free, methods); number++) free = numbered(name, ` ${number}`)
  return free
}

function numbered(name: string, end: string): string {
  return shortened(name, LONGEST - end.length) + end
}

function folded(name: string): string {
  return name.normalize('NFKC').toLowerCase()
}
