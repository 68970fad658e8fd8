interface Named {
  readonly name: string
}

/** Two methods of a person are told apart by name, whatever the capitals. */
export function isTaken(name: string, methods: readonly Named[]): boolean {
  return methods.some((method) => folded(method.name) === folded(name))
}

/** The name itself, or with the first number that makes it another: "Portal", "Portal 2". */
export function freeName(name: string, methods: readonly Named[]): string {
  let free = name
  for (let number = 2; isTaken(free, methods); number++) free = `${name} ${number}`
  return free
}

function folded(name: string): string {
  return name.normalize('NFKC').toLowerCase()
}
