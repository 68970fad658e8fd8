/**
 * A path that a proxy and we read differently slips past whatever the proxy allows by path. Over a
 * real socket, because HTTP libraries resolve dot segments before anybody sees them.
 */
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { listen, stop } from '../../../api/server.ts'
import { useServers } from '../../support/api/servers.ts'

const openServer = useServers()

it.each(['/./healthz', '/v1/../healthz', '/v1/..', '/%2e%2e/healthz', '/v1/%2E%2E/healthz'])(
  '%s is 400',
  async (path) => {
    const { app } = await openServer()
    const listening = await listen(app, { port: 0, host: '127.0.0.1' })
    const { port } = listening.address() as AddressInfo
    const status = await new Promise((resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port, path }, (response) => {
        response.resume()
        resolve(response.statusCode)
      })
      asked.once('error', reject)
      asked.end()
    })
    await stop(listening, 0)
    expect(status).toBe(400)
  },
)
