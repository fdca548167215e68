/** Files that the server writes: taken in whole, so that a refusal can be told, and then kept by the browser. */

export interface SheetWish {
  format: 'xlsx' | 'csv'
  /** With commas between. */
  columns: string
  /** Only for CSV. */
  bom: boolean
}

/** A file as it came, and what the server says about it. */
export interface Written {
  content: Blob
  name: string
  rows: number
  /** There is more than the file holds. */
  cut: boolean
}

/** The name that the server gives a file; the last part of it, whatever it says. */
export function nameOf(disposition: string | null): string {
  const named = /filename="([^"]+)"/.exec(disposition ?? '')?.[1] ?? ''
  return named.split(/[\\/]/).at(-1) || 'export'
}

export async function written(answer: Promise<{ data?: unknown; response: Response }>): Promise<Written> {
  const { data, response } = await answer
  return {
    content: data as Blob,
    name: nameOf(response.headers.get('Content-Disposition')),
    rows: Number(response.headers.get('X-Liandong-Rows') ?? 0),
    cut: response.headers.get('X-Liandong-Cut') === 'true',
  }
}

/** Gives a file to the person. */
export function keep({ content, name }: Pick<Written, 'content' | 'name'>) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  // When the browser has taken it is not told; a busy one takes its time.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
