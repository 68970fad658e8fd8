/** `farstu/server`: what the back end of a host needs. Node 20.19 or newer. */
export type {
  ConfirmationResponse,
  ConfirmedResponse,
} from '../../api/contract/confirmation-wire.ts'
export { csvLine } from '../../api/contract/plain/files/csv-line.ts'
export { type FileText, fileText } from '../../api/contract/plain/files/file-text.ts'
export type {
  CheckSessionResponse,
  RedeemResponse,
  VerificationResponse,
  VerifiedEmailResponse,
} from '../../api/contract/responses.ts'
export type { AcrValue, MembershipView } from '../../api/contract/views.ts'
export {
  readSheet,
  type SheetColumns,
  type SheetRow,
  type UnreadSheet,
} from '../../api/sheets/read-sheet.ts'
export {
  type CheckOptions,
  type ConfirmationInput,
  createFarstu,
  type Farstu,
  type FarstuOptions,
  type RedeemConfirmationInput,
  type RedeemInput,
  type RedeemSignInInput,
} from './farstu.ts'
export { FarstuError, type FarstuErrorCode, type FarstuErrorDetails } from './farstu-error.ts'
export type { IdTokenClaims } from './id-token.ts'
export type {
  BrowserStates,
  PendingSignIn,
  PendingSignIns,
  PendingSignInsOptions,
} from './pending-sign-ins.ts'
