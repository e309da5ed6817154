// The name of the session's cookie. Browsers share cookies between the ports of one host, so the
// port is part of the name. Source: protection.md, section 6.

/** The name for a host such as `localhost:4321`. */
export function cookieName(host: string): string {
  return `__Host-tumen-${host.split(':')[1] ?? '80'}`
}
