/**
 * Page of one transport on the portal. The form of the address is known for letters of one real account (protocol page,
 * 1.2), the host is that of the service: whether it may be opened is decided by the door to the browser.
 * @param address the address of the service, as the settings have it
 */
export function portalLink(address: string, transportId: string): string {
  const page = new URL('/ondemand/webaccess/asd/FlexibleForm/FlexibleForm.aspx', new URL(address).origin)
  page.search = new URLSearchParams({ action: 'run', layout: '_flexibleform', Id: transportId }).toString()
  return page.href
}

/** The same page of the stand-in, which knows its documents by the number alone. */
export function standInLink(address: string, transportId: string): string {
  const number = /\d{19}$/.exec(transportId)?.[0]
  return new URL(number === undefined ? '/' : `/documents/${number}`, address).href
}
