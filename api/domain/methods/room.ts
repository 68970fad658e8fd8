import { traitsOf } from './registry.ts'

interface OfKind {
  readonly kind: string
}

/** Whether one more of a kind may be added to what a person has that takes room (`bound.ts`). */
export function hasRoomFor(kind: string, placed: readonly OfKind[]): boolean {
  const { group } = traitsOf(kind).instance
  return placed.filter((method) => groupOf(method) === group.name).length < group.most
}

function groupOf({ kind }: OfKind): string {
  return traitsOf(kind).instance.group.name
}
