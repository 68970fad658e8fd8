import { FarstuError } from '../../widgets/server/index.ts'

/**
 * Why a code gave nothing: `later` where Farstu is to blame; `again` where another try may do; `used`
 * where the page had done its work before, and another goes on where it stopped.
 */
export const REDEEM_PROBLEMS = ['again', 'later', 'used'] as const
export type RedeemProblem = (typeof REDEEM_PROBLEMS)[number]

/** Throws on what is no matter of Farstu's. */
export const redeemProblem = (error: unknown): RedeemProblem => {
  if (!(error instanceof FarstuError)) throw error
  if (error.code === 'state_used') return 'used'
  return error.code === 'state_mismatch' || error.code === 'code_refused' ? 'again' : 'later'
}
