import { Link, type ErrorComponentProps } from '@tanstack/react-router'
import { useWords } from '@/i18n'
import { buttonClass } from '@/ui/Button'
import { Empty } from '@/ui/Empty'
import { ProblemNotice } from '@/ui/Notice'
import { usePage } from '@/ui/page'

export function NotFoundPage() {
  const { t } = useWords()
  const heading = usePage(t('fallback.missing'))
  return (
    <main>
      <h1 {...heading} className="visually-hidden">
        {t('fallback.missing')}
      </h1>
      <Empty title={t('fallback.missing')}>
        <p>{t('fallback.missingHint')}</p>
        <Link to="/" className={buttonClass()}>
          {t('fallback.home')}
        </Link>
      </Empty>
    </main>
  )
}

export function ErrorPage({ error, reset }: ErrorComponentProps) {
  return (
    <main>
      <ProblemNotice error={error} retry={reset} />
    </main>
  )
}
