import { Link, useParams } from '@tanstack/react-router'
import { api, data, writeHeader } from '@/api/client'
import { useWrite } from '@/api/useWrite'
import { useWords } from '@/i18n'
import { Button, buttonClass } from '@/ui/Button'
import { ProblemNotice } from '@/ui/Notice'
import { usePage } from '@/ui/page'
import { useEnter } from './enter'
import css from './entrance.module.css'

/** A sign-in link that works once. It asks before it is spent, so that a preview of the link does not use it up. */
export function OneTime() {
  const { t } = useWords()
  const heading = usePage(t('enter.linkTitle'))
  const { token } = useParams({ from: '/entrance/in/$token' })
  const enter = useEnter()
  const spend = useWrite(
    (body: { token: string }, key: string) =>
      data(api.POST('/api/v1/session/link', { body, headers: writeHeader(key) })),
    { onSuccess: enter },
  )
  return (
    <div className={css.form}>
      <h1 {...heading}>{t('enter.linkTitle')}</h1>
      <p>{t('enter.linkHint')}</p>
      {spend.isError && <ProblemNotice error={spend.error} />}
      <Button look="primary" wide disabled={spend.isPending} onClick={() => spend.mutate({ token })}>
        {spend.isPending ? t('enter.entering') : t('enter.enter')}
      </Button>
      {spend.isError && (
        <Link to="/in" className={buttonClass({ wide: true })}>
          {t('enter.withPassword')}
        </Link>
      )}
    </div>
  )
}
