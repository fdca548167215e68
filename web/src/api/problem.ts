import type { ProblemBody } from './types'

export interface FieldProblem {
  /** JSON pointer (RFC 6901) into what was sent. */
  field: string
  message: string
}

/** What went wrong, in the server's words (RFC 9457), or why the server could not be asked. */
export class Problem extends Error {
  override readonly name = 'Problem'
  constructor(
    /** Stable code; `network` and `unreadable` are the client's own. */
    readonly code: string,
    readonly status: number,
    /** A sentence for the person; empty for the client's own codes, which the language files word. */
    readonly detail: string,
    readonly fields: FieldProblem[] = [],
    readonly currentVersion?: number,
    /** Seconds after which the server would like to be asked again. */
    readonly retryAfter?: number,
    /** The whole answer: what a code brings along besides its words. */
    readonly body: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail || code)
  }

  /** Worth trying again unchanged. */
  get passing() {
    return this.code === 'network' || this.status === 503 || this.status === 429
  }
}

export const unreachable = () => new Problem('network', 0, '')

/** Reads the answer of a failed request. */
export async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => undefined)
  if (!isProblem(body)) return new Problem('unreadable', response.status, '')
  const later = Number(response.headers.get('Retry-After') ?? NaN)
  return new Problem(
    body.code,
    response.status,
    body.detail || body.title,
    body.fields ?? [],
    body.current_version,
    Number.isFinite(later) ? later : undefined,
    { ...body },
  )
}

const isProblem = (body: unknown): body is ProblemBody & { current_version?: number } =>
  typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string'

/** The message for one top-level member of what was sent. */
export const fieldMessage = (problem: unknown, member: string): string | undefined =>
  problem instanceof Problem
    ? problem.fields.find(({ field }) => field === `/${member}` || field.startsWith(`/${member}/`))?.message
    : undefined
