import type { z } from 'zod'
import type { ErrorCode } from '../errors.ts'

/** Who calls, and with what: each is a section of the description. */
export const TAGS = {
  'Host servers':
    "What your server calls with its portal's secret. Never call these from a browser: the secret would be everybody's.",
  Widgets:
    'What the widgets call from the page, with the cookies of the person in front of it. Pages have no need to; they are written down so that you know what crosses your network.',
  Operations: 'What monitoring, the mail provider and whoever verifies tokens ask.',
} as const
/** Name of a section. */
export type Tag = keyof typeof TAGS

/** Who calls, by what they show; `anybody` shows nothing. */
export type Caller = 'portal-secret' | 'browser' | 'metrics-token' | 'resend-signature' | 'anybody'

/** One route, as it is published. What every route can answer is added by `codesOf`. */
export interface Operation {
  /** `operationId`: what generators name functions by; never changed once published. */
  readonly id: string
  readonly tag: Tag
  readonly caller: Caller
  readonly method: 'get' | 'post' | 'put'
  /** Names in braces are described in `PATH_NAMES`. */
  readonly path: string
  /** A line of the list of operations. */
  readonly summary: string
  readonly description?: string
  readonly query?: z.ZodObject
  readonly body?: { readonly schema: z.ZodType; readonly example: object }
  readonly answer: Success
  /** Beyond those of its caller, its body and every route. */
  readonly codes?: readonly ErrorCode[]
}

/** Either JSON of a schema, or text of a type, or nothing. */
export interface Success {
  readonly status: 200 | 201 | 204
  readonly description: string
  readonly json?: { readonly schema: z.ZodType; readonly example: object }
  readonly text?: { readonly type: string; readonly example: string }
}

const CALLER_CODES: Readonly<Record<Caller, readonly ErrorCode[]>> = {
  'portal-secret': ['unauthorized', 'misdirected', 'unavailable'],
  browser: ['origin_refused', 'misdirected', 'unavailable'],
  'metrics-token': ['unauthorized', 'unavailable'],
  'resend-signature': ['unauthorized', 'misdirected', 'body_too_large', 'unavailable'],
  anybody: [],
}
const BODY_CODES: readonly ErrorCode[] = [
  'malformed_json',
  'unsupported_media_type',
  'body_too_large',
  'invalid_input',
]

/** Every code that a route can answer with. */
export function codesOf(operation: Operation): readonly ErrorCode[] {
  const { caller, path, codes = [] } = operation
  const named: readonly ErrorCode[] = path.includes('{') ? ['bad_path'] : []
  return [...new Set([...codes, ...CALLER_CODES[caller], ...inputCodes(operation), ...named])]
}

function inputCodes({ caller, body, query }: Operation): readonly ErrorCode[] {
  // Whatever is signed is taken as it is.
  if (caller === 'resend-signature') return []
  if (body) return BODY_CODES
  return query ? ['invalid_input'] : []
}
