/** Elements of the drop-in script that whoever signs in does not wait for. */
export { FarstuConfirm } from './confirm-element.ts'
export { FarstuEmailCode } from './email-code-element.ts'
export { FarstuPassword } from './password-element.ts'
