import { useQuery } from '@tanstack/react-query'
import type { PublicAbout } from '@/api/types'
import { aboutQuery } from '@/features/publication/queries'
import { useWords } from '@/i18n'
import { Empty, Loading } from '@/ui/Empty'
import { ProblemNotice } from '@/ui/Notice'
import { usePage } from '@/ui/page'
import { CheckReceipt } from './CheckReceipt'
import { Downloads } from './Downloads'
import { Figures } from './Figures'
import { Ground } from './Ground'
import { LeftOut } from './LeftOut'
import css from './public.module.css'

/** What everybody may see: where people report, indicators, the open data, and whether a receipt is genuine. */
export function Public() {
  const { t, say } = useWords()
  const heading = usePage(t('public.title'))
  const about = useQuery(aboutQuery)
  return (
    <div className={css.page} data-wide>
      <div>
        <h1 {...heading}>{t('public.title')}</h1>
        <p className={css.lead}>{t('public.lead', { name: say(about.data?.name) })}</p>
      </div>
      {about.isPending && <Loading rows={6} />}
      {about.error && <ProblemNotice error={about.error} retry={() => void about.refetch()} />}
      {about.data && <Published about={about.data} />}
      <CheckReceipt />
      {about.data && <LeftOut about={about.data} />}
    </div>
  )
}

function Published({ about }: { about: PublicAbout }) {
  const { t } = useWords()
  if (about.months.length === 0)
    return (
      <Empty title={t('public.nothing')}>
        <p>{t('public.nothingHint', { hours: about.delay_hours, count: about.reporters })}</p>
      </Empty>
    )
  return (
    <>
      <Ground about={about} />
      <Figures about={about} />
      <Downloads about={about} />
    </>
  )
}
