import { LONGEST_NAME } from '../../contract/plain/lengths.ts'
import { shortened } from '../values/shortened.ts'

interface Named {
  readonly name: string
}

/** Two methods of a person are told apart by name, whatever the capitals. */
export function isTaken(name: string, methods: readonly Named[]): boolean {
  return methods.some((method) => folded(method.name) === folded(name))
}

/** The name itself, or with the first number that makes it another: "Portal", "Portal 2". It can be given back. */
export function freeName(name: string, methods: readonly Named[]): string {
  let free = shortened(name, LONGEST_NAME)
  for (let number = 2; isTaken(free, methods); number++) free = numbered(name, ` ${number}`)
  return free
}

function numbered(name: string, end: string): string {
  return shortened(name, LONGEST_NAME - end.length) + end
}

function folded(name: string): string {
  return name.normalize('NFKC').toLowerCase()
}
