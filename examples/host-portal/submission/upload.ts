import { fileText } from '../../../widgets/server/index.ts'
import { MAX_FILE_BYTES } from '../http/form-body.ts'

export const UPLOAD_PROBLEMS = ['noFile', 'tooLarge', 'notText', 'workbook', 'pdf'] as const
export type UploadProblem = (typeof UPLOAD_PROBLEMS)[number]

export type Upload = { readonly text: string } | { readonly problem: UploadProblem }

const readFile = async (file: File): Promise<Upload> => {
  if (file.size > MAX_FILE_BYTES) return { problem: 'tooLarge' }
  // A form without a chosen file brings an empty one.
  if (file.size === 0) return { problem: 'noFile' }
  const read = fileText(new Uint8Array(await file.arrayBuffer()))
  if (read.text !== null) return { text: read.text }
  return { problem: read.is === 'other' ? 'notText' : read.is }
}

/** What was chosen as a file, or corrected in the form. */
export const uploadIn = async (form: Record<string, unknown>): Promise<Upload> => {
  const { file, text } = form
  if (file instanceof File) return readFile(file)
  if (typeof text !== 'string' || text.trim() === '') return { problem: 'noFile' }
  if (Buffer.byteLength(text) > MAX_FILE_BYTES) return { problem: 'tooLarge' }
  return text.includes('\0') ? { problem: 'notText' } : { text }
}
