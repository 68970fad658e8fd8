const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i

/** Whether what goes to a host, named as in URLs, never leaves this machine (RFC 6761 §6.3, RFC 1122 §3.2.1.3). */
export const isLoopback = (hostname: string): boolean => LOOPBACK.test(hostname)
