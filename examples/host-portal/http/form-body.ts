import type { Context } from 'hono'

/** The text of a field; empty where there is none. */
export const fieldOf = (form: Record<string, unknown>, name: string): string => {
  const value = Object.hasOwn(form, name) ? form[name] : ''
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : ''
}

/** The fields of a form; none for a body that is no form. */
export const formOf = async (c: Context): Promise<Record<string, unknown>> =>
  c.req.parseBody().catch(() => ({}))
