import type { Context } from 'hono'

/** Largest file that is taken, in bytes. */
export const MAX_FILE_BYTES = 1024 * 1024
/** The same file typed into a form is longer: each quote and line end is written with three signs. */
export const MAX_FORM_BYTES = 3 * MAX_FILE_BYTES

/** The text of a field; empty where there is none. */
export const fieldOf = (form: Record<string, unknown>, name: string): string => {
  const value = Object.hasOwn(form, name) ? form[name] : ''
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : ''
}

/** The fields of a form; none for a body that is no form. */
export const formOf = async (c: Context): Promise<Record<string, unknown>> =>
  c.req.parseBody().catch(() => ({}))
