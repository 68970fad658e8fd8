/** Text of a file as spreadsheets save it: UTF-8, UTF-16 with its mark, else Windows-1252. */
export const decodeText = (bytes: Uint8Array): string | null => {
  const text = decoded(bytes)
  // A picture or a workbook has bytes that no text has.
  return text.includes('\0') ? null : text
}

const decoded = (bytes: Uint8Array): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
