import { once } from '../once.ts'
import { createBrowser, enrolled } from './browser.ts'
import { createTestServer, type TestServer, type TestServerOptions } from './test-server.ts'

export type OpenServer = (options?: TestServerOptions) => Promise<TestServer>

/**
 * What many tests begin with: gone through once in a process, after which each test goes on from a
 * copy of the server. What was counted for `/metrics` is not copied.
 *
 * @param prepare resolves what the tests have to know; no servers, no browsers.
 * @param options of the server that is prepared; what is not kept in its file, copies do not have.
 */
export function beginning<Facts extends object>(
  prepare: (server: TestServer) => Promise<Facts>,
  options: TestServerOptions = {},
) {
  const prepared = once(async () => {
    const server = await createTestServer(options)
    try {
      const facts = await prepare(server)
      return { facts, from: server.keep() }
    } finally {
      await server.close()
    }
  })
  return async (openServer: OpenServer) => {
    const { facts, from } = await prepared()
    return { server: await openServer({ from }), ...facts }
  }
}

const enrolment = beginning(async (server) => {
  const { browser, secret, done } = await enrolled(server)
  return { jar: browser.jar, secret, done }
})

/** A new server with the usual portal, on which somebody has enrolled; as `enrolled` gives it. */
export async function openEnrolled(openServer: OpenServer) {
  const { server, jar, ...facts } = await enrolment(openServer)
  return { server, browser: createBrowser(server, { jar }), ...facts }
}
