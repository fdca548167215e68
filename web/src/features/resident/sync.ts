/** Brings the receipts of this device and of the account together. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { receiptQuery } from '@/features/cases/queries'
import { rememberReceipt, useReceipts } from '@/features/cases/receipts'
import { useWords } from '@/i18n'
import { bindReceipt, meQuery } from './queries'
import { useSignedIn } from './signedIn'

interface Coded {
  code: string
}

const lacks = (list: readonly Coded[], code: string) => !list.some(one => one.code === code)

/** What one side has and the other has not. Pure. */
export function missing(device: readonly Coded[], account: readonly Coded[]) {
  return {
    toAccount: device.filter(({ code }) => lacks(account, code)).map(({ code }) => code),
    toDevice: account.filter(({ code }) => lacks(device, code)).map(({ code }) => code),
  }
}

/** As long as somebody is signed in, what is here is also there, and the other way round. */
export function useSync() {
  const signedIn = useSignedIn()
  const { say } = useWords()
  const queries = useQueryClient()
  const device = useReceipts()
  const { data: me } = useQuery({ ...meQuery, enabled: signedIn })
  useEffect(() => {
    if (!signedIn || !me) return
    const { toAccount, toDevice } = missing(device, me.receipts)
    for (const receipt of device.filter(({ code }) => toAccount.includes(code)))
      void bindReceipt(receipt).then(() => queries.invalidateQueries({ queryKey: meQuery.queryKey }))
    for (const { code, secret } of me.receipts.filter(({ code }) => toDevice.includes(code)))
      void queries.fetchQuery(receiptQuery({ kind: 'receipt', code, secret })).then(found => {
        const title = found.join ? say(found.category?.name) : found.title
        rememberReceipt({ code, secret, number: code, title, at: found.created_at })
      })
    // oxlint-disable-next-line react/exhaustive-deps -- the words of a title are those of the moment
  }, [signedIn, me, device, queries])
}
