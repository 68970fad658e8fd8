import type { FlowRequest } from './flow-request.ts'

/**
 * What a flow is of: API, portal, element, and what it verifies, confirms or adds. Of that only the public part:
 * storage is no place for the rest.
 */
export function ownerOf(request: FlowRequest, { localName }: Element): string {
  const { api, portal, verification, confirmation, object, kind } = request
  const [named] = (verification ?? confirmation ?? object ?? kind ?? '').split('.')
  return `${api} ${portal} ${localName} ${named}`.trim()
}

/** Where a flow's public id is kept over a reload; nothing else of it is. */
export interface FlowMemory {
  readonly read: () => string | null
  /** Null keeps nothing. */
  readonly write: (flow: string | null) => void
  /** Lets another element on the page take this place. */
  readonly release: () => void
}

const taken = new Set<string>()

function claim(owner: string): string {
  for (let index = 0; ; index++) {
    const key = `farstu:${owner}#${index}`
    if (taken.has(key)) continue
    taken.add(key)
    return key
  }
}

/** Storage may be switched off by the browser or a sandbox: then a reload starts anew. */
function tolerant<T>(work: (storage: Storage) => T): T | null {
  try {
    return work(sessionStorage)
  } catch {
    return null
  }
}

/**
 * Claims the first free place among the elements on the page with the same owner (API, portal
 * and journey), so that two of them keep two flows.
 */
export function createFlowMemory(owner: string): FlowMemory {
  const key = claim(owner)
  return {
    read: () => tolerant((storage) => storage.getItem(key)),
    write: (flow) =>
      void tolerant((storage) => (flow ? storage.setItem(key, flow) : storage.removeItem(key))),
    release: () => void taken.delete(key),
  }
}
