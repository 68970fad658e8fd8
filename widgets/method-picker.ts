export { FarstuMethodPicker } from './elements/method-picker-element.ts'
export type * from './events/all.ts'
