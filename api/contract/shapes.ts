import { z } from 'zod'

/**
 * What the server's answers are made of. They are only ever written down here, for their types and
 * for the published description: nothing that the server sends is parsed. Whoever reads an answer
 * does not change it, so all of it is readonly.
 */

/** An answer, or a part of one. Names that are not in it are not in the answer. */
export const view = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.object(shape).readonly()

/** Items in an order that means something, or is said to mean nothing. */
export const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly()

/** A page of a longer list, in the list's order. `next` is null at the end; a page before it may be short. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  view({
    items: list(item),
    next: z
      .string()
      .nullable()
      .describe(
        'Cursor for `?after=` of the next page; null at the end. Opaque: its form may change.',
      ),
  })

/** ISO 8601 in UTC, with milliseconds where we write it: `2026-09-01T08:00:00.000Z`. */
export const instant = z.iso.datetime()
