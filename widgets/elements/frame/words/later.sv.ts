/** What a first field can do without, in one chunk: words that later steps share, and those of own steps. */

export { words as steps } from '../../../steps/words.sv.ts'
export { words as frame } from '../../../words/frame.sv.ts'
