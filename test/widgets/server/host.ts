import { createFarstu, FarstuError } from '../../../widgets/server/index.ts'
import { type FarstuStandIn, STAND_IN_API, STAND_IN_SECRET } from '../../support/farstu-stand-in.ts'

/** A host of this stand-in, set up as most are. */
export const hostOf = (
  { fetch }: FarstuStandIn,
  overrides: Partial<Parameters<typeof createFarstu>[0]> = {},
) =>
  createFarstu({
    api: STAND_IN_API,
    portal: 'demo',
    secret: STAND_IN_SECRET,
    fetch,
    ...overrides,
  })

export const errorOf = async (promise: Promise<unknown>): Promise<FarstuError> => {
  const error = await promise.catch((thrown: unknown) => thrown)
  if (error instanceof FarstuError) return error
  throw new TypeError(`a FarstuError was expected, not ${String(error)}`)
}
