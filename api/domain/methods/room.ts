import { traitsOf } from './registry.ts'

interface OfKind {
  readonly kind: string
}

/** Whether one more of a kind may be added to what a person has. */
export function hasRoomFor(kind: string, held: readonly OfKind[]): boolean {
  const { group } = traitsOf(kind).instance
  return held.filter((method) => groupOf(method) === group.name).length < group.most
}

function groupOf({ kind }: OfKind): string {
  return traitsOf(kind).instance.group.name
}
