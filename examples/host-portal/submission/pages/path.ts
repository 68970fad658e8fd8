import type { Place } from '../../store/place.ts'

/** Where a unit's figures of a round are handed in, without the language. */
export const submissionPath = ({ unit, collection }: Place): string =>
  `/submission/${encodeURIComponent(unit)}/${collection.id}`
