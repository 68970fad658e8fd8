/** What the first step needs, in one chunk. */

export { words as identify } from '../../../steps/identify/words.sv.ts'
export { words as common } from '../../../words/common.sv.ts'
