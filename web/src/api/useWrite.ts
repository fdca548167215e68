import { useMutation, type UseMutationOptions } from '@tanstack/react-query'
import { useState } from 'react'
import { Once } from './once'
import { Problem } from './problem'

/** A write with an `Idempotency-Key` that survives retries of the same content. */
export function useWrite<Input, Output>(
  send: (input: Input, key: string) => Promise<Output>,
  options: Omit<UseMutationOptions<Output, Error, Input>, 'mutationFn'> = {},
) {
  const [once] = useState(() => new Once())
  return useMutation<Output, Error, Input>({
    ...options,
    mutationFn: async input => {
      try {
        const output = await send(input, once.key(input))
        once.done()
        return output
      } catch (error) {
        // A refusal is an answer too; only a lost one keeps the key.
        if (!(error instanceof Problem && error.passing)) once.done()
        throw error
      }
    },
  })
}
